package app.mallcop.detect.failures;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of a day in which a condition held, together: every failure in some window that met it and that ended on the
 * day.
 *
 * @param most the largest count of a window
 */
record Burst(List<Try> failures, long most) {

    private static final int EVIDENCE = 25;

    /** How large a burst is what lies in a window: 0 where it is none. */
    interface Measure {
        long of(Window window);
    }

    static @Nullable Burst find(Timeline timeline, LocalDate day, Duration length, Measure measure) {
        BitSet in = new BitSet();
        long most = 0;
        Window window = new Window(timeline, length);
        while (window.next()) {
            long size = timeline.isOn(window.end(), day) ? measure.of(window) : 0;
            if (size > 0) {
                in.set(window.start(), window.end() + 1);
                most = Math.max(most, size);
            }
        }
        if (most == 0) {
            return null;
        }
        List<Try> failures = new ArrayList<>();
        in.stream().forEach(index -> failures.add(timeline.get(index)));
        return new Burst(List.copyOf(failures), most);
    }

    Instant first() {
        return failures.getFirst().at();
    }

    Instant last() {
        return failures.getLast().at();
    }

    /** The first and the last few. */
    List<EventRef> evidence() {
        return sample(failures.stream().map(Try::ref).toList());
    }

    static List<EventRef> sample(List<EventRef> all) {
        if (all.size() <= 2 * EVIDENCE) {
            return all;
        }
        List<EventRef> some = new ArrayList<>(all.subList(0, EVIDENCE));
        some.addAll(all.subList(all.size() - EVIDENCE, all.size()));
        return List.copyOf(some);
    }

    /** The different ones, in canonical order. */
    List<Untrusted> distinct(Function<Try, Untrusted> of) {
        TreeSet<Untrusted> values = new TreeSet<>();
        for (Try failure : failures) {
            Untrusted value = of.apply(failure);
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }
}
