package app.mallcop.detect.odds;

/** How unlikely a count is, of events that come by themselves at some rate. */
public final class Tail {

    private static final double LEAST_MEAN = 1e-9;

    private Tail() {}

    /**
     * An upper bound of ln P(X >= x), for a count whose variance may exceed its mean (negative binomial; Poisson where it does
     * not). Chernoff's bound: simple, exact to the digit on every machine, and it only falls as {@code x} grows.
     */
    public static double logAtLeast(double x, double mean, double variance) {
        double mu = Math.max(mean, LEAST_MEAN);
        if (x <= mu) {
            return 0;
        }
        if (variance <= mu * 1.000001) {
            return x - mu - x * StrictMath.log(x / mu);
        }
        double size = mu * mu / (variance - mu);
        return (x + size) * StrictMath.log((x + size) / (mu + size)) - x * StrictMath.log(x / mu);
    }

    /** ln P(X = 0), of such a count. */
    public static double logNone(double mean, double variance) {
        if (mean <= 0) {
            return 0;
        }
        if (variance <= mean * 1.000001) {
            return -mean;
        }
        double size = mean * mean / (variance - mean);
        return size * StrictMath.log(size / (size + mean));
    }

    /**
     * Whether a day's count is beyond what {@code total} events on {@code days} days lead to expect: how often it would be reached is less
     * than {@code chance}. The rate itself is only known from those days (Gamma–Poisson). Without days nothing is known.
     */
    public static boolean isBeyond(double x, long total, int days, double chance) {
        if (days <= 0) {
            return true;
        }
        double shape = total + 0.5;
        double mean = shape / days;
        return logAtLeast(x, mean, mean + mean * mean / shape) < StrictMath.log(chance);
    }

    /** The least whole number, from {@code least} on, that is beyond; see {@link #isBeyond}. */
    public static int leastBeyond(int least, long total, int days, double chance) {
        int low = least;
        if (isBeyond(low, total, days, chance)) {
            return low;
        }
        int high = Math.max(1, low);
        while (!isBeyond(high, total, days, chance) && high < 1 << 29) {
            high *= 2;
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (isBeyond(middle, total, days, chance)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
