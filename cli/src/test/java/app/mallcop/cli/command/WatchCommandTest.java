package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.github.Door;
import app.mallcop.sim.github.GitHub;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.shelf.WorldClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a simulated platform to a webhook, without a model. */
class WatchCommandTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String CONFIG = """
            version: "1"
            connectors: [{id: github, type: github, org: %s}]
            baseline: {learning_days: 0}
            network: {ca_bundle: ca.pem, allow_private_webhooks: true}
            routing: {default: [triage, investigate, notify-slack]}
            """.formatted(Company.ORG);

    private final List<Request> got = new ArrayList<>();
    private SimServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void a_platform_and_a_webhook() throws IOException {
        GitHub github = new GitHub(new WorldClock(NOW), GitHub.Plan.ENTERPRISE);
        Instant pushed = NOW.minus(Duration.ofHours(3));
        github.audit().put("1", new Fields().put("@timestamp", pushed.toEpochMilli()).put("_document_id", "1")
                .put("action", "git.push").put("actor", "dana").put("org", Company.ORG)
                .put("repo", "harborlight/web").done(), pushed, pushed);
        Site hook = new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", request -> {
            got.add(request);
            return Answer.text(200, "text/plain", "ok");
        });
        server = SimServer.of(github, () -> List.of(hook));
        Files.writeString(folder.resolve("ca.pem"), server.caPem());
        Files.writeString(folder.resolve("mallcop.yaml"), CONFIG);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Console console() {
        return Console.in(folder).at(NOW).env("HOME", folder.toString()).env("GITHUB_TOKEN", Door.TOKEN)
                .env("GITHUB_API_URL", server.url(GitHub.SITE));
    }

    private Console.Result watch(String... line) {
        return console().env("SLACK_WEBHOOK_URL", server.url("hook") + "/x").run(line);
    }

    @Test
    void it_goes_from_the_platform_to_a_person() {
        Console.Result result = watch("watch");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"scan\":{\"added\":", "\"detect\":{", "\"escalate\":{\"escalation\":\"ok\"",
                "\"delivered\":true");
        assertThat(got).singleElement().satisfies(request -> assertThat(request.bodyText()).contains("dana"));
    }

    @Test
    void it_goes_from_the_platform_to_a_mailbox() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            Files.writeString(folder.resolve("mallcop.yaml"), CONFIG.replace("notify-slack", "notify-email") + """
                    actors:
                      notify-email: {smtp_host: 127.0.0.1, smtp_port: %d, starttls: false,
                        from_addr: mallcop@corp.example, to_addrs: [owner@corp.example]}
                    """.formatted(mail.getSmtp().getPort()));

            Console.Result result = console().run("watch");

            assertThat(result.exit()).as(result.out() + result.err()).isZero();
            assertThat(mail.getReceivedMessages()).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).contains("mallcop: ");
                assertThat(plain(message.getContent())).contains("dana", "mallcop ack fnd_");
            });
        } finally {
            mail.stop();
        }
    }

    private static String plain(Object content) throws Exception {
        return content instanceof Multipart parts ? plain(parts.getBodyPart(0).getContent()) : content.toString();
    }

    @Test
    void a_dry_run_tells_nobody() {
        Console.Result result = watch("watch", "--dry-run");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"skipped\":true,\"reason\":\"dry_run\"", "\"would_be_told\":[{");
        assertThat(got).isEmpty();
    }

    @Test
    void with_a_broken_way_it_says_so_still_scans_and_detects_and_fails() {
        Console.Result result = console().run("watch");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("ESCALATION: BROKEN", "webhook_url not configured");
        assertThat(result.out()).contains("\"skipped\":true,\"reason\":\"broken\"");
        assertThat(console().run("events", "--limit", "1", "--hours", "24").out()).contains("dana");
    }
}
