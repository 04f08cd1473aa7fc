package app.mallcop.detect.odds;

import java.util.Arrays;

/** What is middling among numbers, and how far they usually are from it, whatever a few of them do. */
public final class Spread {

    /** Makes the middling deviation of bell-shaped numbers their standard deviation. */
    private static final double BELL = 1.4826;

    private Spread() {}

    public static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The usual distance from {@code middle}, in standard deviations of a bell curve. */
    public static double around(double middle, double[] values) {
        double[] away = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            away[i] = Math.abs(values[i] - middle);
        }
        return BELL * median(away);
    }

    /** The mean, with what is far above the median counted as if it were only somewhat above: one wild day moves it little. */
    public static double tameMean(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double cap = cap(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.min(value, cap);
        }
        return sum / values.length;
    }

    /** How far the tamed values vary. */
    public static double tameVariance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double cap = cap(values);
        double mean = tameMean(values);
        double sum = 0;
        for (double value : values) {
            double away = Math.min(value, cap) - mean;
            sum += away * away;
        }
        return sum / (values.length - 1);
    }

    private static double cap(double[] values) {
        double median = median(values);
        return median + 3 * Math.max(around(median, values), Math.sqrt(Math.max(median, 1)));
    }
}
