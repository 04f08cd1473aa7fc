package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Console;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.epochs.Epochs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finding rests on; that its day is judged again is tested where there is something to judge. */
class VerifyFindingTest {

    private static final String ID = "fnd_b0b00000000000000000000000000000";
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");

    @TempDir
    Path folder = Path.of("");

    private Stored repo = Stored.none();
    private String config = "";

    @BeforeEach
    void makeRepo() throws IOException {
        repo = Stored.in(folder).event("2026-03-10T09:00:00Z", "github", "login", "bob")
                .event("2026-03-10T09:05:00Z", "github", "login", "ann")
                .seals("github", "2026-03-05", Stored.addend("actor", 4, "ann")).run();
        config = new Epochs(folder.resolve(".mallcop/epochs"), Disk.real()).keep("{}".getBytes(StandardCharsets.UTF_8));
        repo.finding(finding(new Evidence("evt-1", "github", DAY, Bytes.sha256Hex(lines().getFirst())))).run();
    }

    private Finding finding(Evidence... evidence) {
        return new Finding(ID, "no-such-detector", "new", "1", Severity.WARN, Severity.WARN,
                Prose.of("New actor: {}", Untrusted.of("bob")), List.of(new Entity("actor", Untrusted.of("bob"))),
                Scope.Always.STATE, Stored.NOW, Stored.NOW, 1, List.of("github"), Map.of("observed", "1"), List.of(),
                List.of(evidence), List.of(), config, false, false);
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("events/github/2026-03-10"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(segment());
    }

    private Console.Result verify(String... more) {
        return repo.mallcop(Stream.concat(Stream.of("verify", "--finding", "b0b"), Stream.of(more))
                .toArray(String[]::new));
    }

    private void replace(Path file, String what, String by) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, by));
    }

    @Test
    void evidence_that_is_as_it_was_is_told() {
        Console.Result result = verify();
        assertThat(result.out()).contains("\"found\":\"as_it_was\"", "\"sealed_days\":1,\"from\":\"2026-03-05\"");
        assertThat(result.exit()).isNotEqualTo(4);
    }

    @Test
    void a_changed_byte_in_its_event_is_named_and_the_answer_is_no() throws IOException {
        replace(segment(), "bob", "rob");

        Console.Result result = verify();

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("\"answer\":\"does-not-hold\"", "event-changed", "line 1",
                "events/github/2026-03-10/");
        assertThat(verify("--human").out()).contains("It does not hold.", "was changed since");
    }

    @Test
    void a_changed_byte_in_another_event_of_its_day_is_named_too() throws IOException {
        replace(segment(), "]ann[", "]amn[");
        assertThat(lines().getFirst()).contains("bob");

        Console.Result result = verify();

        assertThat(result.exit()).as(result.out()).isEqualTo(4);
        assertThat(result.out()).contains("events-changed", "was changed after it was written");
    }

    @Test
    void an_event_that_was_taken_out_is_named() throws IOException {
        Files.writeString(segment(), lines().getLast() + "\n");

        assertThat(verify().exit()).isEqualTo(4);
        assertThat(verify().out()).contains("event-gone", "evt-1");
    }

    @Test
    void a_changed_byte_in_a_sealed_day_it_was_judged_against_is_named() throws IOException {
        replace(folder.resolve("baseline/github/2026-03-05.jsonl"), "\"n\":4", "\"n\":5");

        Console.Result result = verify();

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("baseline-changed", "baseline/github/2026-03-05.jsonl");
    }

    @Test
    void a_day_that_is_not_in_this_clone_is_no_lie_and_no_proof() throws IOException {
        Files.delete(segment());
        Files.delete(folder.resolve("events/github/2026-03-10"));

        Console.Result result = verify();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"answer\":\"cannot-tell\"", "event-not-here");
    }

    @Test
    void a_config_that_was_changed_is_not_the_one_it_was_judged_under() throws IOException {
        Files.writeString(folder.resolve(".mallcop/epochs/" + config + ".json"), "{ }");

        assertThat(verify().out()).contains("epoch-missing");
    }

    @Test
    void without_a_finding_it_says_what_it_takes() {
        assertThat(repo.mallcop("verify").exit()).isEqualTo(2);
        assertThat(repo.mallcop("verify", "--finding", "fnd_77").exit()).isEqualTo(1);
    }
}
