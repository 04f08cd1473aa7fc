package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenClaw itself, which {@code src/test/openclaw/real.sh} installs and starts this with. Not part of the ordinary build. */
@EnabledIfEnvironmentVariable(named = "MALLCOP_REAL_OPENCLAW", matches = ".+")
class RealOpenclawTest {

    private static final String TOKEN = "an-example-token-of-32-characters";
    private static final int PORT = 18_791;

    @TempDir
    Path folder;

    private Process gateway;
    private OpenclawStage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new OpenclawStage(folder);
        stage.home().config("// by hand\n{gateway: {mode: 'local', bind: 'loopback', port: " + PORT
                + ", auth: {mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}'}}, discovery: {mdns: {mode: 'off'}}}")
                .skill("skills/tidy", "tidy", "Sort the notes.");
        gateway = openclaw("gateway", "run").start();
        for (int i = 0; i < 90 && !answers(); i++) {
            Thread.sleep(1_000);
        }
    }

    private ProcessBuilder openclaw(String... arguments) {
        Path installed = Path.of(Objects.requireNonNull(System.getenv("MALLCOP_REAL_OPENCLAW"))).toAbsolutePath();
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(installed.resolve("node_modules/.bin/node").toString());
        command.add(installed.resolve("node_modules/openclaw/openclaw.mjs").toString());
        command.addAll(java.util.List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("openclaw.log").toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("OPENCLAW_STATE_DIR", folder.resolve(".openclaw").toString());
        builder.environment().put("OPENCLAW_GATEWAY_TOKEN", TOKEN);
        return builder;
    }

    private static boolean answers() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/readyz"))
                    .version(HttpClient.Version.HTTP_1_1).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() throws Exception {
        gateway.destroy();
        if (!gateway.waitFor(20, TimeUnit.SECONDS)) {
            gateway.destroyForcibly().waitFor();
        }
    }

    @Test
    void its_files_ledgers_and_gateway_are_read() throws Exception {
        stage.simulated.variable("OPENCLAW_GATEWAY_URL", "http://127.0.0.1:" + PORT)
                .variable("OPENCLAW_GATEWAY_TOKEN", TOKEN);
        assertThat(stage.scan(Instant.now())).as(() -> stage.scans.failures().toString()).isEmpty();
        assertThat(stage.events("skill_installed")).extracting(event -> event.target().clear()).contains("tidy");
        assertThat(stage.events("gateway_config_change")).hasSize(2)
                .anySatisfy(event -> assertThat(OpenclawStage.said(event, "config")).contains("required"));
        assertThat(openclaw("config", "set", "gateway.controlUi.enabled", "false").start().waitFor()).isZero();
        assertThat(stage.scan(Instant.now())).isEmpty();
        assertThat(stage.events("config_change")).isNotEmpty();
        assertThat(OpenclawStage.said(stage.events("gateway_config_change").getLast(), "origin")).isEqualTo("\"cli\"");
        assertThat(stage.scans.unknownOperations()).isEmpty();
    }

    @Test
    void without_its_files_the_gateway_tells() throws Exception {
        Path nothing = Files.createDirectories(folder.resolve("nobody"));
        stage.simulated.text("openclaw_home", nothing.resolve("none").toString())
                .variable("OPENCLAW_GATEWAY_URL", "ws://127.0.0.1:" + PORT).variable("OPENCLAW_GATEWAY_TOKEN", TOKEN);
        assertThat(stage.scan(Instant.now())).as(() -> stage.scans.failures().toString()).isEmpty();
        assertThat(stage.events("skill_installed")).hasSizeGreaterThan(20);
        assertThat(OpenclawStage.said(stage.events("gateway_config_change").getFirst(), "config"))
                .contains("\"mode\":\"token\"");
    }
}
