package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AckCommandTest {

    private static final String BOB = "fnd_b0b00000000000000000000000000000";
    private static final String EVE = "fnd_e4e00000000000000000000000000000";

    @TempDir
    Path folder = Path.of("");

    private Stored repo = Stored.none();

    @BeforeEach
    void makeRepo() throws IOException {
        repo = Stored.in(folder).newActor("b0b", "bob", "2026-03-07", "2026-03-08").newActor("e4e", "eve", "2026-03-08")
                .run();
    }

    private String decisions() throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private String status(String id) {
        String out = repo.mallcop("finding", id).out();
        int at = out.indexOf("\"status\":", out.indexOf("\"finding\":{")) + "\"status\":\"".length();
        return out.substring(at, out.indexOf('"', at));
    }

    @Test
    void an_ack_closes_the_finding_and_says_what_it_taught() throws IOException {
        Console.Result result = repo.mallcop("ack", "b0b", "checked with Dana");

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"acked\":[{\"finding\":{\"id\":\"" + BOB, "\"status\":\"acked\"",
                "\"fact\":\"actor\",\"key\":[\"[USER_DATA_BEGIN]bob[USER_DATA_END]\"],\"source\":\"github\","
                        + "\"days\":[\"2026-03-07\",\"2026-03-08\"]",
                "\"baseline_events_applied\":4");
        assertThat(decisions()).contains("\"kind\":\"ack\"", "\"seen\":\"warn\"", "checked with Dana", "interactive");
        assertThat(status(BOB)).isEqualTo("acked");
        assertThat(status(EVE)).isEqualTo("open");
    }

    @Test
    void for_people_it_is_a_sentence() {
        assertThat(repo.mallcop("ack", "b0b", "--human").out()).contains(
                "Acked " + BOB + ": New actor: bob on github",
                "From the next detect on, bob on github counts as known. (2 days)", "mallcop unack " + BOB);
    }

    @Test
    void several_are_acked_at_once_with_one_reason_and_one_author() throws IOException {
        assertThat(repo.mallcop("ack", "b0b", "fnd_e4e", "--reason", "access review", "--author", "sam").exit())
                .isZero();

        assertThat(decisions().lines()).hasSize(2)
                .allMatch(line -> line.contains("access review") && line.contains("sam"));
    }

    @Test
    void the_same_finding_named_twice_is_acked_once() throws IOException {
        assertThat(repo.mallcop("ack", "b0b", BOB).exit()).isZero();
        assertThat(decisions().lines()).hasSize(1);
    }

    @Test
    void when_one_of_them_cannot_be_acked_none_is_and_each_has_its_answer() throws IOException {
        assertThat(repo.mallcop("ack", "e4e").exit()).isZero();
        String before = decisions();

        Console.Result result = repo.mallcop("ack", "b0b", "e4e", "fnd_77", "--reason", "x");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("already-acked", "unknown-finding", "nothing-decided");
        assertThat(decisions()).isEqualTo(before);
        assertThat(status(BOB)).isEqualTo("open");
    }

    @Test
    void an_ack_on_top_of_an_ack_is_refused_and_says_who_did_it_when() {
        repo.mallcop("ack", "b0b", "--author", "sam");

        Console.Result result = repo.mallcop("ack", "b0b");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("already-acked", "sam", "2026-03-10T12:00:00Z", "mallcop unack " + BOB);
    }

    @Test
    void a_boundary_violation_can_never_be_acked() throws IOException {
        repo.boundaryViolation("0b0").run();

        Console.Result result = repo.mallcop("ack", "0b0", "we know");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("never-acked", "mend what it names");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void a_word_of_hex_digits_is_taken_for_an_id_and_never_for_a_reason() throws IOException {
        Console.Result result = repo.mallcop("ack", "b0b", "added");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("unknown-finding", "a reason goes behind --reason");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void two_words_that_are_no_ids_and_two_reasons_are_refused() throws IOException {
        assertThat(repo.mallcop("ack", "b0b", "checked", "with", "Dana").exit()).isEqualTo(1);
        assertThat(repo.mallcop("ack", "b0b", "checked", "--reason", "with Dana").exit()).isEqualTo(2);
        assertThat(repo.mallcop("ack", "it is fine").exit()).isEqualTo(1);
        assertThat(repo.mallcop("ack", "b0b", "--reason", " ").exit()).isEqualTo(2);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void a_finding_that_grew_worse_since_its_ack_can_be_acked_again() {
        repo.mallcop("ack", "b0b");
        assertThat(status(BOB)).isEqualTo("acked");
        run(repo.seenAgain(BOB, Severity.CRITICAL, "2026-03-10T12:00:00Z"));
        assertThat(status(BOB)).isEqualTo("open");

        assertThat(repo.mallcop("ack", "b0b").exit()).isZero();
        assertThat(status(BOB)).isEqualTo("acked");
    }

    private static void run(Stored stored) {
        try {
            stored.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_secret_in_the_reason_never_reaches_the_file() throws IOException {
        String secret = "gh" + "p_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5";

        assertThat(repo.mallcop("ack", "b0b", "rotated " + secret).out()).contains("\"redacted\":true")
                .doesNotContain(secret);
        assertThat(decisions()).contains("REDACTED:").doesNotContain(secret);
    }

    @Test
    void what_another_open_finding_keeps_out_too_is_said_to_wait_for_it() throws IOException {
        repo.newActor("c0c", "bob", "2026-03-08").run();

        assertThat(repo.mallcop("ack", "b0b").out())
                .contains("\"still_kept_out_by\":[\"fnd_c0c00000000000000000000000000000\"]");
        assertThat(repo.mallcop("ack", "c0c", "--human").out()).contains("bob on github counts as known. (1 day)");
    }

    @Test
    void an_unack_opens_it_again_and_says_what_no_longer_counts() throws IOException {
        repo.mallcop("ack", "b0b");

        Console.Result result = repo.mallcop("unack", "b0b", "it was not Dana after all");

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"status\":\"open\"", "\"kept_out\":[{\"fact\":\"actor\"");
        assertThat(decisions()).contains("\"kind\":\"unack\"", "it was not Dana after all");
        assertThat(status(BOB)).isEqualTo("open");
        repo.mallcop("ack", "b0b");
        assertThat(repo.mallcop("unack", "b0b", "--human").out()).contains("which is open again",
                "bob on github does not count as known any more");
    }

    @Test
    void what_is_not_acked_can_not_be_unacked() throws IOException {
        Console.Result result = repo.mallcop("unack", "b0b");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("not-acked", "it is open");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void a_decision_made_while_the_clock_was_behind_still_comes_after_the_one_before() throws IOException {
        repo.said("2026-03-11T00:00:00Z", "sam", new Decision.Ack(BOB, Severity.WARN, null));
        assertThat(status(BOB)).isEqualTo("acked");

        assertThat(Console.in(folder).at(Instant.parse("2026-03-09T00:00:00Z")).run("unack", "b0b").exit()).isZero();

        assertThat(status(BOB)).isEqualTo("open");
    }

    @Test
    void a_clone_that_is_not_the_writer_may_ack() throws IOException {
        Files.writeString(folder.resolve(".mallcop/writer"),
                "{\"v\":1,\"clone\":\"clone-elsewhere\",\"since\":\"2026-03-01T00:00:00Z\"}\n");
        assertThat(repo.mallcop("ack", "b0b").exit()).isZero();
    }
}
