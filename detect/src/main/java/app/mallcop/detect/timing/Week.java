package app.mallcop.detect.timing;

import java.util.SortedSet;

/** Weekdays and weekends of UTC days. */
final class Week {

    /** So many Saturdays and Sundays, all free, tell that weekends are free: eight weeks. */
    private static final int FREE_DAYS = 16;
    /** Of somebody who is there on fewer weekdays a free weekend says little. */
    private static final double AT_WORK = 0.5;

    private Week() {}

    /** 1970-01-01 was a Thursday. */
    static boolean isWeekend(int epochDay) {
        return Math.floorMod(epochDay + 3, 7) >= 5;
    }

    static int weekendDays(int from, int to) {
        int days = 0;
        for (int day = from; day <= to; day++) {
            days += isWeekend(day) ? 1 : 0;
        }
        return days;
    }

    /** Whether somebody seen on these days works on weekdays only. */
    static boolean areWeekendsFree(SortedSet<Integer> active, int to) {
        for (int day : active) {
            if (isWeekend(day)) {
                return false;
            }
        }
        int weekends = weekendDays(active.first(), to);
        int weekdays = to - active.first() + 1 - weekends;
        return weekends >= FREE_DAYS && active.size() >= AT_WORK * weekdays;
    }
}
