package app.mallcop.detect.volume;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import java.math.BigDecimal;

/** What is counted, and in which unit: operations, so that a record that stands for many counts for many. */
final class Facts {

    /** [event type]: operations. */
    static final Fact TYPE = Fact.of("volume");

    /** [event type, which three hours of the day]: operations. */
    static final Fact BLOCK = Fact.of("volume-block");

    /** [actor, event type]: operations. */
    static final Fact ACTOR = Fact.ofActor("volume-actor", 64);

    static final int BLOCK_MINUTES = 180;

    /** More than that no single record is believed to stand for. */
    static final long MOST = 1_000_000;

    private static final Untrusted COUNT = Untrusted.of("operation_count");
    private static final BigDecimal CAP = BigDecimal.valueOf(MOST);

    private Facts() {}

    static Key type(Sighting seen) {
        return Key.of(Untrusted.of(seen.type().name()));
    }

    static Key block(Untrusted type, int block) {
        return Key.of(type, Everyday.number(block));
    }

    /** How many operations the record stands for, 1 where it does not say. */
    static long weight(Sighting seen) {
        return claimed(seen).min(CAP).max(BigDecimal.ONE).longValue();
    }

    static boolean isBeyondBelief(Sighting seen) {
        return claimed(seen).compareTo(CAP) > 0;
    }

    private static BigDecimal claimed(Sighting seen) {
        Value claimed = seen.event().metadata().fields().fields().get(COUNT);
        return claimed instanceof Value.Num(BigDecimal number) ? number : BigDecimal.ONE;
    }
}
