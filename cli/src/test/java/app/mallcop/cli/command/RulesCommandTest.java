package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Outcome;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job at night that a person has closed on five days, and it comes again. */
class RulesCommandTest {

    private static final String AGAIN = id(70);

    private Stored repo;

    @TempDir
    Path temp;

    @BeforeEach
    void five_nights() throws IOException {
        repo = Stored.in(temp);
        for (int day = 1; day <= 5; day++) {
            night(day, "deploy-bot", "deployment", "unusual-timing", Severity.WARN);
        }
        repo.seals("github", "2026-02-27",
                Stored.addend("actor-resource", 3, "deploy-bot", "github", "acme", "", "repository", "site"));
        repo.run();
    }

    private static String id(int number) {
        return "fnd_%032x".formatted(number);
    }

    private static Finding found(String id, int day, String event, String actor, String detector, Severity severity) {
        Instant at = Instant.parse("2026-03-0" + day + "T02:10:00Z");
        return new Finding(id, detector, "odd-hour", "1", severity, severity,
                Prose.of("{} at an odd hour", Untrusted.of(actor)),
                List.of(new Entity("actor", Untrusted.of(actor))), new Scope.Day(LocalDate.parse("2026-03-0" + day)),
                at, at, 1, List.of("github"), Map.of(), List.of(),
                List.of(new Evidence(event, "github", LocalDate.parse("2026-03-0" + day), "sha256:0")), List.of(),
                "cfg", false, false);
    }

    private int events;

    private String night(int day, String actor, String type, String detector, Severity severity) {
        return night(id(day), day, actor, type, detector, severity);
    }

    private String night(String id, int day, String actor, String type, String detector, Severity severity) {
        repo.event("2026-03-0" + day + "T02:10:00Z", "github", type, actor);
        repo.finding(found(id, day, "evt-" + ++events, actor, detector, severity));
        return id;
    }

    private void acked(String by) throws IOException {
        for (int day = 1; day <= 5; day++) {
            repo.said("2026-03-0" + day + "T09:00:00Z", by, new Decision.Ack(id(day), Severity.WARN, null));
        }
    }

    private void again(String id) throws IOException {
        night(id, 9, "deploy-bot", "deployment", "unusual-timing", Severity.WARN);
        repo.run();
    }

    private String rule() {
        String out = repo.mallcop("rules", "list").out();
        int at = out.indexOf("rr_");
        assertThat(at).as(out).isPositive();
        return out.substring(at, at + 15);
    }

    @Test
    void what_people_closed_on_five_days_is_closed_by_a_rule_with_its_events() throws IOException {
        acked("sam");
        again(AGAIN);

        Console.Result result = repo.mallcop("escalate");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"closed_by_rules\":1", "\"findings_processed\":0");
        assertThat(repo.mallcop("finding", AGAIN).out()).contains("\"outcome\":\"resolved:rule\"",
                "\"actor\":\"[USER_DATA_BEGIN]rule:" + rule(), "\"evidence\":[\"evt-6\"]");
        assertThat(Files.readString(temp.resolve("resolution_rules.yaml"))).contains(rule(), "deploy-bot");
        assertThat(repo.mallcop("status").out()).contains("\"learned_rules\":1");
        assertThat(repo.mallcop("rules", "list", "--human").out()).contains("people closed 5 on 5 days",
                "hours_utc 00-06");
    }

    @Test
    void a_second_run_changes_nothing() throws IOException {
        acked("sam");
        again(AGAIN);
        repo.mallcop("escalate");
        String before = Files.readString(temp.resolve("decisions.jsonl"));

        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0");
        assertThat(Files.readString(temp.resolve("decisions.jsonl"))).isEqualTo(before);
    }

    @Test
    void what_machines_closed_teaches_no_rule() throws IOException {
        for (int day = 1; day <= 5; day++) {
            repo.said("2026-03-0" + day + "T09:00:00Z", "investigate", new Decision.Verdict(id(day),
                    new Outcome.Resolved("investigate"), null, List.of("evt-" + day)));
        }
        acked("triage");
        again(AGAIN);

        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0");
        assertThat(repo.mallcop("rules", "list").out()).contains("\"count\":0");
    }

    @Test
    void a_person_who_agrees_with_a_closing_counts_and_one_who_agrees_with_an_escalation_does_not() throws IOException {
        for (int day = 1; day <= 5; day++) {
            repo.said("2026-03-0" + day + "T08:00:00Z", "investigate", new Decision.Verdict(id(day),
                    day == 5
                            ? new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS)
                            : new Outcome.Resolved("investigate"),
                    null, List.of("evt-" + day)));
            repo.said("2026-03-0" + day + "T09:00:00Z", "sam", new Decision.Feedback(id(day), true, null));
        }
        assertThat(repo.mallcop("rules", "list").out()).contains("\"count\":0");

        repo.said("2026-03-06T09:00:00Z", "sam", new Decision.Ack(id(5), Severity.WARN, null));
        assertThat(repo.mallcop("rules", "list").out()).contains("\"count\":1");
    }

    @Test
    void one_override_opens_it_again_and_revokes_the_rule() throws IOException {
        acked("sam");
        again(AGAIN);
        repo.mallcop("escalate");
        String rule = rule();

        Console.Result result = repo.mallcop("feedback", AGAIN, "override", "--reason", "that was not us");

        assertThat(result.out()).contains("\"reopened\":true", "\"revoked_rule\":\"" + rule + "\"");
        assertThat(repo.mallcop("rules", "list").out()).contains("\"count\":0");
        again(id(71));
        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0");
    }

    @Test
    void the_file_follows_an_override_at_once() throws IOException {
        acked("sam");
        again(AGAIN);
        repo.mallcop("escalate");

        repo.mallcop("feedback", AGAIN, "override");

        assertThat(Files.readString(temp.resolve("resolution_rules.yaml"))).contains("rules: []");
    }

    @Test
    void a_removed_rule_closes_nothing_more() throws IOException {
        acked("sam");
        String rule = rule();

        Console.Result result = repo.mallcop("rules", "remove", rule.substring(0, 8), "--reason", "job retired");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"left\":0");
        again(AGAIN);
        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0");
        assertThat(repo.mallcop("rules", "remove", rule).out()).contains("unknown-rule");
        assertThat(repo.mallcop("rules", "list", "--human").out()).contains("No rules were learned.");
    }

    @Test
    void two_clones_that_each_say_something_have_it_all_after_the_lines_are_put_together() throws IOException {
        acked("sam");
        String rule = rule();
        String acks = Files.readString(temp.resolve("decisions.jsonl"));
        repo.mallcop("rules", "remove", rule);
        String removal = Files.readString(temp.resolve("decisions.jsonl")).substring(acks.length());

        Files.writeString(temp.resolve("decisions.jsonl"), removal + acks);

        assertThat(repo.mallcop("rules", "list").out()).contains("\"count\":0");
    }

    @Test
    void a_sample_is_left_open_for_a_person_and_nobody_else() throws IOException {
        acked("sam");
        String sample = sample();
        again(sample);

        Console.Result result = repo.mallcop("escalate");

        assertThat(result.out()).contains("\"closed_by_rules\":0", "\"findings_processed\":0");
        assertThat(repo.mallcop("finding", sample, "--human").out()).contains("escalated:insufficient", "as a sample");
        assertThat(repo.mallcop("escalate").out()).contains("\"findings_processed\":0");
    }

    /** The first id that is taken as a sample. */
    private static String sample() {
        for (int i = 100;; i++) {
            String hash = app.mallcop.store.codec.Bytes
                    .sha256Hex(("sample " + id(i)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (Long.parseLong(hash.substring(0, 8), 16) % 20 == 0) {
                return id(i);
            }
        }
    }

    @Test
    void what_a_person_has_said_something_of_is_left_to_people() throws IOException {
        acked("sam");
        again(AGAIN);
        repo.said("2026-03-09T09:00:00Z", "ana", new Decision.Annotation(AGAIN, Untrusted.of("I ask Ben")));

        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0", "\"findings_processed\":1");
    }

    @Test
    void a_protected_kind_is_never_closed_by_a_rule() throws IOException {
        for (int day = 1; day <= 6; day++) {
            night(id(20 + day), day, "deploy-bot", "deployment", "new-external-access", Severity.WARN);
        }
        repo.run();
        for (int day = 1; day <= 5; day++) {
            repo.said("2026-03-0" + day + "T09:00:00Z", "sam", new Decision.Ack(id(20 + day), Severity.WARN, null));
        }
        assertThat(repo.mallcop("rules", "list").out()).contains("\"count\":0");
        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0");
    }

    @Test
    void a_fact_keeps_it_open() throws IOException {
        acked("sam");
        repo.event("2026-03-09T02:20:00Z", "github", "logging_change", "deploy-bot");
        events++;
        again(AGAIN);

        assertThat(repo.mallcop("escalate").out()).contains("\"closed_by_rules\":0", "\"findings_processed\":1");
    }
}
