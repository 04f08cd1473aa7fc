package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCommandTest {

    private static final String ID = "fnd_ab12" + "0".repeat(28);

    @TempDir
    Path folder = Path.of("");

    private Stored repo() throws IOException {
        return Stored.in(folder).event("2026-03-10T08:00:00Z", "github", "push", "eve")
                .finding("ab12", Severity.WARN, "2026-03-10T08:00:00Z", "evt-1")
                .finding("ab34", Severity.WARN, "2026-03-10T08:00:00Z", "evt-1").run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fnd_ab12", "ab1", "FND_AB1", "[USER_DATA_BEGIN]fnd_ab12[USER_DATA_END]",
            "fnd_ab120000000000000000000000000000"})
    void any_start_that_no_other_shares_is_enough(String typed) throws IOException {
        Console.Result result = repo().mallcop("finding", typed);
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"id\":\"" + ID + "\"");
    }

    @Test
    void a_start_of_several_lists_them() throws IOException {
        Console.Result result = repo().mallcop("finding", "fnd_ab");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("ambiguous-finding", ID, "fnd_ab34");
    }

    @Test
    void an_unknown_id_names_what_is_near() throws IOException {
        Console.Result result = repo().mallcop("finding", "fnd_ab13");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("unknown-finding", "near: " + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "fnd_xyz", "\u0661"})
    void what_cannot_be_an_id_is_unknown(String typed) throws IOException {
        assertThat(repo().mallcop("finding", typed).out()).contains("unknown-finding");
    }

    @Test
    void the_trail_has_times_authors_and_marks_an_ack_that_is_stale() throws IOException {
        Stored stored = repo()
                .said("2026-03-10T09:00:00Z", "ana", new Decision.Annotation(ID, Untrusted.of("asked her")))
                .said("2026-03-10T10:00:00Z", "ben", new Decision.Ack(ID, Severity.WARN, Untrusted.of("known")))
                .seenAgain(ID, Severity.CRITICAL, "2026-03-10T11:00:00Z").run();
        Console.Result json = stored.mallcop("finding", "ab12");
        assertThat(json.out()).contains("\"status\":\"open\"", "\"severity\":\"critical\"",
                "\"timestamp\":\"2026-03-10T09:00:00Z\",\"actor\":\"[USER_DATA_BEGIN]ana[USER_DATA_END]\",\"action\":\"annotate\","
                        + "\"content\":\"[USER_DATA_BEGIN]asked her[USER_DATA_END]\",\"reason\":null",
                "\"action\":\"acked\"", "\"seen_severity\":\"warn\",\"stale\":true");
        assertThat(stored.mallcop("finding", "ab12", "--human").out()).contains(
                "2026-03-10T10:00:00Z (2 h ago) ben: acked",
                "stale", "known", "Trail", "eve was never seen before");
    }

    @Test
    void every_field_is_there() throws IOException {
        assertThat(repo().mallcop("finding", "ab12").out()).contains("\"timestamp\":\"2026-03-10T08:00:00Z\"",
                "\"detector\":\"new-actor\"", "\"rule\":\"first-seen\"", "\"rule_version\":\"1\"",
                "\"real_severity\":\"warn\"",
                "\"outcome\":null", "\"title\":\"[USER_DATA_BEGIN]eve[USER_DATA_END] was never seen before\"",
                "\"entities\":[{\"role\":\"actor\",\"value\":\"[USER_DATA_BEGIN]eve[USER_DATA_END]\"}]",
                "\"event_ids\":[\"evt-1\"]", "\"first_seen\"", "\"last_seen\"", "\"occurrences\":1",
                "\"sources\":[\"github\"]",
                "\"numbers\":{\"threshold\":\"3\"}", "\"reasons\":[\"no events of [USER_DATA_BEGIN]eve",
                "\"historical\":false",
                "\"annotations\":[]");
    }

    @Test
    void what_it_keeps_out_of_the_baseline_is_told_and_whether_it_still_does() throws IOException {
        Stored stored = repo().newActor("b0b", "bob", "2026-03-07", "2026-03-08").run();

        assertThat(stored.mallcop("finding", "b0b").out()).contains("\"withholding\":true",
                "\"withholds\":[{\"fact\":\"actor\",\"key\":[\"[USER_DATA_BEGIN]bob[USER_DATA_END]\"],\"source\":\"github\","
                        + "\"day\":\"2026-03-07\",\"text\":");
        assertThat(stored.mallcop("finding", "b0b", "--human").out())
                .contains("Kept out of the baseline until it is acked\n  bob on github");

        stored.mallcop("ack", "b0b");

        assertThat(stored.mallcop("finding", "b0b").out()).contains("\"withholding\":false");
        assertThat(stored.mallcop("finding", "b0b", "--human").out()).contains("counts as normal now");
    }
}
