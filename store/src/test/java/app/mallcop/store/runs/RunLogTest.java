package app.mallcop.store.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Refusal;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunLogTest {

    @TempDir
    Path folder;

    static Stream<Long> seeds() {
        return Gen.seeds(20);
    }

    private RunLog log() {
        return new RunLog(folder.resolve("runs"));
    }

    private static void append(RunLog log, List<RunLine> lines) throws IOException {
        for (RunLine line : lines) {
            log.append(line, new QuickDisk());
        }
    }

    @Test
    void an_empty_log_has_no_tail() throws Exception {
        assertThat(log().tail()).isNull();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_tail_has_the_totals_of_all_history_at_whatever_line_it_ends(long seed) throws Exception {
        List<RunLine> lines = GivenLines.chain(Gen.seeded(seed), 80);
        Totals totals = Totals.NONE;
        RunLog log = log();
        for (RunLine line : lines) {
            log.append(line, new QuickDisk());
            totals = totals.after(line);
            RunLog.Tail tail = Objects.requireNonNull(log.tail());
            assertThat(tail.last()).isEqualTo(line);
            assertThat(tail.totals()).isEqualTo(totals);
        }
        assertThat(log.months()).hasSizeGreaterThan(1);
        assertThat(log.all()).isEqualTo(lines);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_is_read_as_it_was_written_and_keeps_its_hash(long seed) throws Exception {
        for (RunLine line : GivenLines.chain(Gen.seeded(seed), 40)) {
            byte[] bytes = line.line();
            RunLine read = RunLine.read(bytes, 0, bytes.length);
            assertThat(read).isEqualTo(line);
            assertThat(read.hash()).isEqualTo(line.hash());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ids_of_a_month_are_those_of_its_lines(long seed) throws Exception {
        List<RunLine> lines = GivenLines.chain(Gen.seeded(seed), 60);
        append(log(), lines);

        for (String month : List.of("2026-11", "2026-12", "2027-01")) {
            assertThat(log().idsOf(month)).isEqualTo(lines.stream().map(RunLine::id)
                    .filter(id -> RunLine.monthOf(id).equals(month)).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_torn_line_does_not_count_and_is_cut(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        List<RunLine> lines = GivenLines.chain(gen, 5);
        RunLog log = log();
        append(log, lines);
        byte[] next = GivenLines.plain(lines.getLast().hash(), lines.getLast().asOf(), 6).line();
        Path file = log.months().getLast();
        byte[] before = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(next, gen.between(1, next.length)), StandardOpenOption.APPEND);

        assertThat(Objects.requireNonNull(log.tail()).last()).isEqualTo(lines.getLast());
        assertThat(log.cutTornLine(new QuickDisk())).isTrue();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(log.cutTornLine(new QuickDisk())).isFalse();
    }

    @Test
    void a_month_whose_first_line_is_torn_is_as_if_it_had_never_begun() throws Exception {
        RunLog log = log();
        RunLine first = GivenLines.plain("", Given.NOON, 1);
        log.append(first, new QuickDisk());
        Files.writeString(log.file("2026-12"), "{\"v\":1,\"id\":\"2026");

        assertThat(Objects.requireNonNull(log.tail()).last()).isEqualTo(first);
        log.cutTornLine(new QuickDisk());
        assertThat(log.file("2026-12")).doesNotExist();
    }

    @Test
    void a_month_that_was_created_but_not_written_to_is_as_if_it_had_never_begun() throws Exception {
        RunLog log = log();
        log.append(GivenLines.plain("", Given.NOON, 1), new QuickDisk());
        Files.createFile(log.file("2026-12"));

        log.cutTornLine(new QuickDisk());

        assertThat(log.file("2026-12")).doesNotExist();
    }

    @Test
    void who_looks_at_the_end_passes_over_a_line_that_is_no_run_and_is_told_its_place() throws Exception {
        RunLog log = log();
        log.append(GivenLines.plain("", Given.NOON, 1), new QuickDisk());
        Files.writeString(log.file("2026-11"), "{\"v\":1}\n", StandardOpenOption.APPEND);

        RunLog.Tail tail = java.util.Objects.requireNonNull(log.tail());
        assertThat(tail.last()).isEqualTo(GivenLines.plain("", Given.NOON, 1));
        assertThat(tail.damage())
                .containsExactly(new app.mallcop.store.events.Damage("runs/2026-11.jsonl", 2, "\"id\" is missing"));
    }

    @Test
    void who_needs_all_lines_is_refused_when_one_is_no_run() throws Exception {
        RunLog log = log();
        log.append(GivenLines.plain("", Given.NOON, 1), new QuickDisk());
        Files.writeString(log.file("2026-11"), "{\"v\":1}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(log::all).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problems().getFirst().message().toString())
                        .isEqualTo("runs/2026-11.jsonl holds a line that is no run: \"id\" is missing"));
    }

    @Test
    void a_segment_whose_day_is_no_day_is_malformed_and_nothing_worse() {
        byte[] line = ("{\"v\":1,\"id\":\"x\",\"parent\":\"\",\"command\":\"import\",\"as_of\":\"2026-11-20T12:00:00Z\",\"streams\":[],\"segments\":[{\"path\":\"p\","
                + "\"source\":\"s\",\"day\":\"never\"}]}").getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RunLine.read(line, 0, line.length))
                .isInstanceOf(app.mallcop.store.codec.Tree.Malformed.class)
                .hasMessage("\"day\" is not a day");
    }

    @Test
    void the_folder_may_hold_other_files() throws Exception {
        RunLog log = log();
        log.append(GivenLines.plain("", Given.NOON, 1), new QuickDisk());
        Files.writeString(folder.resolve("runs/README.md"), "hello");
        Files.writeString(folder.resolve("runs/2026-11.jsonl.part"), "hello");

        assertThat(log.months()).containsExactly(log.file("2026-11"));
    }
}
