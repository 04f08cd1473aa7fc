package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.desk.config.ConnectorKeys;
import app.mallcop.sim.aws.Bucket;
import app.mallcop.sim.github.GitHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code init} and {@code scan} of one repo on all platforms at once, with the variables that the product page names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EightPlatformsTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    static Path temp;

    /** Where LookupEvents, which is slow on purpose, is not asked again: the same records lie there. */
    private String trailBucket = "";
    private EightPlatforms platforms;
    private Console.Result init = new Console.Result(-1, "", "");
    private Console.Result first = init;
    private Console.Result second = init;
    private Console.Result third = init;

    @BeforeAll
    void everything_is_set_up_and_scanned_three_times_the_last_time_without_github() throws Exception {
        platforms = new EightPlatforms(temp, now);
        Path repo = Files.createDirectory(temp.resolve("my-security"));
        Files.writeString(temp.resolve("ca.pem"), platforms.server.caPem());
        Files.write(repo.resolve(".env"), platforms.dotEnv());
        init = run("init", "--yes");
        Path config = repo.resolve("mallcop.yaml");
        // A first scan of all that AWS keeps takes minutes at the pace that AWS allows.
        Files.writeString(config,
                Files.readString(config).replaceAll("(    type: [a-z0-9-]+\n)", "$1    lookback: 12h\n"));
        first = run("scan");
        trailBucket = Bucket.NAME;
        second = run("scan");
        platforms.down(GitHub.SITE);
        third = run("scan");
    }

    @AfterAll
    void close() throws Exception {
        platforms.close();
    }

    private Console.Result run(String... line) {
        Console console = Console.in(temp.resolve("my-security")).at(now).env("HOME", temp.toString())
                .env("MALLCOP_CA_BUNDLE", temp.resolve("ca.pem").toString());
        platforms.addresses().forEach(console::env);
        if (!trailBucket.isEmpty()) {
            console.env("AWS_TRAIL_BUCKET", trailBucket);
        }
        return console.run(line);
    }

    @Test
    void init_finds_all_eight() {
        assertThat(init.exit()).as(init.out() + init.err()).isZero();
        assertThat(ConnectorKeys.BUILT_IN).allSatisfy(type -> assertThat(init.out())
                .contains("\"type\":\"" + type + "\",\"state\":\"ready\""));
    }

    @Test
    void what_a_model_would_cost_is_reckoned_from_a_sample_of_aws_and_the_rest_is_called_a_guess() {
        assertThat(init.out()).contains("\"connectors_active\":8,\"connectors_sampled\":1,");
    }

    @Test
    void the_first_scan_reads_all_eight() {
        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        for (String type : ConnectorKeys.BUILT_IN) {
            String events = run("events", "--source", type, "--hours", "48", "--format", "jsonl").out();
            assertThat(events.lines()).as("%s: %s", type, first.out()).isNotEmpty();
        }
    }

    @Test
    void a_second_scan_brings_nothing_twice() {
        assertThat(second.exit()).as(second.out()).isZero();
        assertThat(second.out()).contains("\"added\":0,");
    }

    @Test
    void one_that_is_down_is_named_and_stops_no_other() {
        assertThat(third.exit()).isEqualTo(3);
        assertThat(third.out()).contains("\"status\":\"partial\"", "\"message\":\"github");
        List<String> streams = List.of(third.out().split("\"connector\":\"", -1));
        assertThat(streams.subList(1, streams.size())).hasSizeGreaterThan(30)
                .allSatisfy(stream -> assertThat(stream).contains("\"status\":\"" + (stream.startsWith("github")
                        ? "error"
                        : "ok")));
        assertThat(run("status").out()).contains("github");
    }

    @Test
    void nothing_that_opens_a_platform_is_written_anywhere() throws Exception {
        List<String> secrets = platforms.dotEnv().stream()
                .filter(line -> line.contains("SECRET") || line.contains("TOKEN")
                        || line.contains("KEY"))
                .map(line -> line.substring(line.indexOf('=') + 1)).toList();
        try (var files = Files.walk(temp.resolve("my-security"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(one -> !one.endsWith(".env")).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(secrets);
            }
        }
        assertThat(first.out() + third.out() + third.err()).doesNotContain(secrets);
    }
}
