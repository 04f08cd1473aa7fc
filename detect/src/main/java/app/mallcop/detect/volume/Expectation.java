package app.mallcop.detect.volume;

import app.mallcop.detect.normal.Series;
import app.mallcop.detect.odds.Spread;
import app.mallcop.detect.odds.Tail;
import java.util.ArrayList;
import java.util.List;

/**
 * What a day of the week should have of something, by the days before. Days withheld by an open finding are left out; days on
 * which nothing happened count as none.
 *
 * @param mean what the day should have
 * @param variance how far it may be off
 * @param most the most any day before had
 * @param days on how many days this rests
 */
record Expectation(double mean, double variance, long most, int days) {

    /** How much a day of the week counts on its own, against all days: as much as so many of it. */
    private static final double WEEKDAY_DAYS = 4;

    /**
     * @param from the first day that counts, such as the first on which the actor was there at all
     * @param to the last
     * @param covered on how many days the connector was read in the window, at most
     * @param day the day judged
     */
    static Expectation of(Series series, int from, int to, int covered, int day) {
        int span = to - from + 1;
        if (span <= 0) {
            return new Expectation(0, 0, 0, 0);
        }
        List<List<Double>> byWeekday = new ArrayList<>();
        for (int weekday = 0; weekday < 7; weekday++) {
            byWeekday.add(new ArrayList<>());
        }
        int known = Math.min(span, Math.max(covered, series.days()));
        int[] silent = new int[7];
        int unheard = span;
        long most = 0;
        for (int on = from; on <= to; on++) {
            long count = series.on(on);
            int weekday = Math.floorMod(on, 7);
            if (count > 0) {
                byWeekday.get(weekday).add((double) count);
                most = Math.max(most, count);
                unheard--;
            } else if (series.isWithheld(on)) {
                unheard--;
                known--;
            } else {
                silent[weekday]++;
            }
        }
        // Which days were not read is not told, only how many: the silent ones share them.
        int read = Math.max(0, known - series.days());
        for (int weekday = 0; weekday < 7; weekday++) {
            int silently = unheard == 0 ? 0 : (int) Math.round((double) silent[weekday] * read / unheard);
            for (int i = 0; i < silently; i++) {
                byWeekday.get(weekday).add(0.0);
            }
        }
        return of(byWeekday, most, Math.floorMod(day, 7));
    }

    private static Expectation of(List<List<Double>> byWeekday, long most, int weekday) {
        double[] all = array(byWeekday.stream().flatMap(List::stream).toList());
        double base = Spread.tameMean(all);
        double[] means = new double[7];
        for (int i = 0; i < 7; i++) {
            double[] own = array(byWeekday.get(i));
            means[i] = (own.length * Spread.tameMean(own) + WEEKDAY_DAYS * base) / (own.length + WEEKDAY_DAYS);
        }
        double mean = means[weekday];
        double[] off = new double[all.length];
        int next = 0;
        for (int i = 0; i < 7; i++) {
            for (double count : byWeekday.get(i)) {
                off[next++] = count - means[i];
            }
        }
        double usual = Spread.around(0, off);
        double variance = Math.max(mean, Math.max(usual * usual, Spread.tameVariance(off)));
        return new Expectation(mean, variance, most, all.length);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether a count is more than {@code multiplier} times what it should be, by no chance, and more than any day had before. */
    boolean isExceeded(long count, double multiplier, double chance) {
        double x = count;
        return x > multiplier * mean && x > most + 3 * Math.sqrt((double) most)
                && Tail.logAtLeast(x, mean, variance) < StrictMath.log(chance);
    }
}
