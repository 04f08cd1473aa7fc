package app.mallcop.detect.odds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsTest {

    /** P(X >= x) of a Poisson count, summed up. */
    private static double poisson(int x, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int k = 0; k < x; k++) {
            below += term;
            term *= mean / (k + 1);
        }
        return 1 - below;
    }

    @ParameterizedTest
    @CsvSource({"10,3", "20,8", "7,1", "40,25"})
    void the_bound_is_above_the_true_chance_and_not_far_above(int x, double mean) {
        double bound = Math.exp(Tail.logAtLeast(x, mean, mean));
        assertThat(bound).isGreaterThan(poisson(x, mean)).isLessThan(20 * poisson(x, mean));
    }

    @Test
    void what_varies_more_surprises_less() {
        assertThat(Tail.logAtLeast(50, 10, 40)).isGreaterThan(Tail.logAtLeast(50, 10, 10));
        assertThat(Tail.logNone(10, 40)).isGreaterThan(Tail.logNone(10, 10)).isEqualTo(-4.6, within(0.1));
    }

    @Test
    void a_higher_count_is_never_less_surprising() {
        for (int x = 1; x < 200; x++) {
            assertThat(Tail.logAtLeast(x + 1, 7.5, 20)).isLessThanOrEqualTo(Tail.logAtLeast(x, 7.5, 20));
        }
    }

    @Test
    void the_least_that_is_beyond_is_just_beyond() {
        for (long total : new long[]{0, 3, 60, 900}) {
            int least = Tail.leastBeyond(1, total, 30, 0.001);
            assertThat(Tail.isBeyond(least, total, 30, 0.001)).isTrue();
            assertThat(least == 1 || !Tail.isBeyond(least - 1, total, 30, 0.001)).isTrue();
        }
        assertThat(Tail.leastBeyond(10, 0, 30, 0.001)).isEqualTo(10);
        assertThat(Tail.leastBeyond(10, 24 * 30, 30, 0.001)).isGreaterThan(32);
    }

    @Test
    void one_wild_day_moves_the_tame_mean_little() {
        double[] values = {50, 51, 49, 50, 52, 48, 50, 5000};
        assertThat(Spread.median(values)).isEqualTo(50);
        assertThat(Spread.tameMean(values)).isBetween(50.0, 54.0);
        assertThat(Spread.tameMean(new double[]{50, 50, 50})).isEqualTo(50.0);
    }

    @Test
    void few_lines_say_little_of_a_share() {
        assertThat(Share.atLeast(1, 2)).isLessThan(0.1);
        assertThat(Share.atLeast(40, 100)).isBetween(0.30, 0.32);
        assertThat(Share.atLeast(30, 100)).isLessThan(0.30);
        assertThat(Share.above(50, 100, 10, 1000)).isGreaterThan(5);
    }
}
