package app.mallcop.detect.engine;

import app.mallcop.detect.normal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every sealed day of one key, by day and connector, with the findings that withhold it. Small arrays: there are very many of these. */
final class Track {

    private static final List<String> FREE = List.of();

    private int size;
    private int[] days = new int[2];
    private short[] sources = new short[2];
    private int[] counts = new int[2];
    private List<String> @Nullable [] withheld;

    /** What a connector's day counts now, whatever it counted before. */
    void put(int day, short source, long count, List<String> withheldBy) {
        int at = place(day, source);
        if (at < size && days[at] == day && sources[at] == source) {
            counts[at] = clip(count);
            hold(at, withheldBy);
            return;
        }
        grow();
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(sources, at, sources, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        if (withheld != null) {
            System.arraycopy(withheld, at, withheld, at + 1, size - at);
            withheld[at] = FREE;
        }
        days[at] = day;
        sources[at] = source;
        counts[at] = clip(count);
        size++;
        hold(at, withheldBy);
    }

    private static int clip(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    private int place(int day, short source) {
        int at = size;
        while (at > 0 && (days[at - 1] > day || (days[at - 1] == day && sources[at - 1] >= source))) {
            at--;
        }
        return at;
    }

    private void grow() {
        if (size == days.length) {
            int more = size + (size >> 1) + 1;
            days = Arrays.copyOf(days, more);
            sources = Arrays.copyOf(sources, more);
            counts = Arrays.copyOf(counts, more);
            if (withheld != null) {
                withheld = Arrays.copyOf(withheld, more);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void hold(int at, List<String> by) {
        if (withheld == null) {
            if (by.isEmpty()) {
                return;
            }
            withheld = (List<String>[]) new List<?>[days.length];
            Arrays.fill(withheld, FREE);
        }
        withheld[at] = by;
    }

    private List<String> withheldBy(int at) {
        return withheld == null ? FREE : withheld[at];
    }

    private boolean isWithheld(int at, Set<String> released) {
        List<String> by = withheldBy(at);
        return !by.isEmpty() && !released.containsAll(by);
    }

    /** Takes out what a connector (or every one, if negative) taught up to a day; true if nothing is left. */
    boolean drop(int source, int upTo) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (days[i] > upTo || (source >= 0 && sources[i] != source)) {
                days[kept] = days[i];
                sources[kept] = sources[i];
                counts[kept] = counts[i];
                if (withheld != null) {
                    withheld[kept] = withheld[i];
                }
                kept++;
            }
        }
        size = kept;
        return size == 0;
    }

    int size() {
        return size;
    }

    int lastDay() {
        return size == 0 ? Integer.MIN_VALUE : days[size - 1];
    }

    /** The days from..to without {@code without}, of one connector or, if negative, of all. */
    Series series(int from, int to, int without, int source, Set<String> released) {
        int found = 0;
        int kept = 0;
        int[] on = new int[size];
        long[] many = new long[size];
        int[] out = new int[withheld == null ? 0 : size];
        for (int i = 0; i < size; i++) {
            int day = days[i];
            if (day < from || day > to || day == without || (source >= 0 && sources[i] != source)) {
                continue;
            }
            if (isWithheld(i, released)) {
                if (kept == 0 || out[kept - 1] != day) {
                    out[kept++] = day;
                }
            } else if (found > 0 && on[found - 1] == day) {
                many[found - 1] += counts[i];
            } else {
                on[found] = day;
                many[found++] = counts[i];
            }
        }
        if (found == 0 && kept == 0) {
            return Series.NONE;
        }
        return new Series(Arrays.copyOf(on, found), Arrays.copyOf(many, found), Arrays.copyOf(out, kept));
    }

    interface Reader {
        void day(int day, short source, int count, List<String> withheldBy);
    }

    void each(Reader reader) {
        for (int i = 0; i < size; i++) {
            reader.day(days[i], sources[i], counts[i], withheldBy(i));
        }
    }
}
