package app.mallcop.actors.tools;

import app.mallcop.actors.evidence.Row;
import app.mallcop.actors.evidence.Some;
import app.mallcop.api.Event;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is on record, as it was when a run began: asked by actors while they look at a finding, and by several at a time.
 * Whoever implements it filters first and cuts then, does bounded work, and names what it did not look at. No raw payload
 * and no secret is in it.
 */
public interface Library {

    /** What is empty asks for all. Until is exclusive. */
    record EventsAsked(Optional<String> finding, Optional<Untrusted> actor, Optional<String> source,
            Optional<String> type, Optional<Instant> since, Optional<Instant> until, Optional<Untrusted> text,
            int limit) {}

    /** What is empty asks for all. */
    record FindingsAsked(Optional<Untrusted> about, Optional<String> detector, Optional<FindingStatus> status,
            Optional<Severity> severity, Optional<Instant> since, int limit) {}

    /** @param notSeen what was not looked at, in words */
    record Found<T>(Some<T> some, List<String> notSeen) {
        public Found {
            notSeen = List.copyOf(notSeen);
        }
    }

    /** Rows of the baseline that name something; {@code to} is its newest day. */
    record Known(List<Row> rows, LocalDate to, List<String> notSeen) {
        public Known {
            rows = List.copyOf(rows);
            notSeen = List.copyOf(notSeen);
        }
    }

    /** @param values as the operator wrote them; what refers to the environment stays a reference */
    record Setting(String key, List<Untrusted> values) {
        public Setting {
            values = List.copyOf(values);
        }
    }

    /** Newest first; those a finding rests on oldest first. */
    Found<Event> events(EventsAsked asked) throws IOException;

    /** Under whatever name a platform spells it. */
    Known baseline(Untrusted name) throws IOException;

    Optional<FindingState> finding(String id) throws IOException;

    /** Worst first. */
    Found<FindingState> findings(FindingsAsked asked) throws IOException;

    /** Those that an actor may read; nothing else of the config. */
    List<Setting> config();
}
