package app.mallcop.sim.scale;

import java.time.LocalDate;

/** How much happens on which day, and when in it. */
final class DayShape {

    static final int DAY_MILLIS = 86_400_000;

    /** How loud each hour of UTC is, for a company whose people live from Tacoma to Sapporo. */
    private static final int[] HOURS = {4, 5, 5, 4, 4, 5, 6, 7, 9, 11, 12, 11, 11, 13, 15, 16, 15, 14, 11, 9, 8, 7, 6,
            5};

    private static final int STEPS = 1 << 14;
    private static final int[] QUANTILES = quantiles();

    private DayShape() {}

    /** In tenths of a usual working day. */
    static int weight(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY, WEDNESDAY -> 10;
            case TUESDAY, THURSDAY -> 12;
            case FRIDAY -> 8;
            case SATURDAY, SUNDAY -> 3;
        };
    }

    /** The millisecond of the day by which this share of it, in 2^-14, has happened. */
    static int millisAt(int share) {
        return QUANTILES[share];
    }

    static int stepOf(long nth, long ofAll) {
        return (int) (nth * STEPS / ofAll);
    }

    private static int[] quantiles() {
        int total = 0;
        for (int hour : HOURS) {
            total += hour;
        }
        int[] quantiles = new int[STEPS + 1];
        long before = 0;
        int hour = 0;
        for (int step = 0; step <= STEPS; step++) {
            long scaled = (long) step * total;
            while (hour < 23 && scaled >= (before + HOURS[hour]) * STEPS) {
                before += HOURS[hour++];
            }
            long within = (scaled - before * STEPS) * 3_600_000 / ((long) HOURS[hour] * STEPS);
            quantiles[step] = (int) Math.min(hour * 3_600_000L + within, DAY_MILLIS - 1);
        }
        return quantiles;
    }
}
