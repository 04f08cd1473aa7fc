package app.mallcop.detect.properties;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.detect.Play;
import app.mallcop.testkit.Gen;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 4: however events come, the same is found. */
class AnyArrivalTest {

    static Stream<Long> seeds() {
        return Gen.seeds(Integer.getInteger("mallcop.seeds", 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_is_found_at_once_and_in_twenty_runs_when_nothing_is_learned(long seed) {
        compare(seed, 0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_is_found_at_once_and_in_twenty_runs_while_connectors_learn_one_after_the_other(long seed) {
        compare(1_000 + seed, 5, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_is_found_at_once_and_in_sixty_runs_that_each_begin_with_what_the_last_one_wrote(long seed) {
        compare(2_000 + seed, 7, 60);
    }

    private static void compare(long seed, int learningDays, int runs) {
        Gen gen = Gen.seeded(seed);
        List<Event> events = Company.of(gen);
        Play one = Arrivals.atOnce(events, Everything.stage(learningDays));
        Play many = Arrivals.inRuns(runs, events, gen, Everything.stage(learningDays).throughBytes());
        Set<String> only = new TreeSet<>(one.told());
        only.removeAll(many.told());
        Set<String> other = new TreeSet<>(many.told());
        other.removeAll(one.told());
        assertThat(only).as("only at once, not: %s", other).isEmpty();
        assertThat(other).as("only in runs").isEmpty();
        assertThat(one.fingerprints()).hasSizeGreaterThan(20).isEqualTo(many.fingerprints());
    }
}
