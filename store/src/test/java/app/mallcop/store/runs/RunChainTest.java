package app.mallcop.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunChainTest {

    @TempDir
    Path folder;

    private RunLog log = new RunLog(Path.of("set below"));

    @BeforeEach
    void setUp() {
        log = new RunLog(folder.resolve("runs"));
    }

    private boolean holds() throws IOException {
        return new RunChain(log, folder.resolve("local")).holds(new QuickDisk());
    }

    private List<RunLine> written(int count) throws IOException {
        List<RunLine> lines = GivenLines.chain(Gen.seeded(3), count);
        for (RunLine line : lines) {
            log.append(line, new QuickDisk());
        }
        return lines;
    }

    /** As git does it: another file in its place. */
    private static void replaced(Path file, String content) throws IOException {
        Path other = file.resolveSibling("other");
        Files.writeString(other, content);
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(RunLine line) {
        return new String(line.line(), StandardCharsets.UTF_8) + "\n";
    }

    @Test
    void an_empty_log_holds() throws Exception {
        assertThat(holds()).isTrue();
    }

    @Test
    void lines_that_each_name_the_one_before_hold_over_months() throws Exception {
        written(60);

        assertThat(log.months()).hasSizeGreaterThan(1);
        assertThat(holds()).isTrue();
        assertThat(holds()).isTrue();
    }

    @Test
    void a_line_added_to_a_chain_that_was_seen_is_looked_at() throws Exception {
        RunLine last = written(5).getLast();
        assertThat(holds()).isTrue();

        log.append(GivenLines.plain(last.parent(), last.asOf(), 6), new QuickDisk());

        assertThat(holds()).isFalse();
        assertThat(holds()).as("and it stays told").isFalse();
    }

    @Test
    void a_file_that_was_put_together_by_a_merge_is_looked_at_whole() throws Exception {
        RunLine first = GivenLines.plain("", Given.NOON, 1);
        RunLine ours = GivenLines.plain(first.hash(), Given.NOON.plusSeconds(1), 2);
        RunLine theirs = GivenLines.plain(first.hash(), Given.NOON.plusSeconds(2), 2);
        log.append(first, new QuickDisk());
        log.append(ours, new QuickDisk());
        assertThat(holds()).isTrue();

        replaced(log.file("2026-11"), text(first) + text(theirs) + text(ours));

        assertThat(holds()).isFalse();
    }

    @Test
    void a_fork_in_a_month_that_is_over_is_found() throws Exception {
        RunLine first = GivenLines.plain("", Given.NOON, 1);
        RunLine ours = GivenLines.plain(first.hash(), Given.NOON.plus(Duration.ofDays(20)), 2);
        RunLine theirs = GivenLines.plain(first.hash(), Given.NOON.plusSeconds(2), 2);
        log.append(first, new QuickDisk());
        log.append(ours, new QuickDisk());
        assertThat(holds()).isTrue();

        replaced(log.file("2026-11"), text(first) + text(theirs));

        assertThat(holds()).isFalse();
    }

    @Test
    void a_line_taken_out_of_the_middle_is_found() throws Exception {
        List<RunLine> lines = new ArrayList<>(List.of(GivenLines.plain("", Given.NOON, 1)));
        lines.add(GivenLines.plain(lines.getLast().hash(), Given.NOON, 2));
        lines.add(GivenLines.plain(lines.getLast().hash(), Given.NOON, 3));
        replacedLog(lines);
        assertThat(holds()).isTrue();

        lines.remove(1);
        replacedLog(lines);

        assertThat(holds()).isFalse();
    }

    private void replacedLog(List<RunLine> lines) throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(text(line)));
        replaced(log.file("2026-11"), text.toString());
    }

    @Test
    void a_damaged_cache_costs_nothing_but_time() throws Exception {
        written(10);
        assertThat(holds()).isTrue();
        Files.writeString(folder.resolve("local/runs.seen"), "{\"last\":\"x\",\"months\":{\"2026-11\":");

        assertThat(holds()).isTrue();
    }

    @Test
    void a_cache_that_cannot_be_written_costs_nothing_but_time() throws Exception {
        written(10);
        Files.writeString(folder.resolve("local"), "a file where the folder should be");

        assertThat(holds()).isTrue();
    }
}
