package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code investigate}, {@code review} and {@code feedback}: working with findings by hand or with an agent of one's own. */
class InvestigateCommandTest {

    private static final String ID = "fnd_ab12" + "0".repeat(28);

    @TempDir
    Path folder = Path.of("");

    private Stored repo() throws IOException {
        return Stored.in(folder).event("2026-03-10T08:00:00Z", "github", "push", "eve")
                .finding("ab12", Severity.WARN, "2026-03-10T08:00:00Z", "evt-1").run();
    }

    private Stored resolved() throws IOException {
        return repo().said("2026-03-10T09:00:00Z", "investigate",
                new Decision.Verdict(ID, new Outcome.Resolved("investigate"), null, List.of("evt-1")));
    }

    @Test
    void investigate_shows_the_case_and_the_playbook_and_writes_nothing() throws IOException {
        Stored repo = repo();
        Console.Result result = repo.mallcop("investigate", "ab12");
        assertThat(result.out()).contains("\"id\":\"" + ID + "\"", "\"case\":{\"v\":1", "\"questions\":[",
                "\"actor_history\":{", "\"post_md_source\":\"built-in\"", "mallcop ack " + ID);
        assertThat(folder.resolve("investigations")).doesNotExist();
        assertThat(folder.resolve("decisions.jsonl")).doesNotExist();
    }

    @Test
    void the_operators_own_playbook_takes_the_place_of_the_built_in() throws IOException {
        Stored repo = repo();
        Files.createDirectories(folder.resolve("actors/investigate"));
        Files.writeString(folder.resolve("actors/investigate/POST.md"), "Ask Dana first.\n");
        assertThat(repo.mallcop("investigate", "ab12").out()).contains("\"post_md\":\"Ask Dana first.\\n\"",
                "\"post_md_source\":\"actors/investigate/POST.md\"");
        assertThat(repo.mallcop("investigate", "ab12", "--human", "--playbook").out()).contains("Ask Dana first.");
    }

    @Test
    void review_begins_with_triage_and_goes_on_with_investigate() throws IOException {
        Stored repo = repo();
        assertThat(repo.mallcop("review").out()).contains("\"post_md_actor\":\"triage\"", "\"critical\":[]",
                "mallcop investigate " + ID);
        repo.said("2026-03-10T09:00:00Z", "triage", new Decision.Verdict(ID,
                new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS), null, List.of()));
        assertThat(repo.mallcop("review").out()).contains("\"post_md_actor\":\"investigate\"");
    }

    @Test
    void review_of_nothing_says_so() throws IOException {
        assertThat(Stored.in(folder).mallcop("review", "--human").out()).contains("Nothing is open.");
    }

    @Test
    void an_override_opens_the_finding_again_and_keeps_what_was_on_record() throws IOException {
        Console.Result result = resolved().mallcop("feedback", "ab12", "override", "--reason", "not ours");
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"reopened\":true", "\"status\":\"open\"", "[USER_DATA_BEGIN]not ours");
        try (Stream<Path> kept = Files.list(folder.resolve("investigations/feedback"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void an_agreement_leaves_it_resolved() throws IOException {
        assertThat(resolved().mallcop("feedback", "ab12", "agree").out()).contains("\"reopened\":false",
                "\"status\":\"resolved\"", "\"cadence_warning\":false");
    }

    @Test
    void feedback_on_what_nobody_decided_is_refused() throws IOException {
        Console.Result result = repo().mallcop("feedback", "ab12", "agree");
        assertThat(result.exit()).isOne();
        assertThat(result.out()).contains("nothing-decided-yet");
    }

    @Test
    void who_agrees_faster_than_anybody_reads_is_told_on_stderr() throws IOException {
        Stored repo = resolved();
        for (int i = 0; i < 5; i++) {
            assertThat(repo.mallcop("feedback", "ab12", "agree").err()).doesNotContain("agreements");
        }
        Console.Result result = repo.mallcop("feedback", "ab12", "agree");
        assertThat(result.err()).contains("6 agreements within five minutes");
        assertThat(result.exit()).isZero();
    }
}
