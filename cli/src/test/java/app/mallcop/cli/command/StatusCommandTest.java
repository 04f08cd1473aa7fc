package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Console;
import app.mallcop.store.costs.Cost;
import app.mallcop.store.costs.CostLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.runs.Remarks;
import app.mallcop.store.runs.StreamReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @TempDir
    Path folder = Path.of("");

    private Stored repo() throws IOException {
        return Stored.in(folder).event("2026-03-09T08:00:00Z", "github", "push", "ana")
                .event("2026-03-10T08:00:00Z", "github", "push", "ana")
                .event("2026-03-10T09:00:00Z", "azure-prod", "push", "ben")
                .finding("aa", Severity.CRITICAL, "2026-03-10T08:00:00Z", "evt-1")
                .finding("bb", Severity.WARN, "2026-03-10T08:00:00Z", "evt-1").run();
    }

    @Test
    void it_counts() throws IOException {
        Console.Result result = repo().mallcop("status");
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"total_events\":3", "\"total_findings\":2",
                "\"events_by_source\":{\"azure-prod\":1,\"github\":2}",
                "\"findings_by_status\":{\"open\":2,\"resolved\":0,\"acked\":0}",
                "\"findings_by_severity\":{\"critical\":1,\"warn\":1,\"info\":0}",
                "\"last_run\":{\"id\":\"20260310T120000Z-000001-", "\"age_seconds\":0",
                "\"escalation_health\":{\"status\":\"unrouted\"",
                "\"first_event\":\"2026-03-09T08:00:00Z\"", "\"lag_seconds\":0");
    }

    @Test
    void a_way_to_a_human_that_is_broken_is_told_line_by_line() throws IOException {
        Stored stored = repo().config("routing: {default: [triage, notify-teams]}\n");
        String line = "Routing 'critical' → 'triage' → ... → channel 'notify-teams': webhook_url not configured "
                + "(Environment variable TEAMS_WEBHOOK_URL is not set)";
        assertThat(stored.mallcop("status").out())
                .contains("\"escalation_health\":{\"status\":\"broken\",\"errors\":[\"" + line);
        assertThat(stored.mallcop("status", "--human").out()).contains("ESCALATION: BROKEN\n  " + line + "\n");
    }

    @Test
    void a_way_to_a_human_is_ok_when_the_channel_is_set_up() throws IOException {
        Stored stored = repo().config("""
                routing: {default: [notify-webhook]}
                actors: {notify-webhook: {url: 'https://hooks.example.com/x'}}
                """);
        assertThat(stored.mallcop("status", "--human").out()).contains("\nEscalation: ok\n");
    }

    @Test
    void without_any_channel_it_says_that_nobody_is_told() throws IOException {
        assertThat(repo().mallcop("status", "--human").out()).contains("Escalation: unrouted; no channel is set up");
    }

    @Test
    void a_monitor_hears_of_a_broken_way() throws IOException {
        Console.Result result = repo().config("routing: {default: [notify-teams]}\n").mallcop("status", "--gate");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("escalation-broken");
    }

    @Test
    void learning_counts_days_with_events() throws IOException {
        Stored stored = repo();
        assertThat(stored.mallcop("status").out())
                .contains("\"github\":{\"day\":2,\"of\":14,\"events\":2,\"done\":false,"
                        + "\"text\":\"day 2 of 14, 2 events\",\"anew_since\":null}");
        stored.config("baseline: {learning_days: 2}\n");
        assertThat(stored.mallcop("status").out())
                .contains("\"github\":{\"day\":2,\"of\":2,\"events\":2,\"done\":true");
    }

    @Test
    void a_repo_where_nothing_ran_has_an_answer() throws IOException {
        Console.Result result = Stored.in(folder).mallcop("status");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"total_events\":0", "\"last_run\":null", "\"last_scan\":null");
        assertThat(Stored.in(folder).mallcop("status", "--human").out()).contains("Nothing has run yet.");
    }

    @Test
    void what_is_configured_and_never_read_is_a_blind_spot() throws IOException {
        Console.Result result = repo().config("""
                connectors:
                  - {id: shop, type: vercel}
                  - {id: old, type: vercel, enabled: false}
                detectors: {git-oops: {enabled: false}}
                """).mallcop("status");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"never_read\":[\"shop\"]", "\"disabled_connectors\":[\"old\"]",
                "\"disabled_detectors\":[\"git-oops\"]", "\"code\":\"never-read\"");
    }

    @Test
    void what_a_platform_had_and_did_not_become_events_is_told() throws IOException {
        Stored stored = repo();
        try (Run run = stored.repo(Stored.NOW).begin(Run.Request.of("scan"))) {
            run.commit(Run.Facts.of(List.of(new StreamReport("github", "github", "audit", null, Stored.NOW, 9, 0, 9, 0,
                    2, null, "1", null,
                    new Remarks(false, null, null, "", Collections.emptySortedMap(), 1_300)))));
        }
        assertThat(stored.mallcop("status").out()).contains("\"unreadable\":2,\"left_out\":1300");
        assertThat(stored.mallcop("status", "--human").out()).contains(
                "github, audit: 2 records were not as the platform documents them.",
                "github, audit: 1,300 events were left out, of records about more things than one may.");
    }

    @Test
    void NE8_whom_the_config_trusts_is_listed() throws IOException {
        Stored stored = repo()
                .config("""
                        organization: {internal_domains: [shop.example], trusted_accounts: ["123456789012"], trusted_apps: [slack]}
                        """);
        assertThat(stored.mallcop("status").out()).contains("\"trusted\":{\"internal_domains\":[\"shop.example\"],"
                + "\"accounts\":[\"123456789012\"],\"apps\":[\"slack\"]}");
        assertThat(stored.mallcop("status", "--human").out()).contains("Internal domains: shop.example.",
                "Trusted accounts: 123456789012.", "Trusted apps: slack.");
    }

    private Stored withABrokenRule() throws IOException {
        Stored stored = repo();
        Path plugin = Files.createDirectories(folder.resolve("plugins/detectors/odd"));
        Files.writeString(plugin.resolve("manifest.yaml"), """
                name: odd
                version: 0.1.0
                rules:
                  - id: one
                    condition: event.actor ==
                """);
        return stored;
    }

    @Test
    void a_rule_file_that_does_not_run_is_named_until_it_is_mended() throws IOException {
        Stored stored = withABrokenRule();
        Console.Result result = stored.mallcop("status");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"code\":\"rule-skipped\"",
                "\"skipped_rule_files\":[{\"file\":\"plugins/detectors/odd/manifest.yaml\",\"line\":5,");
        assertThat(stored.mallcop("status", "--human").out())
                .contains("! a rule file does not run: plugins/detectors/odd/manifest.yaml:5:");
        Files.delete(folder.resolve("plugins/detectors/odd/manifest.yaml"));
        assertThat(stored.mallcop("status").out()).contains("\"skipped_rule_files\":[]")
                .doesNotContain("rule-skipped");
    }

    @Test
    void a_monitor_is_told_of_a_rule_file_that_does_not_run() throws IOException {
        assertThat(withABrokenRule().mallcop("status", "--gate").exit()).isEqualTo(4);
    }

    @Test
    void a_broken_config_is_told_and_the_rest_is_answered() throws IOException {
        Console.Result result = repo().config("learning: 3\n").mallcop("status");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"status\":\"partial\"", "\"total_events\":3", "config-unknown-key",
                "\"of\":null");
    }

    @Test
    void the_holder_of_the_lock_is_named() throws IOException {
        Stored stored = repo();
        assertThat(stored.mallcop("status").out()).contains("\"lock\":null");
        try (RunLock _ = RunLock.take(stored.layout().lock(), "scan", Stored.NOW, Duration.ZERO)) {
            assertThat(stored.mallcop("status").out())
                    .contains("\"command\":\"scan\",\"since\":\"2026-03-10T12:00:00Z\"");
        }
        assertThat(stored.mallcop("status").out()).contains("\"lock\":null");
    }

    @Test
    void a_fork_is_named() throws IOException {
        Stored stored = repo();
        Path log = stored.layout().runs().resolve("2026-03.jsonl");
        String first = Files.readString(log);
        stored.event("2026-03-10T10:00:00Z", "github", "push", "ana").run();
        String here = Files.readString(log).substring(first.length());
        Files.writeString(log, first);
        stored.event("2026-03-10T11:00:00Z", "github", "push", "ana").runAt(Stored.NOW.plusSeconds(1), null);
        Files.writeString(log, here, StandardOpenOption.APPEND);
        Console.Result result = stored.mallcop("status");
        assertThat(result.out()).contains("\"code\":\"run-log-forked\"", "\"whole\":false",
                "\"astray\":\"20260310T120001Z-000002-");
        assertThat(stored.mallcop("status", "--gate").exit()).isEqualTo(4);
    }

    @Test
    void damage_is_told_with_its_place() throws IOException {
        Stored stored = repo();
        Files.writeString(stored.layout().findings(), "{oops\n", StandardOpenOption.APPEND);
        Console.Result result = stored.mallcop("status");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"damaged\":[{\"file\":\"findings.jsonl\",\"line\":3,");
        assertThat(stored.mallcop("status", "--gate").exit()).isEqualTo(4);
    }

    @Test
    void a_run_log_with_a_line_that_cannot_be_read_is_answered_from_the_others_and_named() throws IOException {
        Stored stored = repo();
        Files.writeString(stored.layout().runs().resolve("2026-03.jsonl"), "{oops\n", StandardOpenOption.APPEND);
        Console.Result result = stored.mallcop("status");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"total_events\":3", "damaged-line",
                "\"damaged\":[{\"file\":\"runs/2026-03.jsonl\",\"line\":2,");
        assertThat(stored.mallcop("status", "--gate").exit()).isEqualTo(4);
    }

    @Test
    void the_gate_holds_while_runs_are_recent() throws IOException {
        Stored stored = repo();
        assertThat(stored.mallcop("status", "--gate").exit()).isZero();
        Console.Result late = Console.in(folder).at(Stored.NOW.plus(Duration.ofHours(13))).run("status", "--gate");
        assertThat(late.exit()).isEqualTo(4);
        assertThat(late.out()).contains("\"gate\":{\"holds\":false}", "run-too-old");
        assertThat(Console.in(folder).at(Stored.NOW.plus(Duration.ofHours(13)))
                .run("status", "--gate", "--max-age", "1d").exit()).isZero();
    }

    @Test
    void a_stream_that_fails_does_not_pass_the_gate_until_its_connector_is_disabled() throws IOException {
        Stored stored = repo().config("connectors:\n  - {id: github, type: github}\n")
                .event("2026-03-10T10:00:00Z", "github", "push", "ana").runAt(Stored.NOW, "forbidden");
        Console.Result result = stored.mallcop("status", "--gate");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("stream-failing", "forbidden", "\"error\":\"forbidden\"");
        stored.config("connectors:\n  - {id: github, type: github, enabled: false}\n");
        assertThat(stored.mallcop("status", "--gate").exit()).isZero();
    }

    @Test
    void a_gate_before_the_first_run_does_not_hold() throws IOException {
        Console.Result result = Stored.in(folder).mallcop("status", "--gate");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("never-ran");
    }

    @Test
    void a_max_age_without_a_gate_is_a_usage_error() throws IOException {
        assertThat(repo().mallcop("status", "--max-age", "1h").exit()).isEqualTo(2);
    }

    @Test
    void costs_are_summed_by_month_and_counted_once() throws IOException {
        Stored stored = repo();
        assertThat(stored.mallcop("status", "--costs").out()).contains("\"total_donuts\":0.0", "\"months\":[]");
        CostLog costs = new CostLog(stored.layout().costs());
        Instant march = Instant.parse("2026-03-10T11:00:00Z");
        costs.append(new Cost(Cost.Kind.RESERVED, "a", march, "r1", "triage", "f", 9_000, 1_000, 0), Disk.real());
        costs.append(new Cost(Cost.Kind.BILLED, "a", march, "r1", "triage", "f", 4_000, 1_000, 20_000), Disk.real());
        costs.append(new Cost(Cost.Kind.BILLED, "a", march, "r1", "triage", "f", 4_000, 1_000, 20_000), Disk.real());
        costs.append(new Cost(Cost.Kind.RESERVED, "b", march, "r1", "triage", "f", 100, 0, 0), Disk.real());
        costs.append(
                new Cost(Cost.Kind.BILLED, "c", Instant.parse("2026-02-10T11:00:00Z"), "r0", "triage", "f", 10_000, 0,
                        1_000_000),
                Disk.real());
        assertThat(stored.mallcop("status", "--costs").out()).contains("\"total_donuts\":3.0",
                "\"estimated_total_usd\":1.02",
                "\"reserved_tokens\":100",
                "\"months\":[{\"month\":\"2026-03\",\"runs\":1,\"tokens\":5000,\"donuts\":1.0,\"usd\":0.02}");
        assertThat(stored.mallcop("status", "--costs", "--human").out()).contains("2026-02     1     2.0  1.00");
    }

    @Test
    void it_does_not_read_the_history_of_runs() throws IOException {
        Stored stored = repo();
        for (int i = 0; i < 70; i++) {
            stored.event("2026-03-10T10:00:00Z", "github", "push", "ana").run();
        }
        try (RandomAccessFile log = new RandomAccessFile(stored.layout().runs().resolve("2026-03.jsonl").toFile(),
                "rw")) {
            log.write(new byte[(int) log.length() / 2]);
        }
        Console.Result result = stored.mallcop("status");
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"total_events\":73", "\"total_runs\":71");
    }

    @Test
    void it_answers_where_no_cache_can_be_written() throws IOException {
        Stored stored = repo();
        try (var all = Files.walk(stored.layout().local())) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        Files.createFile(stored.layout().local());
        Console.Result result = stored.mallcop("status");
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"total_events\":3", "\"total_findings\":2", "\"lock\":null");
    }

    @Test
    void it_changes_nothing_but_caches() throws IOException {
        Stored stored = repo();
        List<String> before = files();
        stored.mallcop("status", "--costs", "--gate");
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.startsWith(folder.resolve(".mallcop/local"))) {
                    files.add(file + " " + Files.readString(file).hashCode());
                }
            }
        }
        return files;
    }

    @Test
    void a_person_sees_what_needs_attention_first() throws IOException {
        String page = repo().config("connectors:\n  - {id: shop, type: vercel}\n").mallcop("status", "--human").out();
        assertThat(page).startsWith("! shop is configured and was never read")
                .contains("Open findings: 1 critical, 1 warn, 0 info; 0 acked, 0 resolved.", "day 2 of 14, 2 events",
                        "never",
                        "3 events in 1 run.");
    }

    @Test
    void a_connector_that_was_reset_learns_from_the_day_after() throws IOException {
        Stored repo = Stored.in(folder).event("2026-03-07T09:00:00Z", "github", "login", "bob")
                .event("2026-03-08T09:00:00Z", "github", "login", "bob")
                .event("2026-03-10T09:00:00Z", "github", "login", "bob").run()
                .said("2026-03-08T12:00:00Z", "sam", new Decision.Reset("github", null));

        assertThat(repo.mallcop("status").out()).contains("\"github\":{\"day\":1,\"of\":14",
                "\"anew_since\":\"2026-03-08\"");
        assertThat(repo.mallcop("status", "--human").out()).contains("day 1 of 14");
    }

    @Test
    void findings_that_keep_something_out_of_the_baseline_are_counted_until_they_are_acked() throws IOException {
        Stored repo = Stored.in(folder).newActor("b0b", "bob", "2026-03-07").newActor("e4e", "eve", "2026-03-08").run();
        assertThat(repo.mallcop("status").out()).contains("\"keeping_out_of_baseline\":2");

        repo.mallcop("ack", "b0b");

        assertThat(repo.mallcop("status").out()).contains("\"keeping_out_of_baseline\":1");
        assertThat(repo.mallcop("status", "--human").out()).contains("1 finding keeps what is new out of the baseline");
    }
}
