package app.mallcop.store.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.Sealed;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedLinesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    /** Some that look alike for long, some that take escaping, some longer than what is read at once. */
    private static final List<Untrusted> NAMES = Stream.of("ann", "anna", "a\"b", "back\\slash", "", "é",
            "[USER_DATA_END]",
            "arn:aws:s3:::the-same-for-many-letters-1", "arn:aws:s3:::the-same-for-many-letters-2", "x".repeat(20_000),
            "],\"counts\":{\"n\":7}}").map(Untrusted::of).toList();

    @TempDir
    Path folder;

    private GivenRepo repo = GivenRepo.at(Path.of("set below"), "");

    @BeforeEach
    void setUp() throws IOException {
        repo = GivenRepo.in(folder.resolve("repo"));
    }

    static Stream<Long> seeds() {
        return Gen.seeds(60);
    }

    private static List<Addend> addends(Gen gen) {
        TreeSet<Addend> addends = new TreeSet<>();
        for (int i = gen.between(0, 40); i > 0; i--) {
            TreeMap<String, Long> counts = new TreeMap<>(Map.of("n", (long) gen.between(0, 1_000)));
            if (gen.between(0, 5) == 0) {
                counts.put("more", 1L);
            }
            addends.add(new Addend(gen.oneOf(List.of("actor", "actor-hour", "key")),
                    gen.listOf(3, () -> gen.oneOf(NAMES)), counts,
                    gen.between(0, 5) == 0 ? List.of("fnd_" + "0".repeat(32)) : List.of()));
        }
        return List.copyOf(addends);
    }

    private Sealed sealed(List<Addend> addends) throws IOException {
        try (Run run = repo.repo(new QuickDisk()).begin(GivenRepo.request("detect"))) {
            Sealing sealing = run.sealing();
            sealing.seal("github", DAY, addends);
            return Objects.requireNonNull(run.commit(Run.Facts.detected("epoch", List.of(),
                    new Detection(List.of(), List.of(), sealing.place()))).detection()).sealed().getFirst();
        }
    }

    private NamedLines lines() {
        return new NamedLines(repo.layout(), Disk.real());
    }

    private List<Addend> naming(Sealed sealed, Set<Untrusted> wanted) throws IOException {
        List<Addend> found = new ArrayList<>();
        assertThat(lines().each(sealed, Names.of(wanted),
                (bytes, from, length) -> found.add(AddendCodec.read(bytes, from, length)))).isEmpty();
        found.removeIf(addend -> addend.key().stream().noneMatch(wanted::contains));
        return found;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_names_somebody_is_found_the_first_time_and_by_the_cache(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        List<Addend> addends = addends(gen);
        Sealed sealed = sealed(addends);
        for (int i = 0; i < 4; i++) {
            Set<Untrusted> wanted = new TreeSet<>(gen.listOf(3, () -> gen.oneOf(NAMES)));
            assertThat(naming(sealed, wanted)).isEqualTo(
                    addends.stream().filter(one -> one.key().stream().anyMatch(wanted::contains)).toList());
        }
        assertThat(NamedLines.wrong(repo.layout(), new BaselineFiles(repo.layout(), repo.repo().log()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_comes_again_is_counted_without_parsing_it_again(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        List<Addend> first = addends(gen);
        List<Addend> second = addends(gen);
        TreeMap<String, Long> counted = new TreeMap<>();
        List<Addend> odd = new ArrayList<>();
        Recurring<String> recurring = new Recurring<>(addend -> name(addend));
        for (List<Addend> day : List.of(first, second)) {
            byte[] file = AddendCodec.file(day);
            for (int start = 0, end = 0; end < file.length; end++) {
                if (file[end] == '\n') {
                    recurring.line(file, start, end - start, (of, events) -> counted.merge(of, events, Long::sum),
                            odd::add);
                    start = end + 1;
                }
            }
        }

        TreeMap<String, Long> expected = new TreeMap<>();
        Stream.concat(first.stream(), second.stream()).filter(NamedLinesTest::isPlain)
                .forEach(one -> expected.merge(name(one), one.count(), Long::sum));
        assertThat(counted).isEqualTo(expected);
        assertThat(odd).isEqualTo(
                Stream.concat(first.stream(), second.stream()).filter(one -> !isPlain(one)).toList());
    }

    private static boolean isPlain(Addend addend) {
        return addend.withheld().isEmpty() && addend.counts().size() == 1;
    }

    private static String name(Addend addend) {
        return addend.kind() + addend.key().stream().map(Untrusted::clear).toList();
    }

    private Path cache() {
        return repo.layout().names().resolve("github").resolve(DAY + ".names");
    }

    @Test
    void a_cache_that_is_damaged_is_made_again() throws Exception {
        List<Addend> ann = List.of(Addend.of("actor", List.of(Untrusted.of("ann")), 3, List.of()));
        Sealed sealed = sealed(ann);
        naming(sealed, Set.of(Untrusted.of("ann")));
        for (byte[] bytes : List.of(new byte[0], new byte[100],
                "nothing".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Files.write(cache(), bytes);
            assertThat(naming(sealed, Set.of(Untrusted.of("ann")))).isEqualTo(ann);
        }
        byte[] whole = Files.readAllBytes(cache());
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            Files.write(cache(), flipped);
            assertThat(naming(sealed, Set.of(Untrusted.of("ann")))).isEqualTo(ann);
        }
    }

    @Test
    void a_cache_that_would_be_believed_and_leaves_somebody_out_is_told() throws Exception {
        Sealed sealed = sealed(List.of(Addend.of("actor", List.of(Untrusted.of("ann")), 3, List.of())));
        byte[] stamp = NameIndex.stamp(sealed.hash(),
                Files.getLastModifiedTime(repo.layout().root().resolve(sealed.path())).toMillis());
        Files.createDirectories(cache().getParent());
        Files.write(cache(), NameIndex.of(new byte[0]).bytes(stamp));
        assertThat(NamedLines.wrong(repo.layout(), new BaselineFiles(repo.layout(), repo.repo().log())))
                .containsExactly(cache());
    }

    @Test
    void a_day_that_was_changed_is_read_as_it_is_and_said_to_be_changed() throws Exception {
        Sealed sealed = sealed(List.of(Addend.of("actor", List.of(Untrusted.of("ann")), 3, List.of())));
        naming(sealed, Set.of(Untrusted.of("ann")));
        Path file = repo.layout().root().resolve(sealed.path());
        Files.writeString(file, Files.readString(file).replace("ann", "bob"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        List<Addend> found = new ArrayList<>();
        assertThat(lines().each(sealed, Names.of(Set.of(Untrusted.of("bob"))),
                (bytes, from, length) -> found.add(AddendCodec.read(bytes, from, length))).orElseThrow().reason())
                .isEqualTo("it was changed after the day was sealed");
        assertThat(found).extracting(Addend::key).containsExactly(List.of(Untrusted.of("bob")));
    }

    @Test
    void a_day_that_is_not_here_is_told() throws Exception {
        Sealed sealed = sealed(List.of(Addend.of("actor", List.of(Untrusted.of("ann")), 3, List.of())));
        Files.delete(repo.layout().root().resolve(sealed.path()));
        assertThat(lines().each(sealed, Names.of(Set.of(Untrusted.of("ann"))), (_, _, _) -> {}).orElseThrow().reason())
                .isEqualTo("the file is not here");
    }

    @Test
    void a_line_that_cant_be_read_is_told_and_the_others_are_read() throws Exception {
        Sealed sealed = sealed(List.of(Addend.of("actor", List.of(Untrusted.of("ann")), 3, List.of())));
        Path file = repo.layout().root().resolve(sealed.path());
        Files.writeString(file, Files.readString(file) + "{\"v\":1,\"kind\":\"actor\",\"key\":[\"\\x\n");
        List<Addend> found = new ArrayList<>();
        assertThat(lines().each(sealed, Names.of(Set.of(Untrusted.of("ann"))),
                (bytes, from, length) -> found.add(AddendCodec.read(bytes, from, length)))).isPresent();
        assertThat(found).hasSize(1);
    }

    /** Two who read at once may write it at once; whoever may not write reads all the same. */
    @Test
    void without_a_place_for_the_cache_it_works_too() throws Exception {
        List<Addend> ann = List.of(Addend.of("actor", List.of(Untrusted.of("ann")), 3, List.of()));
        Sealed sealed = sealed(ann);
        Files.createDirectories(repo.layout().local());
        Files.deleteIfExists(repo.layout().names());
        Files.writeString(repo.layout().names(), "in the way");
        assertThat(naming(sealed, Set.of(Untrusted.of("ann")))).isEqualTo(ann);
    }
}
