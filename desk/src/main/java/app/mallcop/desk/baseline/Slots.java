package app.mallcop.desk.baseline;

import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Half hours of the UTC day, 0 to 47, put together to stretches as a person would tell them. */
final class Slots {

    private static final int ALL = 48;

    private Slots() {}

    /** @param from the first half hour, and {@code length} how many; it may go over midnight */
    record Stretch(int from, int length, long events) {
        String start() {
            return time(from);
        }

        /** {@code 24:00} only for the end of a whole day. */
        String end() {
            return length == ALL ? "24:00" : time((from + length) % ALL);
        }
    }

    static boolean isSlot(Untrusted part) {
        return part.length() == 2 && part.clear().chars().allMatch(c -> c >= '0' && c <= '9') && of(part) < ALL;
    }

    static int of(Untrusted part) {
        return Integer.parseInt(part.clear());
    }

    /** {@code 08:30–09:00}. */
    static String words(int slot) {
        return time(slot) + "–" + time((slot + 1) % ALL);
    }

    private static String time(int slot) {
        return (slot < 20 ? "0" : "") + slot / 2 + (slot % 2 == 0 ? ":00" : ":30");
    }

    /** What lies side by side is one stretch, over midnight too. */
    static List<Stretch> stretches(SortedMap<Integer, Long> events) {
        if (events.size() == ALL) {
            return List.of(new Stretch(0, ALL, events.values().stream().mapToLong(Long::longValue).sum()));
        }
        TreeMap<Integer, Long> left = new TreeMap<>(events);
        List<Stretch> stretches = new ArrayList<>();
        for (int slot : events.keySet()) {
            if (events.containsKey((slot + ALL - 1) % ALL) || !left.containsKey(slot)) {
                continue; // in the middle of a stretch
            }
            int length = 0;
            long sum = 0;
            for (Long count = left.remove(slot); count != null; count = left.remove((slot + length) % ALL)) {
                sum += count;
                length++;
            }
            stretches.add(new Stretch(slot, length, sum));
        }
        return List.copyOf(stretches);
    }
}
