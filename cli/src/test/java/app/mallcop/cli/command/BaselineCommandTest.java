package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {

    private static final String EVE = "fnd_e4e00000000000000000000000000000";

    @TempDir
    Path folder = Path.of("");

    private Stored repo = Stored.none();

    /** Bob works by day on three days; eve came on one, and a finding keeps her out. */
    @BeforeEach
    void makeRepo() throws IOException {
        repo = Stored.in(folder).event("2026-03-08T09:00:00Z", "github", "login", "bob")
                .event("2026-03-08T09:00:00Z", "azure-prod", "login", "bob").newActor("e4e", "eve", "2026-03-08");
        for (String day : List.of("2026-03-05", "2026-03-06")) {
            repo.seals("github", day, Stored.addend("actor", 4, "bob"), Stored.addend("actor-slot", 2, "bob", "18"),
                    Stored.addend("actor-slot", 2, "bob", "19"), Stored.addend("type", 4, "login"),
                    Stored.addend("signed-in-from", 4, "bob", "192.0.2.0/24"));
        }
        repo.seals("azure-prod", "2026-03-06", Stored.addend("actor", 1, "bob"),
                Stored.addend("actor-slot", 1, "bob", "40"), Stored.addend("type", 1, "login"));
        repo.seals("github", "2026-03-08", Stored.addend("actor", 3, List.of(EVE), "eve"),
                Stored.addend("actor", 1, "bob"), Stored.addend("type", 4, "login"));
        repo.run();
    }

    private Console.Result baseline(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "baseline";
        System.arraycopy(words, 0, all, 1, words.length);
        return repo.mallcop(all);
    }

    @Test
    void without_a_question_it_tells_figures() {
        Console.Result result = baseline();

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"event_count\":13", "\"actor_count\":2", "\"known_actor_count\":1",
                "\"known_sources\":[\"azure-prod\",\"github\"]", "\"to\":\"2026-03-08\"", "\"kept_out_entries\":1",
                "\"kept_out_by\":[\"" + EVE + "\"]", "\"actor\":{\"entries\":1,\"events\":10}");
    }

    @Test
    void for_people_the_figures_are_a_page() {
        assertThat(baseline("--human").out()).contains("13 events, 1 known actors of 2 seen",
                "1 entries are kept out by 1 finding.", "azure-prod", "Hours");
    }

    @Test
    void before_anything_is_sealed_it_says_so() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Stored.in(empty).event("2026-03-08T09:00:00Z", "github", "login", "bob").run();

        assertThat(Console.in(empty).at(Stored.NOW).run("baseline").out()).contains("\"event_count\":0");
        assertThat(Console.in(empty).at(Stored.NOW).run("baseline", "--human").out())
                .contains("Nothing is learned yet");
    }

    @Test
    void an_actor_has_days_hours_as_stretches_and_what_it_uses() {
        Console.Result result = baseline("--actor", "bob");

        assertThat(result.out()).contains("\"known\":true", "\"standing\":\"known\"", "\"events\":10,\"days\":3",
                "\"first_day\":\"2026-03-05\",\"last_day\":\"2026-03-08\"",
                "\"hours\":[{\"from\":\"09:00\",\"to\":\"10:00\",\"events\":8},{\"from\":\"20:00\",\"to\":\"20:30\","
                        + "\"events\":1}]",
                "192.0.2.0/24");
        assertThat(baseline("--actor", "bob", "--human").out()).contains("bob: known",
                "10 events on 3 days, first 2026-03-05, last 2026-03-08, on azure-prod, github.",
                "Active 09:00–10:00, 20:00–20:30 UTC.", "Sign-ins", "from 192.0.2.0/24");
    }

    @Test
    void what_a_finding_keeps_out_does_not_count_and_is_named() {
        assertThat(baseline("--actor", "eve").out()).contains("\"known\":false", "\"standing\":\"kept_out\"",
                "\"kept_out\":[{\"finding\":\"" + EVE + "\"");
        assertThat(baseline("--actor", "eve", "--human").out()).contains("all that was seen is kept out by a finding",
                "Kept out until somebody acks", EVE);
    }

    @Test
    void once_it_is_acked_it_counts_and_after_an_unack_no_more() {
        repo.mallcop("ack", "e4e", "a new colleague");
        assertThat(baseline("--actor", "eve").out()).contains("\"events\":3,\"days\":1", "\"standing\":\"seen\"",
                "\"kept_out\":[]");

        repo.mallcop("unack", "e4e");
        assertThat(baseline("--actor", "eve").out()).contains("\"standing\":\"kept_out\"");
    }

    @Test
    void an_actor_on_too_few_days_is_not_known_yet_and_it_says_what_is_missing() {
        repo.mallcop("ack", "e4e");

        assertThat(baseline("--actor", "eve", "--human").out()).contains("not known yet: 3 of 3 events, 1 of 2 days");
    }

    @Test
    void somebody_never_seen_is_not_in_the_baseline_and_that_is_an_answer() {
        Console.Result result = baseline("--actor", "mallory");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"known\":false", "\"standing\":\"unknown\"");
    }

    @Test
    void a_boxed_name_means_what_is_in_the_box() {
        assertThat(baseline("--actor", "[USER_DATA_BEGIN]bob[USER_DATA_END]").out()).contains("\"known\":true");
    }

    @Test
    void an_entity_is_known_as_whatever_it_is_part_of() {
        assertThat(baseline("--entity", "192.0.2.0/24").out()).contains("\"known\":true", "\"as\":{\"signed-in-from\"");
        assertThat(baseline("--entity", "github").out()).contains("\"known\":true", "\"is_source\":true");
        assertThat(baseline("--entity", "eve").out()).contains("\"known\":false", EVE);
        assertThat(baseline("--entity", "nobody", "--human").out()).contains("nobody: not known");
    }

    @Test
    void actor_and_entity_together_are_refused() {
        assertThat(baseline("--actor", "bob", "--entity", "bob").exit()).isEqualTo(2);
    }

    @Test
    void learned_from_names_the_days_the_files_and_who_let_it() {
        assertThat(baseline("learned-from", "bob", "--fact", "actor").out()).contains("\"total\":1",
                "\"day\":\"2026-03-05\",\"count\":4,\"counts\":true,\"file\":\"baseline/github/2026-03-05.jsonl\"");
        assertThat(baseline("learned-from", "eve").out()).contains("\"counts\":false",
                "\"kept_out_by\":[{\"finding\":\"" + EVE + "\",\"released\":false}]");

        repo.mallcop("ack", "e4e", "a new colleague", "--author", "sam");

        assertThat(baseline("learned-from", "eve").out()).contains("\"counts\":true", "\"released\":true",
                "a new colleague", "sam");
        assertThat(baseline("learned-from", "eve", "--human").out()).contains("acked by sam",
                "baseline/github/2026-03-08.jsonl");
        assertThat(baseline("learned-from", "nobody", "--human").out()).contains("Nothing was learned of nobody.");
    }

    @Test
    void a_forgotten_actor_no_longer_counts_and_no_file_changes() throws IOException {
        String before = Files.readString(folder.resolve("baseline/github/2026-03-05.jsonl"));

        Console.Result result = baseline("forget", "--actor", "bob", "--reason", "left the company");

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"forgotten\":[\"[USER_DATA_BEGIN]bob[USER_DATA_END]\"]");
        assertThat(baseline("--actor", "bob").out()).contains("\"standing\":\"unknown\"");
        assertThat(Files.readString(folder.resolve("baseline/github/2026-03-05.jsonl"))).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("decisions.jsonl"))).contains("\"kind\":\"forget\"",
                "left the company");
    }

    @Test
    void somebody_of_whom_nothing_was_learned_can_not_be_forgotten() {
        Console.Result result = baseline("forget", "--actor", "mallory");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("nothing-learned");
        assertThat(baseline("forget").exit()).isEqualTo(2);
    }

    @Test
    void a_connector_that_is_reset_teaches_nothing_up_to_today() {
        assertThat(baseline("reset", "--source", "github", "--human").out()).contains("github is learned anew");

        assertThat(baseline().out()).contains("\"event_count\":1,", "\"days_reset\":3");
        assertThat(baseline("--actor", "bob").out()).contains("\"events\":1,\"days\":1");
    }

    @Test
    void an_unknown_connector_can_not_be_reset() {
        assertThat(baseline("reset", "--source", "gihtub").out()).contains("unknown-source", "did you mean github?");
        assertThat(baseline("reset").exit()).isEqualTo(2);
    }

    @Test
    void a_changed_sealed_day_is_told_and_the_rest_is_answered() throws IOException {
        Path day = folder.resolve("baseline/github/2026-03-05.jsonl");
        Files.writeString(day, Files.readString(day).replaceFirst("\"n\":4", "\"n\":5"));

        Console.Result result = baseline();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("damaged-line", "baseline/github/2026-03-05.jsonl",
                "it was changed after the day was sealed", "\"known_actor_count\":1");
    }

    @Test
    void a_sealed_day_that_is_not_here_is_told_and_is_no_failure() throws IOException {
        Files.delete(folder.resolve("baseline/github/2026-03-05.jsonl"));

        Console.Result result = baseline();

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"days_not_here\":[\"github 2026-03-05\"]");
    }

    @Test
    void hours_over_midnight_are_one_stretch() throws IOException {
        repo.seals("github", "2026-03-07", Stored.addend("actor", 3, "nia"),
                Stored.addend("actor-slot", 1, "nia", "47"),
                Stored.addend("actor-slot", 1, "nia", "00"), Stored.addend("actor-slot", 1, "nia", "46")).run();

        assertThat(baseline("--actor", "nia", "--human").out()).contains("Active 23:00–00:30 UTC.");
    }
}
