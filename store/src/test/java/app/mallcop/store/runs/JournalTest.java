package app.mallcop.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.given.QuickDisk;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {

    @TempDir
    Path folder;

    static Stream<Long> seeds() {
        return Gen.seeds(60);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("journal"), text);
    }

    private static List<String> lines(Path file, long offset, List<Long> ends) throws IOException {
        List<String> lines = new ArrayList<>();
        Journal.each(file, offset, (bytes, from, length, end) -> {
            lines.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            ends.add(end);
        });
        return lines;
    }

    private static String randomLines(Gen gen) {
        StringBuilder text = new StringBuilder();
        for (int i = gen.between(0, 30); i > 0; i--) {
            text.append("x".repeat(gen.chance(0.1) ? gen.between(60_000, 200_000) : gen.between(0, 50))).append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gives_every_whole_line_and_where_it_ends(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        String text = randomLines(gen) + (gen.chance(0.5) ? "torn" : "");
        Path file = file(text);
        List<Long> ends = new ArrayList<>();

        List<String> lines = lines(file, 0, ends);

        int whole = text.lastIndexOf('\n') + 1;
        assertThat(lines).isEqualTo(
                Arrays.stream(text.substring(0, whole).split("\n", -1)).filter(line -> !line.isEmpty()).toList());
        for (int i = 0; i < lines.size(); i++) {
            int end = ends.get(i).intValue();
            assertThat(text.substring(end - 1 - lines.get(i).length(), end)).isEqualTo(lines.get(i) + "\n");
            assertThat(lines(file, end, new ArrayList<>())).isEqualTo(lines.subList(i + 1, lines.size()));
        }
        assertThat(Journal.wholeLength(file)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_starts_after_a_newline(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        String text = "a\n" + randomLines(gen);
        Path file = file(text);
        int place = gen.between(0, text.length());

        int naive = place == 0 ? 0 : text.indexOf('\n', place - 1) + 1;
        assertThat(Journal.lineStart(file, place)).isEqualTo(naive);
    }

    @Test
    void a_mark_holds_while_the_journal_only_grows() throws Exception {
        Path file = file("one\ntwo\n");
        JournalMark mark = JournalMark.of(file);

        Files.writeString(file, "three\n", java.nio.file.StandardOpenOption.APPEND);

        assertThat(mark.holds(file)).isTrue();
        assertThat(JournalMark.of(file)).isNotEqualTo(mark);
    }

    @Test
    void a_mark_does_not_hold_when_what_was_read_was_changed_cut_or_is_gone() throws Exception {
        JournalMark mark = JournalMark.of(file("one\ntwo\n"));

        assertThat(mark.holds(file("one\n"))).isFalse();
        assertThat(mark.holds(file("one\nTWO\n"))).isFalse();
        Files.delete(folder.resolve("journal"));
        assertThat(mark.holds(folder.resolve("journal"))).isFalse();
    }

    @Test
    void a_torn_line_is_not_before_a_mark() throws Exception {
        assertThat(JournalMark.of(file("one\ntor")).size()).isEqualTo(4);
    }

    @Test
    void cutting_leaves_whole_lines_alone() throws Exception {
        assertThat(Journal.cutTornLine(file("one\n"), new QuickDisk())).isFalse();
        assertThat(folder.resolve("journal")).hasContent("one\n");
    }

    @Test
    void the_number_of_a_line_counts_from_one() throws Exception {
        assertThat(Journal.lineNumber(file("one\ntwo\nthree\n"), 8)).isEqualTo(2);
    }
}
