package app.mallcop.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.repo.Run;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingFoldTest {

    private static final int FINDINGS = 12;

    @TempDir
    Path folder;

    private GivenRepo repo = GivenRepo.at(Path.of("set below"), "");

    @BeforeEach
    void setUp() throws IOException {
        repo = GivenRepo.in(folder.resolve("repo"));
    }

    static Stream<Long> seeds() {
        return Gen.seeds(12);
    }

    private FindingFold fold() throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.repo().log(), new QuickDisk());
    }

    /** As if nothing had ever been folded. */
    private FindingFold anew() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("anew" + System.nanoTime()));
        for (Path file : List.of(repo.layout().findings(), repo.layout().decisions())) {
            if (Files.exists(file)) {
                Files.copy(file, elsewhere.resolve(file.getFileName()));
            }
        }
        return FindingFold.upToNow(new app.mallcop.store.repo.Layout(elsewhere), repo.repo().log(), new QuickDisk());
    }

    private static Map<String, FindingState> states(FindingFold fold, Set<FindingStatus> statuses) {
        Map<String, FindingState> states = new TreeMap<>();
        fold.each(statuses, state -> states.put(state.id(), state));
        return states;
    }

    private static void assertSame(FindingFold fold, FindingFold expected) {
        assertThat(fold.counts()).isEqualTo(expected.counts());
        assertThat(states(fold, Set.of())).isEqualTo(states(expected, Set.of()));
        assertThat(states(fold, Set.of(FindingStatus.OPEN))).isEqualTo(states(expected, Set.of(FindingStatus.OPEN)));
        for (int i = 0; i < FINDINGS; i++) {
            String id = Given.findingId(i);
            assertThat(fold.startingWith(id)).isEqualTo(expected.startingWith(id));
            assertThat(fold.startingWith(id.substring(0, 5)))
                    .containsExactlyInAnyOrderElementsOf(expected.startingWith(id.substring(0, 5)));
        }
    }

    private void detecting(List<FindingLineOf> lines) throws IOException {
        try (Run run = repo.repo().begin(GivenRepo.request("detect"))) {
            write(run.id(), lines);
            run.commit(Run.Facts.of(List.of()));
        }
    }

    private void write(String run, List<FindingLineOf> lines) throws IOException {
        new FindingLog(repo.layout().findings()).append(lines.stream().map(line -> line.of(run)).toList(),
                new QuickDisk());
    }

    private void decide(Decision decision) throws IOException {
        new DecisionLog(repo.layout().decisions()).append(decision, new QuickDisk());
    }

    private interface FindingLineOf {
        FindingLine of(String run);
    }

    private static FindingLineOf line(Gen gen) {
        int number = gen.between(0, FINDINGS);
        Severity severity = gen.oneOf(List.of(Severity.values()));
        return switch (gen.between(0, 4)) {
            case 0 -> run -> GivenFindings.ended(run, number);
            case 1 -> run -> GivenFindings.seen(run, number, severity, 2 + number);
            default -> run -> GivenFindings.opened(run, number, severity);
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void folding_bit_by_bit_gives_what_folding_all_at_once_gives(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        for (int step = 0; step < 12; step++) {
            repo.setClock(Given.NOON.plus(Duration.ofHours(step)));
            switch (gen.between(0, 4)) {
                case 0 -> decide(GivenFindings.any(gen, gen.between(0, FINDINGS)));
                case 1 -> detecting(gen.listOf(6, () -> line(gen)));
                case 2 -> {
                    // killed before its line was there; whoever comes next takes the lock and cuts it
                    write("20261120T120000Z-000099-00000000", gen.listOf(3, () -> line(gen)));
                    assertSame(fold(), anew());
                    repo.repo().lock(GivenRepo.request("annotate")).close();
                }
                default -> damage(gen);
            }
            if (gen.chance(0.7)) {
                assertSame(fold(), anew());
            }
        }
        assertSame(fold(), anew());
    }

    /** Something happens to the cache. */
    private void damage(Gen gen) throws IOException {
        List<Path> files = cacheFiles();
        if (files.isEmpty()) {
            return;
        }
        Path file = gen.oneOf(files);
        byte[] bytes = Files.readAllBytes(file);
        switch (gen.between(0, 3)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, java.util.Arrays.copyOf(bytes, gen.between(0, bytes.length)));
            default -> {
                bytes[gen.between(0, bytes.length)] ^= 1;
                Files.write(file, bytes);
            }
        }
    }

    private List<Path> cacheFiles() throws IOException {
        if (!Files.isDirectory(repo.layout().fold())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(repo.layout().fold())) {
            return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("head.json")).sorted().toList();
        }
    }

    @Test
    void lines_of_an_unfinished_run_do_not_count() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        write("20261120T130000Z-000002-00000000", List.of(run -> GivenFindings.opened(run, 2, Severity.WARN)));

        assertThat(states(fold(), Set.of()).keySet()).containsExactly(Given.findingId(1));
    }

    @Test
    void lines_of_a_run_count_as_soon_as_its_line_is_there() throws Exception {
        try (Run run = repo.repo().begin(GivenRepo.request("detect"))) {
            write(run.id(), List.of(id -> GivenFindings.opened(id, 1, Severity.WARN)));
            assertThat(fold().counts().total()).isZero();
            run.commit(Run.Facts.of(List.of()));
        }

        assertThat(fold().counts().total()).isEqualTo(1);
    }

    @Test
    void a_finding_killed_before_its_line_is_cut_by_whoever_takes_the_lock_next() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        String before = Files.readString(repo.layout().findings());
        write("20261120T130000Z-000002-00000000", List.of(run -> GivenFindings.opened(run, 2, Severity.WARN)));
        Files.writeString(repo.layout().findings(), "{\"v\":1,\"kind\":\"ope", StandardOpenOption.APPEND);

        repo.repo().lock(GivenRepo.request("annotate")).close();

        assertThat(Files.readString(repo.layout().findings())).isEqualTo(before);
    }

    @Test
    void a_blank_line_moves_no_cut() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        Files.writeString(repo.layout().findings(), "\n\n", StandardOpenOption.APPEND);
        detecting(List.of(run -> GivenFindings.opened(run, 2, Severity.WARN)));
        String before = Files.readString(repo.layout().findings());
        write("20261120T130000Z-000009-00000000", List.of(run -> GivenFindings.opened(run, 3, Severity.WARN)));

        repo.repo().lock(GivenRepo.request("annotate")).close();

        assertThat(Files.readString(repo.layout().findings())).isEqualTo(before);
    }

    @Test
    void a_log_of_nothing_but_an_unfinished_run_goes() throws Exception {
        write("20261120T130000Z-000009-00000000", List.of(run -> GivenFindings.opened(run, 3, Severity.WARN)));

        repo.repo().lock(GivenRepo.request("annotate")).close();

        assertThat(repo.layout().findings()).doesNotExist();
    }

    @Test
    void a_line_that_cannot_be_read_is_told_once_however_often_the_fold_is_made() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        Files.writeString(repo.layout().findings(), "garbage\n", StandardOpenOption.APPEND);
        write("20261120T130000Z-000009-00000000", List.of(run -> GivenFindings.opened(run, 3, Severity.WARN)));

        for (int i = 0; i < 3; i++) {
            assertThat(fold().damage()).extracting(damage -> damage.file() + ":" + damage.line())
                    .containsExactly("findings.jsonl:2");
        }
    }

    @Test
    void every_field_of_a_line_can_be_wrong_and_it_is_told_as_damage() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        String good = Files.readString(repo.layout().findings()).strip();
        List<String> bad = new ArrayList<>();
        Map.of("\"day\":\"2026-11-20\"", "\"day\":\"today\"", "\"event\":\"evt-1\"", "\"event\":\"..\"",
                "\"role\":\"actor\"",
                "\"role\":\"an actor\"", "\"severity\":\"warn\"", "\"severity\":\"high\"", "\"occurrences\":1",
                "\"occurrences\":0",
                "\"id\":\"fnd_", "\"id\":\"FND_", "\"first_seen\":\"2026", "\"first_seen\":\"in 2026", "\"v\":1",
                "\"v\":2",
                "\"kind\":\"opened\"", "\"kind\":\"open\"", "\"sources\":[\"github\"]", "\"sources\":\"github\"")
                .forEach((right, wrong) -> {
                    assertThat(good).contains(right);
                    bad.add(good.replace(right, wrong));
                });
        Files.writeString(repo.layout().findings(), String.join("\n", bad) + "\n", StandardOpenOption.APPEND);

        assertThat(fold().damage()).hasSameSizeAs(bad);
    }

    @Test
    void a_decision_about_a_name_that_is_a_path_touches_no_file_outside_the_cache() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        for (String name : List.of("abcd/x", "abcd..", "x", "../../../../tmp/evil")) {
            decide(app.mallcop.store.decisions.DecisionCodec.decide(Given.NOON, app.mallcop.api.Untrusted.of("eve"),
                    new Decision.Unack(name, null)));
        }
        fold();

        assertThat(fold().counts().total()).isEqualTo(1);
        assertThat(cacheFiles()).allMatch(file -> file.getFileName().toString().equals("open.jsonl"));
    }

    @Test
    void a_cache_that_cannot_be_written_costs_nothing_but_time() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN)));
        Files.writeString(repo.layout().fold(), "a file where the folder should be");

        assertThat(fold().counts().total()).isEqualTo(1);
    }

    @Test
    void a_reader_whose_cache_is_thrown_away_under_it_still_sees_everything() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN),
                run -> GivenFindings.opened(run, 2, Severity.WARN)));
        decide(GivenFindings.ack(1, Severity.WARN, Given.NOON));
        fold();
        FindingFold late = fold();

        for (int i = 3; i < 6; i++) {
            int number = i;
            detecting(List.of(run -> GivenFindings.opened(run, number, Severity.WARN)));
            fold();
        }

        assertThat(states(late, Set.of()).keySet()).contains(Given.findingId(1), Given.findingId(2));
    }

    @Test
    void asking_for_open_ones_gives_open_ones() throws Exception {
        detecting(List.of(run -> GivenFindings.opened(run, 1, Severity.WARN),
                run -> GivenFindings.opened(run, 2, Severity.WARN)));
        decide(GivenFindings.ack(1, Severity.WARN, Given.NOON));
        Consumer<FindingFold> check = fold -> assertThat(states(fold, Set.of(FindingStatus.OPEN)).keySet())
                .containsExactly(Given.findingId(2));

        check.accept(fold());
        check.accept(fold());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void open_ones_are_found_by_any_name_they_name_and_the_rest_is_not_read(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        List<Untrusted> names = new ArrayList<>();
        for (int i = 0; i < FINDINGS; i++) {
            int number = i;
            names.add(Untrusted.of("eve" + i + gen.hostileText(8)));
            detecting(List.of(run -> new FindingLine.Opened(run,
                    Given.finding(number, Severity.WARN, names.get(number)))));
        }
        decide(GivenFindings.ack(0, Severity.WARN, Given.NOON));
        fold();

        for (int i = 0; i < FINDINGS; i++) {
            List<String> found = new ArrayList<>();
            fold().eachOpenNaming(List.of(names.get(i), Untrusted.of("nobody")), state -> found.add(state.id()));

            assertThat(found).isEqualTo(i == 0 ? List.of() : List.of(Given.findingId(i)));
        }
    }
}
