package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @TempDir
    Path temp = Path.of("");

    private Shop shop;

    @BeforeEach
    void makeShop() throws IOException {
        shop = Shop.in(temp).withRuns(3, DAY).withFindings();
    }

    private Console.Result doctor(String... more) {
        return shop.run(more.length == 0 ? new String[]{"doctor"} : new String[]{"doctor", more[0]});
    }

    /** The rows of one check that are neither fine nor a note. */
    private static String complaint(Console.Result result, String check) {
        StringBuilder rows = new StringBuilder();
        for (String row : result.out().split("\\{\"check\":", -1)) {
            if (row.startsWith("\"" + check + "\"")
                    && (row.contains("\"result\":\"broken\"") || row.contains("\"result\":\"warning\""))) {
                rows.append(row).append('\n');
            }
        }
        return rows.toString();
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(shop.path(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path month() {
        return shop.path("runs/2026-03.jsonl");
    }

    private static final String PARSER = """
            app: billing
            version: 1
            templates:
              - {name: paid, line: "paid {amount}", classification: routine, event_mapping: {event_type: invoice_paid}}
              - {name: in, line: "in {user}", classification: security, event_mapping: {event_type: sign_in_success}}
            """;

    private void app(String file, String text) throws IOException {
        Files.createDirectories(shop.path("apps/billing"));
        Files.writeString(shop.path("apps/billing/" + file), text);
    }

    @Test
    void an_event_type_that_an_apps_parser_makes_up_and_no_rule_looks_at_is_told() throws IOException {
        app("parser.yaml", PARSER);
        assertThat(complaint(doctor(), "apps")).contains("invoice_paid", "detectors.yaml").doesNotContain("sign_in");
        app("detectors.yaml", """
                app: billing
                version: 1
                detectors:
                  - {name: many-paid, description: many invoices, event_type: invoice_paid, severity: warn,
                     condition: {type: count_threshold, group_by: [actor], window_minutes: 60, threshold: 5}}
                """);
        assertThat(complaint(doctor(), "apps")).isEmpty();
    }

    @Test
    void a_parser_that_can_not_be_read_is_told_with_its_place() throws IOException {
        app("parser.yaml", PARSER.replace("classification: routine, ", ""));
        assertThat(complaint(doctor(), "apps")).contains("apps/billing/parser.yaml:4");
    }

    private void assertMends(String check, String what) {
        Console.Result found = doctor();
        assertThat(complaint(found, check)).as(found.out()).contains(what).contains("\"fixable\":true");
        Console.Result fixed = doctor("--fix");
        assertThat(fixed.exit()).as(fixed.out()).isZero();
        assertThat(complaint(fixed, check)).isEmpty();
        assertThat(fixed.out()).contains("\"mended\":[{\"check\":\"" + check + "\"");
    }

    @Test
    void a_repo_that_is_fine_is_all_fine() {
        Console.Result result = doctor();
        assertThat(result.out()).doesNotContain("\"result\":\"broken\"").doesNotContain("\"result\":\"warning\"");
        assertThat(result.exit()).isZero();
    }

    @Test
    void looking_changes_no_file() throws IOException {
        var before = shop.files();
        doctor();
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void a_changed_event_is_found_by_its_hash() throws IOException {
        Path segment = shop.segments().getFirst();
        Files.writeString(segment, Files.readString(segment).replace("dana", "jane"));
        Console.Result result = doctor();
        assertThat(result.exit()).isEqualTo(4);
        assertThat(complaint(result, "events")).contains("changed after it was written");
    }

    @Test
    void a_line_that_is_no_event_is_named_with_its_number() throws IOException {
        Path segment = shop.segments().getFirst();
        List<String> lines = Files.readAllLines(segment);
        Files.writeString(segment, lines.getFirst() + "\nrubbish\n");
        assertThat(complaint(doctor(), "events")).contains("line 2");
    }

    @Test
    void a_missing_segment_is_broken_and_a_missing_day_is_a_note() throws IOException {
        Files.delete(shop.segments().getFirst());
        assertThat(complaint(doctor(), "events")).contains("is gone");
        for (Path segment : shop.segments()) {
            Files.delete(segment);
        }
        Files.delete(shop.path("events/github/2026-03-01"));
        Console.Result result = doctor();
        assertThat(complaint(result, "events")).isEmpty();
        assertThat(result.out()).contains("not in this clone");
    }

    @Test
    void a_bad_line_in_the_run_log_is_named_and_the_rest_is_still_read() throws IOException {
        List<String> lines = Files.readAllLines(month());
        Files.writeString(month(),
                lines.get(0) + "\n" + lines.get(1).substring(0, 60) + "\n" + lines.get(2) + "\n" + lines.get(3) + "\n");
        Console.Result result = doctor();
        assertThat(result.exit()).isEqualTo(4);
        assertThat(complaint(result, "runs")).contains("runs/2026-03.jsonl, line 2, is no run");
        assertThat(shop.repo().log().tail()).isNotNull();
    }

    @Test
    void a_run_does_not_begin_on_a_log_with_a_bad_end() throws IOException {
        append("runs/2026-03.jsonl", "rubbish\n");
        Console.Result result = shop.console().typing(Shop.day(DAY, 50, 1)).run("import", "-");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("run-log-damaged", "line");
    }

    @Test
    void status_still_answers_and_names_the_line_wherever_it_is() throws IOException {
        List<String> lines = Files.readAllLines(month());
        for (int bad = 0; bad < lines.size(); bad++) {
            List<String> damaged = new java.util.ArrayList<>(lines);
            damaged.set(bad, "rubbish");
            Files.writeString(month(), String.join("\n", damaged) + "\n");
            Console.Result result = shop.run("status");
            assertThat(result.out()).contains("\"command\":\"status\"", "damaged-line", "2026-03.jsonl",
                    "line " + (bad + 1) + ":");
        }
    }

    @Test
    void a_note_can_still_be_added_and_no_finding_is_lost_while_the_run_log_has_a_bad_end() throws IOException {
        List<String> lines = Files.readAllLines(month());
        Files.writeString(month(), String.join("\n", lines.subList(0, 3)) + "\nrubbish\n");
        String before = Files.readString(shop.path("findings.jsonl"));
        shop.run("annotate", Shop.FINDING, "a note");
        assertThat(Files.readString(shop.path("findings.jsonl"))).isEqualTo(before);
    }

    @Test
    void a_line_taken_out_of_the_run_log_is_noticed() throws IOException {
        List<String> lines = Files.readAllLines(month());
        Files.writeString(month(), lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(3) + "\n");
        assertThat(complaint(doctor(), "runs")).contains("the run before");
    }

    @Test
    void lines_that_a_merge_doubled_are_put_in_order() throws IOException {
        List<String> lines = Files.readAllLines(month());
        Files.writeString(month(), String.join("\n", lines) + "\n" + lines.get(1) + "\n");
        assertMends("runs", "in another order, twice");
        assertThat(Files.readAllLines(month())).isEqualTo(lines);
    }

    @Test
    void a_segment_no_run_names_is_taken_away() throws IOException {
        Path left = shop.path("events/github/2026-03-01/20260301T000000Z-000099-abcdef01.jsonl");
        Files.writeString(left, "{}\n");
        assertMends("leftovers", "left by a killed run");
        assertThat(left).doesNotExist();
    }

    @Test
    void what_people_put_beside_the_segments_stays() throws IOException {
        append("events/github/2026-03-01/README.md", "ours\n");
        doctor("--fix");
        assertThat(shop.path("events/github/2026-03-01/README.md")).exists();
    }

    @Test
    void a_leftover_is_kept_while_the_run_log_can_not_be_read_whole() throws IOException {
        Path left = shop.path("events/github/2026-03-01/20260301T000000Z-000099-abcdef01.jsonl");
        Files.writeString(left, "{}\n");
        append("runs/2026-03.jsonl", "rubbish\n");
        doctor("--fix");
        assertThat(left).exists();
    }

    @Test
    void a_torn_line_is_cut() throws IOException {
        shop.run("annotate", Shop.FINDING, "a note");
        String whole = Files.readString(shop.path("decisions.jsonl"));
        append("decisions.jsonl", "{\"v\":1,\"id\":");
        assertMends("journals", "middle of a line");
        assertThat(shop.path("decisions.jsonl")).hasContent(whole);
    }

    @Test
    void bad_lines_of_journals_are_named_with_file_and_number() throws IOException {
        append("findings.jsonl", "<<<<<<< HEAD\n");
        append("decisions.jsonl", "rubbish\n");
        append("costs.jsonl", "{}\n{\"v\":1}\n");
        String told = complaint(doctor(), "journals");
        assertThat(told).contains("findings.jsonl").contains("line 3").contains("decisions.jsonl").contains("line 1")
                .contains("costs.jsonl").contains("line 2");
    }

    @Test
    void a_bad_line_among_findings_hides_none_of_the_others() throws IOException {
        List<String> lines = Files.readAllLines(shop.path("findings.jsonl"));
        Files.writeString(shop.path("findings.jsonl"), lines.get(0) + "\nrubbish\n" + lines.get(1) + "\n");
        assertThat(shop.run("annotate", Shop.FINDING, "one").exit()).isZero();
        assertThat(shop.run("annotate", Shop.OTHER_FINDING, "two").exit()).isZero();
    }

    @Test
    void lines_of_a_run_that_never_ended_hide_none_behind_them() throws IOException {
        List<String> lines = Files.readAllLines(shop.path("findings.jsonl"));
        String dead = lines.get(0).replaceFirst("\"run\":\"[^\"]*\"", "\"run\":\"20260320T080000Z-000009-abcdef01\"");
        Files.writeString(shop.path("findings.jsonl"),
                dead.replace(Shop.FINDING, "fnd_aaaaaaaaaaaaaaaa") + "\n" + lines.get(0) + "\n"
                        + lines.get(1) + "\n");
        assertThat(shop.run("annotate", Shop.FINDING, "one").exit()).isZero();
        assertMends("journals", "does not name");
        assertThat(shop.run("annotate", "fnd_aaaa", "never was").exit()).isEqualTo(1);
    }

    @Test
    void checkpoints_are_written_again() throws IOException {
        Files.writeString(shop.path("checkpoints.yaml"), "edited: true\n");
        assertMends("checkpoints", "not what the run log says");
    }

    @Test
    void a_wrong_cache_of_ids_is_dropped_and_exactness_is_back() throws IOException {
        Path cache = shop.path(".mallcop/local/ids/github/2026-03-01.ids");
        byte[] bytes = Files.readAllBytes(cache);
        bytes[bytes.length - 20] ^= 1;
        Files.write(cache, bytes);
        assertMends("caches", "caches of event ids");
        assertThat(shop.console().typing(Shop.day(DAY, 0, 6)).run("import", "-").out())
                .contains("\"added\":0,\"duplicates\":6");
    }

    @Test
    void a_cache_of_findings_that_says_something_else_is_dropped() throws IOException {
        shop.run("annotate", Shop.FINDING, "a note");
        Path head = shop.path(".mallcop/local/fold/head.json");
        Files.writeString(head, Files.readString(head).replace("\"total\":2", "\"total\":3"));
        assertMends("caches", "cache of findings");
        assertThat(shop.run("annotate", Shop.FINDING, "another").exit()).isZero();
    }

    @Test
    void missing_lines_for_git_are_added_and_what_people_wrote_stays() throws IOException {
        Files.writeString(shop.path(".gitignore"), "*.swp\n.env\n");
        assertMends("git-files", "/raw/");
        assertThat(Files.readString(shop.path(".gitignore"))).startsWith("*.swp\n.env\n")
                .contains("raw/\n.mallcop/local/\n");
    }

    @Test
    void secrets_in_git_are_broken() throws IOException {
        append(".env", "TOKEN=x\n");
        var _ = new app.mallcop.store.git.Git(shop.path("")).run("add", "-f", ".env");
        Console.Result result = doctor();
        assertThat(result.exit()).isEqualTo(4);
        assertThat(complaint(result, "private-files")).contains(".env is in git");
    }

    @Test
    void a_readable_env_is_a_warning() throws IOException {
        append(".env", "TOKEN=x\n");
        Files.setPosixFilePermissions(shop.path(".env"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(complaint(doctor(), "private-files")).contains("may read .env");
        Files.setPosixFilePermissions(shop.path(".env"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(complaint(doctor(), "private-files")).isEmpty();
    }

    @Test
    void a_clock_behind_the_last_run_is_a_warning() {
        Console.Result result = shop.console().at(Shop.NOW.minusSeconds(86_400)).run("doctor");
        assertThat(complaint(result, "clock")).contains("2026-03-20T08:00:00Z").contains("2026-03-19T08:00:00Z");
    }

    @Test
    void an_unreadable_config_is_broken_and_says_where() throws IOException {
        Files.writeString(shop.path("mallcop.yaml"), "version: \"1\"\nstorage: [\n");
        assertThat(complaint(doctor(), "config")).contains("mallcop.yaml:");
    }

    @Test
    void another_writer_is_a_note() throws IOException {
        Files.writeString(shop.path(".mallcop/writer"),
                "{\"v\":1,\"clone\":\"clone-elsewhere\",\"since\":\"2026-03-01T00:00:00Z\"}\n");
        Console.Result result = doctor();
        assertThat(result.out()).contains("another clone is the one that runs");
        assertThat(result.exit()).isZero();
    }

    @Test
    void what_can_not_be_mended_leaves_exit_code_three_when_something_was() throws IOException {
        append("decisions.jsonl", "rubbish\n{\"v\":1");
        Console.Result result = doctor("--fix");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("cut the torn last line");
    }

    @Test
    void a_lock_that_is_held_is_named_with_its_command() throws IOException {
        try (var _ = shop.repo().lock(app.mallcop.store.repo.Run.Request.of("scan"))) {
            assertThat(doctor().out()).contains("holds the lock: mallcop scan");
        }
    }

    @Test
    void the_human_form_is_a_checklist() {
        assertThat(doctor("--human").out()).contains("[ok]      runs").contains("[ok]      events");
    }

    @Test
    void nothing_from_a_damaged_file_reaches_the_terminal() throws IOException {
        append("findings.jsonl", "\u001b[31mevil\n");
        byte[] out = doctor("--human").out().getBytes(StandardCharsets.UTF_8);
        assertThat(new String(out, StandardCharsets.UTF_8)).doesNotContain("\u001b").doesNotContain("evil");
    }

    @Test
    void a_changed_sealed_day_is_found_by_its_hash() throws IOException {
        Path day = shop.sealed(DAY).path("baseline/github/2026-03-01.jsonl");
        assertThat(complaint(doctor(), "baseline")).isEmpty();

        Files.writeString(day, Files.readString(day).replace("\"n\":3", "\"n\":4"));

        assertThat(complaint(doctor(), "baseline")).contains("it was changed after the day was sealed",
                "git checkout -- baseline/github/2026-03-01.jsonl");
    }

    @Test
    void a_sealed_day_that_is_gone_is_broken_and_a_baseline_that_was_never_checked_out_is_not() throws IOException {
        Path day = shop.sealed(DAY).path("baseline/github/2026-03-01.jsonl");
        Files.delete(day);
        assertThat(complaint(doctor(), "baseline")).contains("the file is not here");

        Files.delete(shop.path("baseline/github"));
        assertThat(doctor().out()).contains("1 sealed days are not in this clone");
        assertThat(complaint(doctor(), "baseline")).isEmpty();
    }

    @Test
    void a_sealed_day_that_no_run_names_is_a_leftover_and_goes() throws IOException {
        shop.sealed(DAY);
        append("baseline/github/2026-03-02.jsonl", "{}\n");
        append("baseline/github/notes.txt", "mine");

        assertMends("leftovers", "2026-03-02.jsonl");

        assertThat(shop.path("baseline/github/2026-03-01.jsonl")).exists();
        assertThat(shop.path("baseline/github/notes.txt")).exists();
    }
}
