package app.mallcop.cli.frame;

import java.time.Duration;
import java.time.Instant;

/** A point in time as people type it: a time or a day, or how long ago. */
public sealed interface Moment {

    Instant asOf(Instant now);

    record At(Instant at) implements Moment {
        @Override
        public Instant asOf(Instant now) {
            return at;
        }
    }

    record Ago(Duration span) implements Moment {
        @Override
        public Instant asOf(Instant now) {
            return now.minus(span);
        }
    }
}
