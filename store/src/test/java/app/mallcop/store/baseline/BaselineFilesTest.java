package app.mallcop.store.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.given.Given;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.testkit.Gen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineFilesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    static Stream<Long> seeds() {
        return Gen.seeds(40);
    }

    private BaselineFiles files() {
        return new BaselineFiles(folder, new QuickDisk());
    }

    private static List<Addend> addends(Gen gen) {
        TreeSet<Addend> addends = new TreeSet<>();
        for (int i = gen.between(1, 10); i > 0; i--) {
            TreeMap<String, Long> counts = new TreeMap<>();
            counts.put("events", (long) gen.between(0, 1_000));
            addends.add(new Addend(gen.oneOf(List.of("actor", "actor-hour")), gen.listOf(3, () -> Given.untrusted(gen)),
                    counts));
        }
        return List.copyOf(addends);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_sealed_day_is_read_as_it_was_and_in_whatever_order_it_came_has_the_same_bytes(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        List<Addend> addends = addends(gen);
        Path file = files().seal("github", DAY, gen.shuffled(addends));
        byte[] bytes = Files.readAllBytes(file);

        assertThat(files().read("github", DAY)).isEqualTo(addends);
        assertThat(Files.readAllBytes(files().seal("azure", DAY, addends))).isEqualTo(bytes);
    }

    @Test
    void what_comes_later_is_a_revision_with_a_name_of_its_own() throws Exception {
        List<Addend> first = addends(Gen.seeded(1));
        List<Addend> later = addends(Gen.seeded(2));
        Path sealed = files().seal("github", DAY, first);
        byte[] before = Files.readAllBytes(sealed);

        Path revised = files().seal("github", DAY, later);

        assertThat(revised).hasFileName("2026-11-20.r2.jsonl");
        assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
        assertThat(files().read("github", DAY)).isEqualTo(later);
    }

    @Test
    void sealing_the_same_again_after_a_kill_makes_no_revision() throws Exception {
        List<Addend> addends = addends(Gen.seeded(1));

        assertThat(files().seal("github", DAY, addends)).isEqualTo(files().seal("github", DAY, addends));
    }

    @Test
    void the_tenth_revision_comes_after_the_ninth() throws Exception {
        for (int i = 1; i <= 10; i++) {
            files().seal("github", DAY, addends(Gen.seeded(i)));
        }
        assertThat(files().read("github", DAY)).isEqualTo(addends(Gen.seeded(10)));
    }

    @Test
    void a_day_that_is_not_here_has_no_addends() throws Exception {
        assertThat(files().read("github", DAY)).isEmpty();
    }
}
