package app.mallcop.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForksTest {

    static Stream<Long> seeds() {
        return Gen.seeds(200);
    }

    /** Lines that each follow any line before them. */
    private static List<RunLine> tree(Gen gen, int count) {
        List<RunLine> lines = new ArrayList<>(List.of(GivenLines.plain("", Given.NOON, 1)));
        while (lines.size() < count) {
            RunLine parent = gen.chance(0.7) ? lines.getLast() : gen.oneOf(lines);
            lines.add(GivenLines.plain(parent.hash(), parent.asOf().plusSeconds(gen.between(0, 3)), lines.size() + 1));
        }
        return lines;
    }

    /** A way from the first line down, which is what can have been pushed without a fork. */
    private static Set<String> aPath(Gen gen, List<RunLine> lines) {
        Set<String> path = new HashSet<>();
        String at = "";
        while (gen.chance(0.9)) {
            String parent = at;
            List<RunLine> children = lines.stream().filter(line -> line.parent().equals(parent)).toList();
            if (children.isEmpty()) {
                break;
            }
            at = gen.oneOf(children).hash();
            path.add(at);
        }
        return path;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_clone_sees_the_same_trunk_whatever_the_order_of_lines(long seed) {
        Gen gen = Gen.seeded(seed);
        List<RunLine> lines = tree(gen, gen.between(1, 20));
        Set<String> pushed = aPath(gen, lines);
        Forks forks = Forks.of(lines, pushed);

        for (int i = 0; i < 5; i++) {
            assertThat(Forks.of(gen.shuffled(lines), pushed)).isEqualTo(forks);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_trunk_is_a_chain_and_with_the_astray_lines_it_is_all_there_is(long seed) {
        Gen gen = Gen.seeded(seed);
        List<RunLine> lines = tree(gen, gen.between(1, 20));
        Forks forks = Forks.of(lines, aPath(gen, lines));

        String parent = "";
        for (RunLine line : forks.trunk()) {
            assertThat(line.parent()).isEqualTo(parent);
            parent = line.hash();
        }
        assertThat(Stream.concat(forks.trunk().stream(), forks.astray().stream()).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(lines));
        assertThat(forks.trunk()).noneMatch(forks.astray()::contains);
        assertThat(forks.orphans()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_pushed_stays_on_the_trunk(long seed) {
        Gen gen = Gen.seeded(seed);
        List<RunLine> lines = tree(gen, gen.between(1, 20));
        Set<String> pushed = aPath(gen, lines);

        assertThat(Forks.of(lines, pushed).trunk().stream().map(RunLine::hash)).containsAll(pushed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_chain_is_no_fork(long seed) {
        List<RunLine> chain = GivenLines.chain(Gen.seeded(seed), 10);

        assertThat(Forks.of(Gen.seeded(seed).shuffled(chain), Set.of()))
                .isEqualTo(new Forks(chain, List.of(), List.of()));
    }

    @Test
    void the_same_line_twice_is_one_line() {
        List<RunLine> chain = GivenLines.chain(Gen.seeded(1), 3);
        List<RunLine> twice = Stream.concat(chain.stream(), chain.stream()).toList();

        assertThat(Forks.of(twice, Set.of()).trunk()).isEqualTo(chain);
    }

    @Test
    void a_line_whose_parent_was_taken_out_is_told_and_nothing_is_called_a_fork() {
        List<RunLine> chain = GivenLines.chain(Gen.seeded(1), 4);

        Forks forks = Forks.of(List.of(chain.get(0), chain.get(2), chain.get(3)), Set.of());

        assertThat(forks.orphans()).containsExactly(chain.get(2));
        assertThat(forks.any()).isFalse();
    }
}
