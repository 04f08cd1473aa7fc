package app.mallcop.detect.odds;

/** What a share that was counted says of the share there really is. */
public final class Share {

    /** 95 of 100 intervals hold the true share. */
    private static final double Z = 1.96;

    private Share() {}

    /** The least the true share may well be: Wilson's lower bound. Few lines say little, so it is low for them. */
    public static double atLeast(long part, long whole) {
        if (whole <= 0) {
            return 0;
        }
        double p = (double) part / whole;
        double z2 = Z * Z;
        double middle = p + z2 / (2 * whole);
        double half = Z * Math.sqrt(p * (1 - p) / whole + z2 / (4.0 * whole * whole));
        return Math.max(0, (middle - half) / (1 + z2 / whole));
    }

    /** By how many standard deviations the first share is above the second. */
    public static double above(long part, long whole, long partBefore, long wholeBefore) {
        if (whole <= 0 || wholeBefore <= 0) {
            return 0;
        }
        double pooled = (double) (part + partBefore) / (whole + wholeBefore);
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / whole + 1.0 / wholeBefore));
        double difference = (double) part / whole - (double) partBefore / wholeBefore;
        return deviation == 0 ? 0 : difference / deviation;
    }
}
