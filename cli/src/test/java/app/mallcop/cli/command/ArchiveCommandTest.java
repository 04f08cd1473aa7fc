package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.store.events.EventSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {

    private static final LocalDate OLD = LocalDate.parse("2026-03-01");
    private static final LocalDate OLDER = LocalDate.parse("2026-02-10");

    @TempDir
    Path temp = Path.of("");

    private Shop shop;

    @BeforeEach
    void makeShop() throws IOException {
        shop = Shop.in(temp);
    }

    private Console.Result archive(String... more) {
        String[] words = new String[3 + more.length];
        words[0] = "archive";
        words[1] = "--before";
        words[2] = "2026-03-15";
        System.arraycopy(more, 0, words, 3, more.length);
        return shop.run(words);
    }

    private String lines() throws IOException {
        return shop.segments().stream().map(Shop::text).collect(Collectors.joining());
    }

    private List<String> eventIds() throws IOException {
        EventSearch.Query all = new EventSearch.Query(null, null, Set.of(), Set.of(), null, Set.of(), 1000);
        return new EventSearch(shop.repo().events()).find(all).events().stream().map(event -> event.id()).toList();
    }

    @Test
    void the_files_of_a_day_become_one_with_the_same_lines_in_the_same_order() throws IOException {
        shop.withRuns(3, OLD);
        String before = lines();
        Console.Result result = archive();
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(shop.segments()).hasSize(1);
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void every_command_reads_the_same_events_as_before() throws IOException {
        shop.withRuns(3, OLD, OLDER);
        List<String> before = eventIds();
        archive();
        assertThat(eventIds()).isEqualTo(before).hasSize(12);
    }

    @Test
    void the_result_tells_the_days_and_what_git_grows_by() {
        shop.withRuns(3, OLD);
        Console.Result result = archive();
        assertThat(result.out()).contains("\"day\":\"2026-03-01\"", "\"files\":3", "\"events\":6", "\"files_after\":1",
                "\"git_grows_by\":");
        assertThat(result.err()).contains("git grows by about");
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException {
        shop.withRuns(3, OLD);
        Map<String, String> before = shop.files();
        Console.Result result = archive("--dry-run");
        assertThat(result.out()).contains("\"dry_run\":true", "\"files_before\":3");
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void a_day_with_one_file_is_left_alone() throws IOException {
        shop.withRuns(1, OLD);
        Map<String, String> before = shop.files();
        assertThat(archive().out()).contains("\"days\":[]", "\"run\":null");
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void the_last_two_days_are_never_put_together() throws IOException {
        shop.withRuns(2, LocalDate.parse("2026-03-18"), LocalDate.parse("2026-03-19"), LocalDate.parse("2026-03-20"));
        Console.Result result = shop.run("archive", "--before", "2030-01-01");
        assertThat(result.out()).contains("\"before\":\"2026-03-19\"", "2026-03-18")
                .doesNotContain("\"day\":\"2026-03-19\"");
        assertThat(shop.segments()).hasSize(5);
    }

    @Test
    void what_comes_late_for_an_archived_day_is_read_beside_it_and_archived_with_it_next_time() throws IOException {
        shop.withRuns(2, OLD);
        archive();
        shop.console().typing(Shop.day(OLD, 0, 10)).run("import", "-");
        assertThat(eventIds()).hasSize(10);
        archive();
        assertThat(shop.segments()).hasSize(1);
        assertThat(eventIds()).hasSize(10);
    }

    @Test
    void a_damaged_segment_is_never_merged() throws IOException {
        shop.withRuns(2, OLD, OLDER);
        Path damaged = shop.segments().getLast();
        Files.writeString(damaged, Files.readString(damaged).replace("dana", "sam!"));
        Console.Result result = archive();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("day-skipped",
                "\"skipped\":[{\"connector\":\"github\",\"day\":\"2026-03-01\"");
        assertThat(damaged).exists();
        assertThat(shop.segments()).hasSize(3);
    }

    @Test
    void a_day_of_which_a_segment_is_missing_is_left_alone() throws IOException {
        shop.withRuns(3, OLD);
        Files.delete(shop.segments().getFirst());
        assertThat(archive().exit()).isEqualTo(3);
        assertThat(shop.segments()).hasSize(2);
    }

    @Test
    void the_doctor_finds_nothing_wrong_after_it() {
        shop.withRuns(3, OLD, OLDER);
        archive();
        Console.Result result = shop.run("doctor");
        assertThat(result.out()).contains("\"broken\":0");
        assertThat(result.exit()).isZero();
    }

    @Test
    void raw_payloads_past_their_time_go() throws IOException {
        String raw = Shop.event("v1", "2026-01-01T10:00:00Z", "dana").replace("\"metadata\"",
                "\"raw\":{\"a\":1},\"metadata\"");
        String kept = raw.replace("2026-01-01", "2026-03-10").replace("\"v1\"", "\"v2\"");
        shop.console().typing(raw + "\n" + kept).run("import", "-");
        assertThat(archive("--dry-run").out()).contains("\"raw_removed\":{\"files\":1,");
        archive();
        assertThat(shop.path("raw/github/2026-01-01")).doesNotExist();
        assertThat(shop.path("raw/github/2026-03-10")).isDirectory();
    }

    @Test
    void before_what_must_be_said() {
        Console.Result result = shop.run("archive");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("--before");
    }

    @Test
    void the_human_form_tells_what_was_made() {
        shop.withRuns(3, OLD);
        assertThat(archive("--human").out()).contains("Made 1 files of 3");
    }
}
