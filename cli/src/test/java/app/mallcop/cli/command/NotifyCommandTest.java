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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTPS server on this machine. */
class NotifyCommandTest {

    private static final String ALLOWED = "network: {ca_bundle: ca.pem, allow_private_webhooks: true}\n";

    private final List<Request> got = new ArrayList<>();
    private int status = 202;
    private SimServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        Site hook = new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", request -> {
            got.add(request);
            return Answer.text(status, "text/plain", "THE-BODY");
        });
        server = SimServer.of(() -> List.of(hook));
        Files.writeString(folder.resolve("ca.pem"), server.caPem());
        config(ALLOWED);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void config(String yaml) throws IOException {
        Files.writeString(folder.resolve("mallcop.yaml"), "version: \"1\"\n" + yaml);
    }

    private Console console() {
        return Console.in(folder).env("SLACK_WEBHOOK_URL", server.url("hook") + "/services/SECRET");
    }

    @Test
    void a_test_message_arrives_and_nothing_is_recorded() throws IOException {
        Console.Result result = console().run("notify", "--test", "notify-slack");
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"channel\":\"notify-slack\"", "\"to\":\"Slack at localhost\"",
                "\"delivered\":true");
        assertThat(got).singleElement()
                .satisfies(request -> assertThat(request.bodyText()).contains("This is a test."));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("ca.pem",
                    "mallcop.yaml");
        }
    }

    @Test
    void a_refusal_exits_with_1_and_tells_neither_the_path_nor_the_answer() {
        status = 404;
        for (String form : List.of("--json", "--human")) {
            Console.Result result = form.equals("--json")
                    ? console().run("notify", "--test", "notify-slack")
                    : console().run("notify", "--test", "notify-slack", form);
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out() + result.err()).contains("404").doesNotContain("SECRET", "THE-BODY");
        }
    }

    @Test
    void an_address_in_the_own_network_needs_leave() throws IOException {
        config("network: {ca_bundle: ca.pem}\n");
        Console.Result result = console().run("notify", "--test", "notify-slack");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("Webhook URL points to private/reserved address: localhost")
                .doesNotContain("SECRET");
        assertThat(got).isEmpty();
    }

    @Test
    void a_channel_that_is_not_set_up_is_a_usage_error() {
        Console.Result result = console().run("notify", "--test", "notify-email");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("channel-not-configured",
                "smtp_host not configured (Environment variable SMTP_HOST is not set)");
    }

    @Test
    void a_channel_that_does_not_exist_and_no_channel_are_usage_errors() {
        assertThat(console().run("notify", "--test", "notify-pager").exit()).isEqualTo(2);
        assertThat(console().run("notify").exit()).isEqualTo(2);
    }
}
