package app.mallcop.connect.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.loss.Scans;
import app.mallcop.sim.aws.AwsVendor;
import app.mallcop.sim.aws.Bucket;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsConnectorTest {

    private static final Instant NOON = AwsStage.NOON;

    @TempDir
    Path folder;
    private AwsStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new AwsStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Connector connector() {
        return new AwsPlatform().connect(stage.simulated.wiring("aws", "aws-cloudtrail"));
    }

    private void changed(String id, String name) {
        Instant at = NOON.minus(Duration.ofHours(1));
        stage.put(id, AwsStage.record(id, "iam", name, false, at).done(), at, at);
    }

    @Test
    void a_month_of_a_company_is_read_through_signed_requests() throws Exception {
        stage.vendor.takeAll(Played.harborlight(Played.SEED, Instant.parse("2026-11-21T00:00:00Z")));
        stage.simulated.reach(Duration.ofDays(31), Duration.ofHours(8));
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).hasSize((int) stage.vendor.records().all().count());
        assertThat(scans.unknownOperations()).isEmpty();
        assertThat(scans.events()).extracting(event -> event.type().name())
                .contains("console_login", "role_assumed", "secret_access", "logging_change", "access_key_change");
    }

    @Test
    void a_role_that_is_assumed_signs_with_its_session() throws Exception {
        changed("1", "CreateUser");
        stage.simulated.text("role_arn", AwsVendor.ROLE);
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).containsExactly("1");
    }

    @Test
    void a_wrong_secret_is_told_and_nothing_of_it() throws Exception {
        stage.simulated.variable("AWS_SECRET_ACCESS_KEY", "wrong-secret-value");
        assertThatThrownBy(() -> connector().offer()).isInstanceOfSatisfying(PlatformFailed.class, failed -> {
            assertThat(failed.kind()).isIn(PlatformFailed.Kind.CREDENTIALS, PlatformFailed.Kind.BROKEN);
            assertThat(failed.problem().toString()).doesNotContain("wrong-secret-value");
        });
    }

    @Test
    void another_account_than_the_expected_one_is_an_error() {
        stage.simulated.text("account_id", "999999999999");
        assertThatThrownBy(() -> connector().offer()).isInstanceOfSatisfying(PlatformFailed.class,
                failed -> assertThat(failed.problem().code()).isEqualTo("wrong-account"));
    }

    @Test
    void credentials_in_an_answer_are_never_handed_over() throws Exception {
        Instant at = NOON.minus(Duration.ofHours(1));
        stage.put("r", AwsStage.record("r", "sts", "AssumeRole", true, at).put("responseElements", new Fields().put(
                "credentials", new Fields().put("sessionToken", "very-secret").put("secretAccessKey", "too"))).done(),
                at, at);
        List<String> raws = new ArrayList<>();
        Connector.Sink sink = new Connector.Sink() {
            @Override
            public void accept(Event event, @Nullable RawPayload raw) {
                raws.add(raw == null ? "" : Json.of(raw.content()));
            }

            @Override
            public void unknown(Untrusted operation) {
                throw new AssertionError("the table knows AssumeRole");
            }

            @Override
            public void unreadable() {
                throw new AssertionError("it can be read");
            }
        };
        for (Connector.Stream stream : connector().offer().streams()) {
            if (stream.name().equals("us-east-1 AssumeRole")) {
                stream.read(NOON.minus(Duration.ofHours(2)).toString(), NOON, sink);
            }
        }
        assertThat(raws).isNotEmpty().allSatisfy(raw -> assertThat(raw).contains("[withheld]")
                .doesNotContain("very-secret"));
    }

    @Test
    void throttling_by_status_400_is_waited_out() throws Exception {
        changed("1", "CreateUser");
        stage.server
                .misbehave(new Script().on("POST", "aws/", 2, 6, new Mishap.Throttle(Duration.ofSeconds(1), false)));
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).containsExactly("1");
    }

    /** Waiting passes no real time here, and counts as if it did. */
    @Test
    void connectors_of_one_account_keep_its_two_requests_a_second_together() throws Exception {
        long before = stage.simulated.network().waits().nanos();
        for (int i = 0; i < 20; i++) {
            new AwsPlatform().connect(stage.simulated.wiring("aws-" + i, "aws-cloudtrail")).discover();
        }
        assertThat(stage.simulated.network().waits().nanos() - before).isGreaterThan(19 * 520_000_000L);
    }

    @Test
    void a_bad_file_in_the_bucket_stops_no_other() throws Exception {
        stage.simulated.text("trail_bucket", Bucket.NAME);
        Instant at = NOON.minus(Duration.ofHours(2));
        stage.vendor.bucket().put("AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/21/a.json.gz",
                "no gzip".getBytes(StandardCharsets.UTF_8), at);
        stage.vendor.bucket().put("AWSLogs/123456789012/CloudTrail-Digest/us-east-1/2026/11/21/d.json.gz",
                "digest".getBytes(StandardCharsets.UTF_8), at);
        stage.vendor.bucket().put("123456789012", "us-east-1",
                AwsStage.record("1", "iam", "CreateUser", false, at).done(), at);
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).containsExactly("1");
        assertThat(scans.unreadableRecords()).isEqualTo(1);
    }

    @Test
    void discovery_tells_the_account_and_what_is_missing() throws Exception {
        Discovery ready = connector().discover();
        assertThat(ready.state()).isEqualTo(Discovery.State.READY);
        assertThat(ready.settings()).extracting(Discovery.Setting::key).containsExactly("region", "account_id");
        stage.vendor.forbidLookups();
        Discovery forbidden = connector().discover();
        assertThat(forbidden.state()).isEqualTo(Discovery.State.NOT_PERMITTED);
        assertThat(forbidden.needs().getFirst().how()).contains("cloudtrail:LookupEvents");
    }

    @Test
    void every_region_is_read_when_all_are_asked_for() throws Exception {
        stage.simulated.list("regions", List.of("all"));
        assertThat(connector().offer().streams()).extracting(Connector.Stream::name)
                .contains("eu-central-1 changes", "us-east-1 changes").noneMatch(name -> name.startsWith("cn-"));
    }
}
