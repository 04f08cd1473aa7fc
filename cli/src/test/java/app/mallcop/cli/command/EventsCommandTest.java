package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsCommandTest {

    @TempDir
    Path folder = Path.of("");

    /** evt-1 two days old, evt-2 13 hours old, evt-3 and evt-4 of this morning. */
    private Stored repo() throws IOException {
        return Stored.in(folder).event("2026-03-08T09:00:00Z", "github", "push", "ana")
                .event("2026-03-09T23:00:00Z", "azure-prod", "role_assignment", "ben")
                .event("2026-03-10T08:00:00Z", "github", "push", "ana")
                .event("2026-03-10T09:00:00Z", "github", "sign_in_success", "eve").run();
    }

    private static List<String> ids(Console.Result result) {
        assertThat(result.exit()).as(result.out()).isZero();
        Matcher matcher = Pattern.compile("\"id\":\"(evt-[0-9]+)\"").matcher(result.out());
        List<String> ids = new ArrayList<>();
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    @Test
    void the_last_day_comes_newest_first() throws IOException {
        assertThat(ids(repo().mallcop("events"))).containsExactly("evt-4", "evt-3", "evt-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--hours 100|evt-4 evt-3 evt-2 evt-1", "--since 7d --actor ana|evt-3 evt-1",
            "--since 7d --actor [USER_DATA_BEGIN]ana[USER_DATA_END]|evt-3 evt-1", "--actor an|", "--source azure|evt-2",
            "--source azure-prod|evt-2", "--type auth.signin|evt-4", "--since 2026-03-10|evt-4 evt-3",
            "--since 2026-03-10T08:00:00Z --until 2026-03-10T09:00:00Z|evt-3", "--until 2026-03-09 --hours 24|evt-1",
            "--since 2026-03-10T09:00:00+01:00|evt-4 evt-3", "--limit 1|evt-4"})
    void filters_narrow_down(String words, String expected) throws IOException {
        assertThat(ids(repo().mallcop(("events " + words).split(" "))))
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void more_than_the_limit_is_told() throws IOException {
        Stored stored = repo();
        assertThat(stored.mallcop("events", "--limit", "2").out()).contains("\"truncated\":true");
        assertThat(stored.mallcop("events", "--limit", "3").out()).contains("\"truncated\":false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--type lgoin|did you mean login?", "--type ROLE|role_assignment",
            "--source gihub|did you mean github?", "--hours -1|from 1", "--hours 3 --since 2d|give one",
            "--since 1h --until 2h|earlier", "--since yesterday|24h", "--format xml|jsonl"})
    void a_wrong_word_is_a_usage_error_that_says_what_is_known(String words, String told) throws IOException {
        Console.Result result = repo().mallcop(("events " + words).split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains(told);
    }

    @Test
    void a_configured_source_without_events_is_known() throws IOException {
        Stored stored = repo().config("connectors:\n  - {id: shop, type: vercel}\n");
        assertThat(ids(stored.mallcop("events", "--source", "shop"))).isEmpty();
    }

    @Test
    void a_type_of_a_plugins_own_is_found() throws IOException {
        Stored stored = Stored.in(folder).event("2026-03-10T08:00:00Z", "github", "coffee_made", "ana").run();
        assertThat(ids(stored.mallcop("events", "--type", "coffee_made"))).containsExactly("evt-1");
    }

    @Test
    void a_findings_events_are_found_whenever_they_were() throws IOException {
        Stored stored = repo().event("2026-03-10T00:01:00Z", "github", "push", "eve").run()
                .finding("ab12", Severity.WARN, "2026-03-10T09:00:00Z", "evt-5", "evt-4").run();
        Console.Result result = stored.mallcop("events", "--finding", "ab", "--hours", "1");
        assertThat(ids(result)).containsExactly("evt-4", "evt-5");
    }

    @Test
    void evidence_that_is_not_here_is_named() throws IOException {
        Stored stored = repo().finding("ab12", Severity.WARN, "2026-03-10T09:00:00Z", "evt-4", "evt-99").run();
        Console.Result result = stored.mallcop("events", "--finding", "fnd_ab");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"id\":\"evt-4\"", "evidence-missing",
                "\"missing_events\":[{\"id\":\"evt-99\",\"source\":\"github\",\"day\":\"2026-03-10\"}]");
    }

    @Test
    void days_that_had_events_and_are_gone_are_named() throws IOException {
        Stored stored = repo();
        delete(stored.layout().events().resolve("github/2026-03-10"));
        Console.Result result = stored.mallcop("events");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"missing_days\":[{\"source\":\"github\",\"day\":\"2026-03-10\"}]",
                "\"id\":\"evt-2\"");
        assertThat(stored.mallcop("events", "--source", "azure").exit()).isZero();
        assertThat(stored.mallcop("events", "--until", "2026-03-10").exit()).isZero();
    }

    @Test
    void a_damaged_line_is_told_with_its_place_and_stops_nothing() throws IOException {
        Stored stored = repo();
        Path segment = segment(stored.layout().events().resolve("github/2026-03-10"));
        Files.writeString(segment, "{\"v\":1,\"id\":\"evt-\u0000\n", StandardOpenOption.APPEND);
        Console.Result result = stored.mallcop("events", "--actor", "eve");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"id\":\"evt-4\"", "damaged-line", "events/github/2026-03-10/", "line 3");
    }

    @Test
    void a_segment_that_no_run_names_is_not_read() throws IOException {
        Stored stored = repo();
        Path segment = segment(stored.layout().events().resolve("github/2026-03-10"));
        Files.copy(segment, segment.resolveSibling("20260310T120000Z-000009-00000000.jsonl"));
        assertThat(ids(stored.mallcop("events"))).containsExactly("evt-4", "evt-3", "evt-2");
    }

    @Test
    void lines_of_jsonl_are_the_stored_lines() throws IOException {
        Stored stored = repo();
        Path segment = segment(stored.layout().events().resolve("azure-prod/2026-03-09"));
        assertThat(stored.mallcop("events", "--source", "azure", "--format", "jsonl").out())
                .isEqualTo(Files.readString(segment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\t=1", " =1", "\"=1", "\u00a0=1", "＝1"})
    void no_cell_of_csv_is_a_formula(String actor) throws IOException {
        Stored stored = Stored.in(folder).event("2026-03-10T08:00:00Z", "github", "push", actor).run();
        String cell = stored.mallcop("events", "--format", "csv").out().lines().toList().get(1).split(",")[5];
        assertThat(cell.replaceFirst("^\"", "")).matches("(?s)('|\\[U\\+0009\\]).*");
    }

    @Test
    void csv_has_its_documented_columns_and_quotes_what_it_must() throws IOException {
        Stored stored = Stored.in(folder).event("2026-03-10T08:00:00Z", "github", "push", "a,\"b\"\nc").run();
        List<String> lines = stored.mallcop("events", "--format", "csv").out().lines().toList();
        assertThat(lines).hasSize(2).first().isEqualTo(String.join(",", EventLists.COLUMNS));
        assertThat(lines.get(1)).contains("\"a,\"\"b\"\"").contains("192.0.2.1");
    }

    @Test
    void text_of_an_event_cannot_break_the_table() throws IOException {
        Stored stored = Stored.in(folder)
                .event("2026-03-10T08:00:00Z", "github", "push", "eve\n\u001b[2Jroot", "日本\u202e語").run();
        Console.Result result = stored.mallcop("events", "--human");
        assertThat(result.out().lines()).hasSize(4);
        assertThat(result.out()).doesNotContain("\u001b", "\u202e").contains("4 h ago", "1 event.");
    }

    @Test
    void strings_from_outside_are_boxed_for_programs() throws IOException {
        assertThat(repo().mallcop("events").out()).contains("\"actor\":\"[USER_DATA_BEGIN]eve[USER_DATA_END]\"");
    }

    @Test
    void a_repo_without_a_run_has_no_events() throws IOException {
        assertThat(ids(Stored.in(folder).mallcop("events"))).isEmpty();
    }

    private static Path segment(Path day) throws IOException {
        try (var files = Files.list(day)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static void delete(Path day) throws IOException {
        Files.delete(segment(day));
        Files.delete(day);
    }
}
