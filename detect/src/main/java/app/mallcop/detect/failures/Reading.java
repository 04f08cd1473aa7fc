package app.mallcop.detect.failures;

import app.mallcop.detect.Sighting;
import org.jspecify.annotations.Nullable;

/** What an event is as an attempt. Several tallies ask for the same event in a row, so the last answer is kept. */
record Reading(Sighting seen, Attempt ended, Origin origin) {

    /** Keeps the last reading; a function of the event, so it is no state. */
    static final class Last {
        private @Nullable Reading last;

        Reading of(Sighting seen) {
            Reading known = last;
            if (known == null || known.seen() != seen) {
                known = new Reading(seen, Attempt.of(seen), Origin.of(seen));
                last = known;
            }
            return known;
        }
    }
}
