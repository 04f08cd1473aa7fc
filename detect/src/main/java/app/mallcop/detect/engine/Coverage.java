package app.mallcop.detect.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which days each connector was read for, and since when. For a scan that is the time its streams were asked for; for an
 * import, which only has what it was given, the days with events.
 */
final class Coverage {

    private static final class Of {
        final short number;
        final BitSet days = new BitSet();
        @Nullable
        Instant firstRead;
        /** Learned anew since: days before do not count. */
        int anewFrom;

        Of(short number) {
            this.number = number;
        }
    }

    private final Map<String, Of> connectors = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private Of of(String source) {
        Of known = connectors.get(source);
        if (known == null) {
            known = new Of((short) names.size());
            connectors.put(source, known);
            names.add(source);
        }
        return known;
    }

    /** Connectors in the order they were first met; a number in a {@link Track} is a place in this list. */
    List<String> sources() {
        return List.copyOf(names);
    }

    short number(String source) {
        return of(source).number;
    }

    int numberOf(String source) {
        Of known = connectors.get(source);
        return known == null ? -1 : known.number;
    }

    void cover(String source, int day) {
        of(source).days.set(day);
    }

    void read(String source, Instant at) {
        Of of = of(source);
        if (of.firstRead == null || at.isBefore(of.firstRead)) {
            of.firstRead = at;
        }
    }

    void anew(String source, int from) {
        of(source).anewFrom = from;
    }

    boolean covers(String source, int day) {
        Of known = connectors.get(source);
        return known != null && known.days.get(day);
    }

    /** Days from..to on which some connector was read. */
    BitSet anyFrom(int from, int to) {
        BitSet any = new BitSet();
        connectors.values().forEach(of -> any.or(of.days));
        any.clear(0, Math.max(0, from));
        any.clear(Math.max(0, to + 1), Math.max(to + 1, any.length()));
        return any;
    }

    /** How many days were covered from..to. */
    int days(String source, int from, int to) {
        Of known = connectors.get(source);
        int days = 0;
        if (known != null) {
            for (int day = known.days.nextSetBit(Math.max(0, from)); day >= 0 && day <= to; day = known.days
                    .nextSetBit(day + 1)) {
                days++;
            }
        }
        return days;
    }

    /**
     * Whether a day falls in a connector's learning time: too few days were covered before it. What came of yesterday may not all be here
     * yet, so yesterday counts as covered whether it is or not, and the answer stays the same.
     */
    boolean isLearning(String source, int day, int learningDays) {
        Of known = connectors.get(source);
        if (learningDays == 0) {
            return false;
        }
        int before = known == null ? 0 : days(source, known.anewFrom, day - 2);
        return before == 0 || before + 1 < learningDays;
    }

    /** The covered days of the learning time, first to last; empty while it is not over before this day. */
    List<Integer> learned(String source, int before, int learningDays) {
        if (learningDays == 0 || isLearning(source, before, learningDays)) {
            return List.of();
        }
        Of known = of(source);
        return known.days.stream().filter(day -> day >= known.anewFrom)
                .takeWhile(day -> isLearning(source, day, learningDays)).boxed().toList();
    }

    /** From well before the connector was first read: told, but nobody is woken for it. */
    boolean isHistorical(String source, Instant at) {
        Of known = connectors.get(source);
        return known != null && known.firstRead != null && at.isBefore(known.firstRead.minusSeconds(86_400));
    }

    @Nullable
    Instant firstRead(String source) {
        Of known = connectors.get(source);
        return known == null ? null : known.firstRead;
    }

    int anewFrom(String source) {
        return of(source).anewFrom;
    }

    BitSet daysOf(String source) {
        return (BitSet) of(source).days.clone();
    }
}
