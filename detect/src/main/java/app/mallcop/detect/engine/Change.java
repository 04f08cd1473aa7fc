package app.mallcop.detect.engine;

import app.mallcop.api.Finding;
import java.time.Instant;

/** What a detection says of one finding. */
public sealed interface Change {

    String id();

    /** Seen for the first time. */
    record Opened(Finding finding) implements Change {
        @Override
        public String id() {
            return finding.id();
        }
    }

    /** Seen again: as it stands now, with the evidence and withheld entries that came with this run only. */
    record Again(Finding finding) implements Change {
        @Override
        public String id() {
            return finding.id();
        }
    }

    /** Its condition no longer holds, or others of its kind made it part of a flood. */
    record Ended(String id, Instant at, String why) implements Change {}
}
