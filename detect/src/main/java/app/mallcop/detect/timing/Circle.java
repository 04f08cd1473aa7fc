package app.mallcop.detect.timing;

/** The day as a circle of 48 half hours: 23:50 and 00:10 are neighbours. */
final class Circle {

    static final int SLOTS = 48;
    static final int MINUTES = 1440;
    private static final int SLOT = MINUTES / SLOTS;
    /** As far as a minute of a slot can be from its middle. */
    static final int HALF_SLOT = SLOT / 2;

    private Circle() {}

    static int slot(int minute) {
        return minute / SLOT;
    }

    /** The minute in the middle of a slot: from any activity in it at most a quarter of an hour away. */
    static int middle(int slot) {
        return slot * SLOT + HALF_SLOT;
    }

    /** Minutes between two minutes of the day, the short way around. */
    static int apart(int minute, int other) {
        int between = Math.abs(minute - other);
        return Math.min(between, MINUTES - between);
    }

    /** How widely times are spread around the clock, in minutes; the standard deviation where they form one heap. */
    static double spread(int[] counts) {
        double x = 0;
        double y = 0;
        long total = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            double angle = 2 * Math.PI * middle(slot) / MINUTES;
            x += counts[slot] * StrictMath.cos(angle);
            y += counts[slot] * StrictMath.sin(angle);
            total += counts[slot];
        }
        double length = Math.sqrt(x * x + y * y) / Math.max(1, total);
        return length < 1e-6
                ? MINUTES
                : Math.sqrt(-2 * StrictMath.log(Math.min(1, length))) * MINUTES / (2 * Math.PI);
    }

    /** The counts as a smooth density over the slots, each spread by a bell of this width; sums to 1. */
    static double[] smooth(int[] counts, double sigma) {
        double[] bell = new double[SLOTS / 2 + 1];
        double all = 0;
        for (int away = 0; away <= SLOTS / 2; away++) {
            double z = away * SLOT / sigma;
            bell[away] = StrictMath.exp(-z * z / 2);
            all += bell[away] * (away == 0 || away == SLOTS / 2 ? 1 : 2);
        }
        double[] density = new double[SLOTS];
        long total = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            total += counts[slot];
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts[slot] > 0) {
                double part = counts[slot] / (all * total);
                for (int other = 0; other < SLOTS; other++) {
                    int away = Math.abs(slot - other);
                    density[other] += part * bell[Math.min(away, SLOTS - away)];
                }
            }
        }
        return density;
    }

    /** 1 where every hour of the day is as busy as any other, 0 where all is in one hour. */
    static double flatness(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        double entropy = 0;
        for (int hour = 0; hour < SLOTS / 2; hour++) {
            double share = (double) (counts[2 * hour] + counts[2 * hour + 1]) / Math.max(1, total);
            if (share > 0) {
                entropy -= share * StrictMath.log(share);
            }
        }
        return entropy / StrictMath.log(SLOTS / 2.0);
    }
}
