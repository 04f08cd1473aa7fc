package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
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

class ReportCommandTest {

    @TempDir
    Path folder = Path.of("");

    private static String id(String hex) {
        return "fnd_" + hex + "0".repeat(32 - hex.length());
    }

    /** aa open warn; bb critical, escalated; cc acked; dd info, resolved by triage; ee warn, nobody could look. */
    private Stored repo() throws IOException {
        Untrusted why = Untrusted.of("looks odd");
        return Stored.in(folder).event("2026-03-10T08:00:00Z", "github", "push", "eve")
                .finding("aa", Severity.WARN, "2026-03-10T08:00:00Z", "evt-1")
                .finding("bb", Severity.CRITICAL, "2026-03-01T08:00:00Z", "evt-1")
                .finding("cc", Severity.WARN, "2026-03-10T09:00:00Z", "evt-1")
                .finding("dd", Severity.INFO, "2026-03-10T10:00:00Z", "evt-1")
                .finding("ee", Severity.WARN, "2026-03-05T08:00:00Z", "evt-1").run()
                .said("2026-03-10T10:00:00Z", "triage", new Decision.Verdict(id("bb"),
                        new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS), why, List.of("evt-1")))
                .said("2026-03-10T10:01:00Z", "ana", new Decision.Ack(id("cc"), Severity.WARN, why))
                .said("2026-03-10T10:02:00Z", "triage",
                        new Decision.Verdict(id("dd"), new Outcome.Resolved("triage"), why, List.of()))
                .said("2026-03-10T10:03:00Z", "budget",
                        new Decision.Verdict(id("ee"), new Outcome.Uninvestigated("no-model"), null, List.of()));
    }

    private static List<String> ids(Console.Result result) {
        assertThat(result.exit()).as(result.out()).isZero();
        Matcher matcher = Pattern.compile("\\{\"id\":\"fnd_(..)").matcher(result.out());
        List<String> ids = new ArrayList<>();
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"|bb cc aa ee dd", "--status open|bb aa ee", "--status acked|cc",
            "--status resolved|dd", "--status resolved:triage|dd", "--status escalated|bb",
            "--status escalated:suspicious|bb", "--status escalated:insufficient|", "--status uninvestigated|ee",
            "--status uninvestigated:no-model|ee", "--status acked,resolved|cc dd", "--severity critical|bb",
            "--severity critical,info|bb dd", "--since 24h|cc aa dd", "--since 2026-03-05|cc aa ee dd",
            "--detector new-actor --limit 2|bb cc", "--detector git-oops|", "--actor eve --status open|bb aa ee",
            "--actor mallory|"})
    void the_most_severe_come_first_then_the_newest_and_filters_narrow_down(String words, String expected)
            throws IOException {
        assertThat(ids(repo().mallcop((words == null ? "report" : "report " + words).split(" "))))
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--status squelched|resolved", "--severity high|critical, info, warn",
            "--detector new-actr|did you mean new-actor?", "--since 7x|24h",
            "--status escalated:maybe|escalated:suspicious"})
    void an_unknown_word_is_an_error_that_lists_the_known(String words, String told) throws IOException {
        Console.Result result = repo().mallcop(("report " + words).split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains(told);
    }

    @Test
    void more_than_the_limit_is_told() throws IOException {
        assertThat(repo().mallcop("report", "--limit", "2").out())
                .contains("\"count\":2,\"total\":5,\"truncated\":true");
    }

    @Test
    void every_line_of_jsonl_is_a_finding() throws IOException {
        List<String> lines = repo().mallcop("report", "--format", "jsonl").out().lines().toList();
        assertThat(lines).hasSize(5)
                .allSatisfy(line -> assertThat(line).startsWith("{\"id\":\"fnd_").endsWith("}")
                        .contains("\"detector\":\"new-actor\"", "\"event_ids\":[\"evt-1\"]"));
    }

    @Test
    void csv_has_its_documented_columns() throws IOException {
        List<String> lines = repo().mallcop("report", "--format", "csv").out().lines().toList();
        assertThat(lines).hasSize(6).first().isEqualTo(String.join(",", ReportCommand.COLUMNS));
        assertThat(lines.get(1)).contains(id("bb"), "critical,open,escalated:suspicious", "actor=eve");
    }

    @Test
    void a_person_sees_a_table_with_ages() throws IOException {
        assertThat(repo().mallcop("report", "--human").out()).contains("critical  9 days ago", "fnd_bb000000",
                "escalated:suspicious", "eve was never seen before", "5 findings.");
    }

    @Test
    void a_finding_of_a_run_that_never_ended_does_not_count() throws IOException {
        Stored stored = repo();
        Path file = stored.layout().findings();
        String opened = Files.readAllLines(file).getFirst().replace(id("aa"), id("ff"))
                .replaceFirst("\"run\":\"[^\"]*\"", "\"run\":\"20260310T120000Z-000009-00000000\"");
        Files.writeString(file, opened + "\n", StandardOpenOption.APPEND);
        assertThat(ids(stored.mallcop("report"))).doesNotContain("ff").hasSize(5);
    }

    @Test
    void a_damaged_line_is_told_and_stops_nothing() throws IOException {
        Stored stored = repo();
        Files.writeString(stored.layout().findings(), "{oops\n", StandardOpenOption.APPEND);
        Console.Result result = stored.mallcop("report");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"count\":5", "damaged-line", "findings.jsonl", "line 6");
    }
}
