package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two open findings, a webhook and a scripted model, both on this machine. */
class EscalateWithModelTest {

    private static final String CONFIG = """
            version: "1"
            network: {ca_bundle: ca.pem, allow_private_webhooks: true}
            routing: {default: [triage, investigate, notify-slack]}
            llm: {timeout_seconds: 2}
            """;

    private final List<Request> got = new ArrayList<>();
    private SimServer server;
    private Shop shop;

    @TempDir
    Path temp;

    @BeforeEach
    void a_shop_with_a_webhook() throws IOException {
        Site hook = new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", request -> {
            got.add(request);
            return Answer.text(200, "text/plain", "ok");
        });
        server = SimServer.of(() -> List.of(hook));
        shop = Shop.with(temp, CONFIG).withFindings();
        Files.writeString(shop.path("ca.pem"), server.caPem());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Console.Result escalate(ModelServer model, String... more) {
        List<String> line = new ArrayList<>(List.of("escalate"));
        line.addAll(List.of(more));
        return shop.console().env("SLACK_WEBHOOK_URL", server.url("hook") + "/services/x")
                .env("ANTHROPIC_API_KEY", ModelServer.KEY).env("ANTHROPIC_BASE_URL", model.anthropic())
                .run(line.toArray(String[]::new));
    }

    private String read(String path) throws IOException {
        return Files.readString(shop.path(path));
    }

    @Test
    void the_most_it_can_cost_is_said_first_and_each_bill_afterwards() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Console.Result result = escalate(model);

            assertThat(result.exit()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).contains("A model is asked about 2 findings: at most ");
            assertThat(result.out()).contains("\"backend\":\"anthropic\"",
                    "\"at_most\":{\"findings\":2,\"tokens\":40000",
                    "\"bills\":[{\"finding\":\"fnd_");
            assertThat(read("costs.jsonl").lines().filter(line -> line.contains("\"reserved\"")).count())
                    .isEqualTo(read("costs.jsonl").lines().filter(line -> line.contains("\"billed\"")).count())
                    .isEqualTo(model.asked());
            assertThat(shop.run("status", "--costs").out()).contains("\"total_runs\":1");
        }
    }

    @Test
    void what_a_model_said_is_in_the_case_file_by_hashes_and_on_its_page() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            escalate(model);

            assertThat(read("investigations/" + Shop.FINDING + ".json")).contains("\"model\":{\"outcome\":",
                    "\"backend\":\"anthropic\"");
            assertThat(read("investigations/" + Shop.FINDING + ".md")).contains("## With a model: ");
        }
    }

    @Test
    void why_it_may_not_close_what_it_would_close_is_on_the_page() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.LAZY)) {
            escalate(model);

            assertThat(read("investigations/" + Shop.FINDING + ".md"))
                    .contains("it would close this, and may not: ", "It cites no event.");
        }
    }

    @Test
    void what_a_model_found_is_in_the_message() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            escalate(model);

            assertThat(got.getFirst().bodyText()).contains("What was shown does not explain it");
        }
    }

    @ParameterizedTest
    @EnumSource(Personality.class)
    void whatever_it_is_like_it_closes_nothing_it_may_not_and_everything_open_is_told(Personality personality)
            throws IOException {
        try (ModelServer model = ModelServer.of(personality)) {
            Console.Result result = escalate(model);

            assertThat(result.exit()).as(result.out() + result.err()).isIn(0, 3);
            assertThat(result.out()).contains("\"auto_resolved\":0", "\"delivered\":true");
            assertThat(got).singleElement().satisfies(
                    request -> assertThat(request.bodyText()).contains("mallcop ack " + Shop.FINDING));
            assertThat(shop.run("report", "--status", "open").out()).contains("\"total\":2");
        }
    }

    @Test
    void with_the_model_down_they_stay_open_are_told_as_such_and_are_looked_at_by_the_next_run() throws IOException {
        String address;
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            address = model.anthropic();
        }
        Console.Result down = shop.console().env("SLACK_WEBHOOK_URL", server.url("hook") + "/services/x")
                .env("ANTHROPIC_API_KEY", ModelServer.KEY).env("ANTHROPIC_BASE_URL", address).run("escalate");

        assertThat(down.exit()).as(down.out()).isEqualTo(3);
        assertThat(down.out()).contains("\"outcome\":\"uninvestigated:", "\"delivered\":true");
        assertThat(got.getFirst().bodyText()).contains("no model could be asked");
        int decisions = read("decisions.jsonl").lines().toList().size();

        Console.Result stillDown = shop.console().env("SLACK_WEBHOOK_URL", server.url("hook") + "/services/x")
                .env("ANTHROPIC_API_KEY", ModelServer.KEY).env("ANTHROPIC_BASE_URL", address).run("escalate");
        assertThat(stillDown.exit()).isEqualTo(3);
        assertThat(got).hasSize(1);
        assertThat(read("decisions.jsonl").lines()).hasSize(decisions);

        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            assertThat(escalate(model).out()).contains("\"findings_processed\":2", "\"outcome\":\"escalated:");
        }
    }

    @Test
    void a_backend_without_a_key_is_told_and_nothing_vanishes() throws IOException {
        Console.Result result = shop.console().env("SLACK_WEBHOOK_URL", server.url("hook") + "/services/x")
                .run("escalate", "--backend", "anthropic");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("ANTHROPIC_API_KEY", "\"outcome\":\"uninvestigated:no-model\"",
                "\"delivered\":true");
    }

    @Test
    void without_a_budget_nothing_is_asked() throws IOException {
        Files.writeString(shop.path("mallcop.yaml"), CONFIG + "budget: {max_tokens_per_run: 0}\n");
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Console.Result result = escalate(model);

            assertThat(model.asked()).isZero();
            assertThat(result.out()).contains("\"budget_exhausted\":true", "\"outcome\":\"uninvestigated:budget\"");
            assertThat(shop.run("status", "--costs").out()).contains("\"budget_exhausted\":1");
        }
    }

    @Test
    void a_flood_trips_the_breaker_is_told_in_one_message_and_resets_by_itself() throws IOException {
        Files.writeString(shop.path("mallcop.yaml"),
                CONFIG + "budget: {circuit_breaker_findings_threshold: 1}\n");
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Console.Result result = escalate(model);

            assertThat(result.out()).contains("\"circuit_breaker_triggered\":true",
                    "\"outcome\":\"uninvestigated:breaker\"");
            assertThat(got).singleElement()
                    .satisfies(request -> assertThat(request.bodyText()).contains("Circuit breaker: 2 new findings"));

            assertThat(escalate(model).out()).contains("\"circuit_breaker_triggered\":false",
                    "\"outcome\":\"escalated:");
            assertThat(shop.run("status", "--costs").out()).contains("\"circuit_breaker_triggered\":1");
        }
    }

    @Test
    void an_actor_that_cannot_work_is_a_broken_way_before_anything_is_spent() throws IOException {
        Path triage = shop.path("plugins/actors/triage");
        Files.createDirectories(triage);
        Files.writeString(triage.resolve("manifest.yaml"), "name: triage\noverride: true\ntools: [launch-missiles]\n");
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Console.Result result = escalate(model);

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).contains("Escalation path validation failed", "Actor 'triage'", "launch-missiles");
            assertThat(model.asked()).isZero();
            assertThat(got).isEmpty();
            assertThat(shop.run("status", "--human").out()).contains("ESCALATION: BROKEN", "launch-missiles");
        }
    }

    @Test
    void nothing_new_asks_nobody_and_writes_no_byte() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            escalate(model);
            int asked = model.asked();
            Map<String, String> after = shop.files();

            for (int times = 0; times < 20; times++) {
                assertThat(escalate(model).exit()).isZero();
            }

            assertThat(model.asked()).isEqualTo(asked);
            assertThat(shop.files()).isEqualTo(after);
        }
    }

    @Test
    void no_actors_tells_the_most_it_could_cost_and_spends_nothing() throws IOException {
        try (ModelServer model = ModelServer.of(Personality.HONEST)) {
            Map<String, String> before = shop.files();

            assertThat(escalate(model, "--no-actors").out()).contains("\"at_most\":{\"findings\":2");
            assertThat(model.asked()).isZero();
            assertThat(shop.files()).isEqualTo(before);
        }
    }
}
