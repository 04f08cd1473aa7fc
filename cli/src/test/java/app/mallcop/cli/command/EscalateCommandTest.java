package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
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

/** Two open findings, and a webhook on this machine. */
class EscalateCommandTest {

    private static final String ROUTED = """
            version: "1"
            network: {ca_bundle: ca.pem, allow_private_webhooks: true}
            routing: {default: [triage, investigate, notify-slack]}
            """;

    private final List<Request> got = new ArrayList<>();
    private int status = 200;
    private SimServer server;
    private Shop shop;

    @TempDir
    Path temp;

    @BeforeEach
    void a_shop_with_a_webhook() throws IOException {
        Site hook = new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", request -> {
            got.add(request);
            return Answer.text(status, "text/plain", "ok");
        });
        server = SimServer.of(() -> List.of(hook));
        shop = Shop.with(temp, ROUTED).withFindings();
        Files.writeString(shop.path("ca.pem"), server.caPem());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Console.Result escalate(String... more) {
        List<String> line = new ArrayList<>(List.of("escalate"));
        line.addAll(List.of(more));
        return shop.console().env("SLACK_WEBHOOK_URL", server.url("hook") + "/services/SECRET")
                .run(line.toArray(String[]::new));
    }

    @Test
    void what_stays_open_is_told_in_one_message_with_the_line_to_accept_it() {
        Console.Result result = escalate();

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"open\":2", "\"findings_processed\":2", "\"auto_resolved\":0",
                "\"channel\":\"notify-slack\"", "\"delivered\":true").doesNotContain("SECRET");
        assertThat(got).singleElement().satisfies(
                request -> assertThat(request.bodyText()).contains("mallcop ack " + Shop.FINDING, "dana"));
    }

    @Test
    void what_was_told_stays_open_and_is_not_told_again() throws IOException {
        escalate();
        Map<String, String> after = shop.files();

        for (int times = 0; times < 5; times++) {
            assertThat(escalate().exit()).isZero();
        }

        assertThat(got).hasSize(1);
        assertThat(shop.files()).isEqualTo(after);
        assertThat(shop.run("report", "--status", "open").out()).contains(Shop.FINDING);
    }

    @Test
    void a_channel_that_is_down_is_told_again_by_the_next_run() {
        status = 404;
        assertThat(escalate().exit()).isEqualTo(3);
        status = 200;

        assertThat(escalate().out()).contains("\"delivered\":true");
        assertThat(got).hasSize(2);
    }

    @Test
    void a_broken_way_fails_at_once_and_does_nothing() throws IOException {
        Map<String, String> before = shop.files();

        Console.Result result = shop.console().run("escalate");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("Escalation path validation failed",
                "Routing 'critical' → 'triage' → ... → channel 'notify-slack': webhook_url not configured");
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void without_actors_it_only_shows_what_would_be_told() throws IOException {
        Map<String, String> before = shop.files();

        assertThat(escalate("--no-actors").out()).contains("\"would_be_told\":[{", Shop.FINDING);
        assertThat(got).isEmpty();
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void where_no_channel_is_set_up_findings_are_looked_at_and_it_is_said_that_nobody_is_told() throws IOException {
        Files.writeString(shop.path("mallcop.yaml"), "version: \"1\"\n");

        Console.Result result = shop.console().run("escalate", "--human");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("2 looked at now").contains("unrouted");
    }
}
