package app.mallcop.actors.evidence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/** How often something was seen on which days. Small, since a look at many findings holds hundreds of thousands of them. */
public final class Days {

    /** Days since 1970, rising, and how often on each; the first {@code size} count. */
    private final long[] days;
    private final long[] events;
    private final int size;

    private Days(long[] days, long[] events, int size) {
        this.days = days;
        this.events = events;
        this.size = size;
    }

    public static Days of(Map<LocalDate, Long> seen) {
        Builder builder = new Builder();
        seen.forEach((day, events) -> builder.add(day, events));
        return builder.build();
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many days. */
    public int size() {
        return size;
    }

    public long events() {
        return Arrays.stream(events, 0, size).sum();
    }

    public LocalDate first() {
        return LocalDate.ofEpochDay(days[0]);
    }

    public LocalDate last() {
        return LocalDate.ofEpochDay(days[size - 1]);
    }

    /** Those before a day. */
    public Days before(LocalDate day) {
        int place = Arrays.binarySearch(days, 0, size, day.toEpochDay());
        return new Days(days, events, place < 0 ? -place - 1 : place);
    }

    /** Oldest first. */
    public Stream<LocalDate> stream() {
        return Arrays.stream(days, 0, size).mapToObj(LocalDate::ofEpochDay);
    }

    public void each(ObjLongConsumer<LocalDate> reader) {
        for (int i = 0; i < size; i++) {
            reader.accept(LocalDate.ofEpochDay(days[i]), events[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Days that && Arrays.equals(days, 0, size, that.days, 0, that.size)
                && Arrays.equals(events, 0, size, that.events, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = hash * 31 + Long.hashCode(days[i]) * 17 + Long.hashCode(events[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return size + " days, " + events() + " events";
    }

    /** Takes days as they come; cheap where they come oldest first. */
    public static final class Builder {
        private long[] days = new long[4];
        private long[] events = new long[4];
        private int size;

        public void add(LocalDate day, long more) {
            add(day.toEpochDay(), more);
        }

        /** What another took as well. */
        public void add(Builder other) {
            for (int i = 0; i < other.size; i++) {
                add(other.days[i], other.events[i]);
            }
        }

        private void add(long day, long more) {
            int place = size > 0 && days[size - 1] < day ? -size - 1 : Arrays.binarySearch(days, 0, size, day);
            if (place >= 0) {
                events[place] += more;
                return;
            }
            place = -place - 1;
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                events = Arrays.copyOf(events, size * 2);
            }
            System.arraycopy(days, place, days, place + 1, size - place);
            System.arraycopy(events, place, events, place + 1, size - place);
            days[place] = day;
            events[place] = more;
            size++;
        }

        public Days build() {
            return new Days(Arrays.copyOf(days, size), Arrays.copyOf(events, size), size);
        }
    }
}
