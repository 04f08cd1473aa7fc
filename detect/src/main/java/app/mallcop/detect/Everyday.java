package app.mallcop.detect;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.failures.Attempt;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import java.util.List;
import java.util.stream.IntStream;

/** What is learned of every event, whichever detectors run: who was active, and at what time of day. */
public final class Everyday {

    /** [actor]: events. */
    public static final Fact ACTOR = Fact.of("actor");

    /** [actor, half hour of the UTC day, 0 to 47]: events, failed sign-ins left out. */
    public static final Fact ACTOR_SLOT = Fact.ofActor("actor-slot", 48);

    /** [event type]: events. */
    public static final Fact TYPE = Fact.of("type");

    /** The same as one who only learns. */
    public static final Detector LEARNED = new Detector() {
        @Override
        public String name() {
            return "everyday";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void learn(Sighting seen, Learning day) {
            Everyday.learn(seen, day);
        }
    };

    private static final List<Untrusted> NUMBERS = IntStream.range(0, 48)
            .mapToObj(number -> Untrusted.of(number < 10 ? "0" + number : Integer.toString(number))).toList();

    private Everyday() {}

    /** A small number as part of a key, in two digits. */
    public static Untrusted number(int number) {
        return NUMBERS.get(number);
    }

    public static int slot(Sighting seen) {
        return seen.minuteOfDay() / 30;
    }

    public static void learn(Sighting seen, Learning day) {
        day.count(TYPE, Key.of(Untrusted.of(seen.type().name())));
        if (seen.hasActor()) {
            day.count(ACTOR, Key.of(seen.actor()));
            // Anybody can try to sign in as somebody else; that makes no habit.
            if (!Attempt.of(seen).isFailure()) {
                day.count(ACTOR_SLOT, Key.of(seen.actor(), number(slot(seen))));
            }
        }
    }
}
