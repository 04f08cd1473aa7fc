package app.mallcop.store.findings;

import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.time.Instant;
import java.util.List;

/** One line of {@code findings.jsonl}: what the engine saw in one run. */
public sealed interface FindingLine {

    /** The finding. */
    String id();

    /** The run that wrote it. Without that run's line in the run log it does not count. */
    String run();

    /** Seen for the first time. */
    record Opened(String run, Finding finding) implements FindingLine {
        @Override
        public String id() {
            return finding.id();
        }
    }

    /** Seen again: the new totals, and what evidence came with it. */
    record Seen(String run, String id, Severity severity, Severity realSeverity, Instant lastSeen, long occurrences,
            List<Evidence> evidence) implements FindingLine {
        public Seen {
            evidence = List.copyOf(evidence);
        }
    }

    /** The condition no longer holds, such as a boundary that was mended. */
    record Ended(String run, String id, Instant at, String why) implements FindingLine {}
}
