package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static List<Evidence> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(
                number -> new Evidence("evt-" + (1_000 + number), "github", DAY.plusDays(number / 40), "hash"))
                .toList();
    }

    @Test
    void a_hundred_are_all_kept() {
        assertThat(Evidence.bounded(events(0, 100))).isEqualTo(events(0, 100));
    }

    @Test
    void of_more_the_first_and_the_last_fifty_are_kept() {
        List<Evidence> kept = new ArrayList<>(events(0, 50));
        kept.addAll(events(450, 500));

        assertThat(Evidence.bounded(events(0, 500))).isEqualTo(kept);
    }

    @Test
    void the_same_twice_is_one() {
        List<Evidence> twice = new ArrayList<>(events(0, 3));
        twice.addAll(events(0, 3));

        assertThat(Evidence.bounded(twice)).isEqualTo(events(0, 3));
    }

    @Test
    void however_it_is_split_and_in_whatever_order_it_comes_the_same_is_kept() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Evidence> shuffled = new ArrayList<>(events(0, 400));
            Collections.shuffle(shuffled, random);
            List<Evidence> kept = List.of();
            for (int from = 0; from < shuffled.size();) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(120));
                List<Evidence> more = new ArrayList<>(kept);
                more.addAll(shuffled.subList(from, to));
                kept = Evidence.bounded(more);
                from = to;
            }
            assertThat(kept).isEqualTo(Evidence.bounded(events(0, 400)));
        }
    }
}
