package app.mallcop.detect.timing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The half hours somebody was seen in, in words. */
final class Hours {

    /** Two stretches less than this many slots apart are one. */
    private static final int GAP = 3;
    /** A stretch with less of the activity is not worth a word. */
    private static final double WORTH = 0.05;
    private static final int TOLD = 3;

    private record Stretch(int from, int length, long weight) {
        String words() {
            return clock(from) + " to " + clock(from + length);
        }
    }

    private Hours() {}

    static String of(int[] counts) {
        List<Stretch> stretches = stretches(counts);
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        double least = WORTH * total;
        List<Stretch> told = stretches.stream().filter(stretch -> stretch.weight() >= least)
                .sorted(Comparator.comparingLong(Stretch::weight).reversed().thenComparingInt(Stretch::from))
                .limit(TOLD)
                .sorted(Comparator.comparingInt(Stretch::from)).toList();
        return String.join(" and ", told.stream().map(Stretch::words).toList());
    }

    /** Goes around once, from the first slot after the longest pause. */
    private static List<Stretch> stretches(int[] counts) {
        int begin = afterPause(counts);
        List<Stretch> stretches = new ArrayList<>();
        int from = -1;
        int last = -1;
        long weight = 0;
        for (int step = 0; step < Circle.SLOTS; step++) {
            int count = counts[(begin + step) % Circle.SLOTS];
            if (count == 0) {
                continue;
            }
            if (from >= 0 && step - last > GAP) {
                stretches.add(new Stretch((begin + from) % Circle.SLOTS, last - from + 1, weight));
                from = -1;
                weight = 0;
            }
            from = from < 0 ? step : from;
            last = step;
            weight += count;
        }
        if (from >= 0) {
            stretches.add(new Stretch((begin + from) % Circle.SLOTS, last - from + 1, weight));
        }
        return stretches;
    }

    private static int afterPause(int[] counts) {
        int longest = 0;
        int begin = 0;
        int pause = 0;
        for (int step = 0; step < 2 * Circle.SLOTS; step++) {
            int slot = step % Circle.SLOTS;
            if (counts[slot] > 0) {
                if (pause > longest) {
                    longest = pause;
                    begin = slot;
                }
                pause = 0;
            } else {
                pause++;
            }
        }
        return begin;
    }

    private static String clock(int slot) {
        return minute(slot % Circle.SLOTS * 30);
    }

    static String minute(int minuteOfDay) {
        int hour = minuteOfDay / 60;
        int minute = minuteOfDay % 60;
        return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
    }

    static String length(int minutes) {
        return minutes < 60
                ? minutes + " minutes"
                : minutes / 60 + (minutes % 60 == 0 ? " hours" : " h " + minutes % 60 + " min");
    }
}
