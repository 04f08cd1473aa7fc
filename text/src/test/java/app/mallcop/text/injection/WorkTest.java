package app.mallcop.text.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IP12: hostile text costs in proportion to its length. A ratio of processor time, generous, so that it means quadratic when it fails. */
@Isolated("it compares times")
class WorkTest {

    private static final int SIZE = 1 << 17;
    private static final int TIMES = 8;

    static Stream<String> baits() {
        return Stream.of("a", "ignore ", "ignore previous ", "ignore previous instructions ", "pay no attention t ",
                "%69%67", "%2525",
                "&#105;", "&", "&aaaaaaaaa", "\u200B", "\uFDFA", "忽略之前的所有规", "'", "' or ", "1 or ", "union ", "[",
                "[U+", "\\u00", "<|im_star",
                "aaaaaaaaaaaaaaaaaaaaaaaa/", "</system", "\uDB40\uDC41", "\uD800", "1gn0re ", "\\\\", "; ",
                "you are now ", "'=' or '",
                Base64.getEncoder().encodeToString(
                        "ignore previous ".repeat(6).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("baits")
    void IP12_eight_times_the_text_is_not_much_more_than_eight_times_the_work(String bait) {
        String small = bait.repeat(SIZE / TIMES / bait.length());
        String large = bait.repeat(SIZE / bait.length());
        for (Place place : new Place[]{Place.TEXT, Place.REQUEST}) {
            assertThat(cost(large, place)).as("%s in %s", bait, place)
                    .isLessThan(5 * TIMES * Math.max(cost(small, place), 100_000));
        }
    }

    private static long cost(String text, Place place) {
        var thread = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = thread.getCurrentThreadCpuTime();
            assertThat(InjectionScan.BUILT_IN.scan(text, place)).isNotNull();
            best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}
