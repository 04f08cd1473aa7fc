package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @TempDir
    static Path folder;

    private Console.Result first = new Console.Result(-1, "", "");
    private Console.Result second = first;

    @BeforeAll
    void a_demo_is_made() {
        first = demo("demo");
        second = demo("demo", "--dir", folder.resolve("other").toString(), "--format", "json");
    }

    private Console.Result demo(String... line) {
        return Console.in(folder).at(NOW).run(line);
    }

    @Test
    void it_tells_a_story_and_what_to_try_next() {
        assertThat(first.exit()).isZero();
        assertThat(first.out()).contains("Harborlight, a simulated company", "12 people", "What mallcop found",
                "What really happened", "Try next",
                "mallcop status --human --dir");
    }

    @Test
    void it_goes_all_the_way_to_a_person_without_a_key() {
        assertThat(first.out()).contains("What a person was told", "without a model", "mallcop ack fnd_");
    }

    @Test
    void keys_of_the_environment_are_not_used_unless_it_is_asked_for() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Console.Result keyOnly = Console.in(folder).at(NOW).env("ANTHROPIC_API_KEY", ModelServer.KEY)
                    .env("ANTHROPIC_BASE_URL", model.anthropic())
                    .run("escalate", "--dir", folder.resolve("mallcop-demo").toString());

            assertThat(keyOnly.out()).contains("\"reason\":\"llm.backend is none\"");
            assertThat(model.asked()).isZero();
        }
    }

    @Test
    void with_a_backend_named_a_model_looks_too_and_still_closes_no_incident() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Console.Result result = Console.in(folder).at(NOW).env("ANTHROPIC_API_KEY", ModelServer.KEY)
                    .env("ANTHROPIC_BASE_URL", model.anthropic())
                    .run("demo", "--dir", folder.resolve("modelled").toString(), "--backend", "anthropic");

            assertThat(result.exit()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).contains("A model is asked about");
            assertThat(result.out()).contains("with a model: " + model.asked() + " calls, ", " donuts, $");
            for (String what : List.of("Mail of omar.haddad", "Privilege escalation: jonas.weber",
                    "AWS audit logging stopped", "Forged data marks", "after 18 failed attempts")) {
                assertThat(result.out()).contains(what);
            }
        }
    }

    @Test
    void what_it_made_is_a_deployment_repo_that_is_in_order() {
        Console.Result doctor = Console.in(folder.resolve("mallcop-demo")).at(NOW).run("doctor");

        assertThat(doctor.exit()).as(doctor.out()).isZero();
    }

    /** How the streams' slices fall into runs is a matter of chance; what is told and found is not. */
    @Test
    void another_demo_of_the_same_day_has_the_same_events_and_finds_the_same() {
        for (String command : List.of("events --hours 800 --limit 100000 --format jsonl", "report --format jsonl")) {
            assertThat(lines(folder.resolve("other"), command)).hasSizeGreaterThan(5)
                    .isEqualTo(lines(folder.resolve("mallcop-demo"), command));
        }
    }

    private static List<String> lines(Path repo, String command) {
        return Console.in(repo).at(NOW).run(command.split(" ")).out().lines().sorted().toList();
    }

    @Test
    void a_finished_demo_is_never_taken_for_real_platforms() {
        Console.Result scan = Console.in(folder.resolve("mallcop-demo")).at(NOW)
                .env("GITHUB_TOKEN", "a-real-one").run("scan");

        assertThat(scan.exit()).isEqualTo(1);
        assertThat(scan.err() + scan.out()).contains("HARBORLIGHT_PLATFORMS");
    }

    @Test
    void an_older_demo_is_replaced_only_when_asked() {
        Console.Result refused = demo("demo");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("holds an older demo").contains("--force");
        assertThat(demo("demo", "--force").exit()).isZero();
    }

    @Test
    void a_folder_that_is_no_demo_is_never_replaced() throws IOException {
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("mallcop.yaml"), "version: \"1\"\n");

        assertThat(demo("demo", "--force", "--dir", precious.toString()).exit()).isEqualTo(2);
        assertThat(precious.resolve("mallcop.yaml")).exists();
        assertThat(precious.resolve(".mallcop")).doesNotExist();
    }

    @Test
    void programs_get_one_document() {
        assertThat(second.out()).startsWith("{\"command\":\"demo\",\"status\":\"ok\",").contains("\"incidents\":[")
                .endsWith("}\n");
    }
}
