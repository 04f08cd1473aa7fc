package app.mallcop.detect.normal;

import java.util.Arrays;

/**
 * The days of one key within the window: on which it was seen, and how often. Days withheld by an open finding are not
 * counted, but told apart from days on which nothing happened.
 */
public final class Series {

    public static final Series NONE = new Series(new int[0], new long[0], new int[0]);

    private final int[] days;
    private final long[] counts;
    private final int[] withheld;

    /** @param days epoch days, ascending, with their counts; {@code withheld} the days kept out, ascending */
    public Series(int[] days, long[] counts, int[] withheld) {
        this.days = days;
        this.counts = counts;
        this.withheld = withheld;
    }

    public boolean isEmpty() {
        return days.length == 0;
    }

    /** On how many distinct days. */
    public int days() {
        return days.length;
    }

    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** The nth day it was seen on, from 0, as an epoch day. */
    public int day(int index) {
        return days[index];
    }

    public long count(int index) {
        return counts[index];
    }

    /** How often on this epoch day. */
    public long on(int epochDay) {
        int at = Arrays.binarySearch(days, epochDay);
        return at < 0 ? 0 : counts[at];
    }

    public int firstDay() {
        return days[0];
    }

    public int lastDay() {
        return days[days.length - 1];
    }

    public boolean isWithheld(int epochDay) {
        return Arrays.binarySearch(withheld, epochDay) >= 0;
    }

    public int withheldDays() {
        return withheld.length;
    }
}
