package app.mallcop.store.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.given.StoppingDisk;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Sealed;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineFilesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    @TempDir
    Path folder;

    private GivenRepo repo = GivenRepo.at(Path.of("set below"), "");

    @BeforeEach
    void setUp() throws IOException {
        repo = GivenRepo.in(folder.resolve("repo"));
    }

    static Stream<Long> seeds() {
        return Gen.seeds(40);
    }

    private BaselineFiles files() throws IOException {
        return new BaselineFiles(repo.layout(), repo.repo().log());
    }

    private static List<Addend> addends(Gen gen) {
        TreeSet<Addend> addends = new TreeSet<>();
        for (int i = gen.between(1, 10); i > 0; i--) {
            TreeMap<String, Long> counts = new TreeMap<>();
            counts.put(gen.oneOf(List.of("n", "key", "v")), (long) gen.between(0, 1_000));
            addends.add(new Addend(gen.oneOf(List.of("actor", "actor-hour")), gen.listOf(3, () -> Given.untrusted(gen)),
                    counts, gen.listOf(2, () -> Given.findingId(gen.between(0, 9)))));
        }
        return List.copyOf(addends);
    }

    /** A run that seals this day. */
    private List<Sealed> sealing(GivenRepo repo, Disk disk, String connector, LocalDate day, List<Addend> addends)
            throws IOException {
        try (Run run = repo.repo(disk).begin(GivenRepo.request("detect"))) {
            Sealing sealing = run.sealing();
            sealing.seal(connector, day, addends);
            RunLine line = run.commit(Run.Facts.detected("epoch", List.of(),
                    new Detection(List.of(), List.of(), sealing.place())));
            return Objects.requireNonNull(line.detection()).sealed();
        }
    }

    private List<Sealed> sealing(List<Addend> addends) throws IOException {
        return sealing(repo, new QuickDisk(), "github", DAY, addends);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_sealed_day_is_read_as_it_was_and_in_whatever_order_it_came_has_the_same_bytes(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        List<Addend> addends = addends(gen);
        sealing(gen.shuffled(addends));
        sealing(repo, new QuickDisk(), "azure", DAY, addends);

        assertThat(files().read("github", DAY)).isEqualTo(addends);
        assertThat(files().sealed("azure").getFirst().hash()).isEqualTo(files().sealed("github").getFirst().hash());
    }

    @Test
    void what_comes_later_is_a_revision_with_a_name_of_its_own() throws Exception {
        List<Addend> later = addends(Gen.seeded(2));
        Path first = repo.root().resolve(sealing(addends(Gen.seeded(1))).getFirst().path());
        byte[] before = Files.readAllBytes(first);

        List<Sealed> revised = sealing(later);

        assertThat(revised).extracting(Sealed::path).containsExactly("baseline/github/2026-11-18.r2.jsonl");
        assertThat(Files.readAllBytes(first)).isEqualTo(before);
        assertThat(files().read("github", DAY)).isEqualTo(later);
    }

    @Test
    void the_same_once_more_makes_no_revision() throws Exception {
        sealing(addends(Gen.seeded(1)));

        assertThat(sealing(addends(Gen.seeded(1)))).isEmpty();
    }

    @Test
    void within_a_run_the_last_word_on_a_day_counts() throws Exception {
        List<Addend> first = addends(Gen.seeded(1));
        List<Addend> last = addends(Gen.seeded(2));
        sealing(first);
        try (Run run = repo.repo().begin(GivenRepo.request("detect"))) {
            Sealing sealing = run.sealing();
            sealing.seal("github", DAY, last);
            sealing.seal("github", DAY, first);
            assertThat(sealing.place()).isEmpty();
            sealing.seal("github", DAY, first);
            sealing.seal("github", DAY, last);
            run.commit(Run.Facts.detected("epoch", List.of(), new Detection(List.of(), List.of(), sealing.place())));
        }
        assertThat(files().read("github", DAY)).isEqualTo(last);
    }

    @Test
    void the_tenth_revision_comes_after_the_ninth() throws Exception {
        for (int i = 1; i <= 10; i++) {
            sealing(addends(Gen.seeded(i)));
        }
        assertThat(files().read("github", DAY)).isEqualTo(addends(Gen.seeded(10)));
        assertThat(files().sealed("github")).extracting(Sealed::revision).containsExactly(10);
    }

    @Test
    void a_day_that_is_not_sealed_has_no_addends() throws Exception {
        assertThat(files().read("github", DAY)).isEmpty();
    }

    @Test
    void a_file_that_no_run_line_names_does_not_count() throws Exception {
        Path file = repo.root().resolve(Sealed.pathOf("github", DAY, 1));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, AddendCodec.file(addends(Gen.seeded(1))));

        assertThat(files().sealed("github")).isEmpty();
        assertThat(files().read("github", DAY)).isEmpty();
    }

    @Test
    void a_changed_a_malformed_and_a_missing_file_are_told() throws Exception {
        Sealed sealed = sealing(addends(Gen.seeded(1))).getFirst();
        Path file = repo.root().resolve(sealed.path());
        byte[] good = Files.readAllBytes(file);
        assertThat(files().each(sealed, _ -> {})).isEmpty();

        Files.writeString(file,
                new String(good, java.nio.charset.StandardCharsets.UTF_8).replaceFirst("\"n\":", "\"m\":"));
        assertThat(files().each(sealed, _ -> {}))
                .contains(new Damage(sealed.path(), 0, "it was changed after the day was sealed"));
        Files.write(file, good);
        Files.writeString(file, "half a li", StandardOpenOption.APPEND);
        assertThat(files().each(sealed, _ -> {}))
                .contains(new Damage(sealed.path(), 0, "it was changed after the day was sealed"));
        Files.writeString(file, "nonsense\n");
        assertThat(files().each(sealed, _ -> {})).contains(new Damage(sealed.path(), 1, "not valid JSON"));
        Files.delete(file);
        assertThat(files().each(sealed, _ -> {})).contains(new Damage(sealed.path(), 0, "the file is not here"));
    }

    @Test
    void killed_at_any_step_and_run_again_it_is_as_if_it_had_never_been_killed() throws Exception {
        List<Addend> first = addends(Gen.seeded(1));
        List<Addend> second = addends(Gen.seeded(2));
        sealing(first);
        sealing(second);
        Map<String, String> expected = repo.content();
        for (int steps = 0;; steps++) {
            GivenRepo killed = GivenRepo.in(folder.resolve("killed" + steps));
            sealing(killed, new QuickDisk(), "github", DAY, first);
            StoppingDisk disk = new StoppingDisk(steps);
            boolean done = killed(killed, disk, second);
            if (killed.repo().log().all().size() < 2) {
                sealing(killed, new QuickDisk(), "github", DAY, second);
            } else {
                killed.repo().lock(GivenRepo.request("annotate")).close();
            }
            assertThat(killed.content()).as("killed after %d steps", steps).isEqualTo(expected);
            if (done) {
                return;
            }
        }
    }

    private boolean killed(GivenRepo repo, StoppingDisk disk, List<Addend> addends) throws IOException {
        try {
            sealing(repo, disk, "github", DAY, addends);
            return true;
        } catch (StoppingDisk.Stopped e) {
            return false;
        }
    }

    @Test
    void what_a_run_that_failed_has_sealed_goes_with_it() throws Exception {
        try (Run run = repo.repo().begin(GivenRepo.request("detect"))) {
            Sealing sealing = run.sealing();
            sealing.seal("github", DAY, addends(Gen.seeded(1)));
            sealing.place();
        }
        assertThat(repo.root().resolve("baseline")).doesNotExist();
    }
}
