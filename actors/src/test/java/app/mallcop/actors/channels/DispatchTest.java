package app.mallcop.actors.channels;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Severity;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.net.guarded.Post;
import app.mallcop.net.guarded.WebhookUrl;
import app.mallcop.net.json.Json;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests over real HTTPS. */
class DispatchTest {

    private final List<Request> got = new ArrayList<>();
    private int status = 202;
    private SimServer server;
    private Dispatch dispatch;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        Site hook = new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", request -> {
            got.add(request);
            return Answer.text(status, "text/plain", "THE-BODY");
        });
        server = SimServer.of(() -> List.of(hook));
        SSLContext tls = TrustAnchors
                .context(Optional.of(Files.writeString(folder.resolve("ca.pem"), server.caPem())));
        Waits waits = Waits.simulated(() -> Samples.AT);
        dispatch = Dispatch.of(Post.with(tls, Optional.empty(), waits, true), tls, waits);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WebhookUrl url() {
        return ((WebhookUrl.Good) WebhookUrl.read(server.url("hook") + "/services/SECRET", true)).url();
    }

    private static Digest digest() {
        return Samples.digest(Samples.item(1, Severity.CRITICAL, "eve"));
    }

    @Test
    void teams_gets_one_adaptive_card() throws Exception {
        assertThat(dispatch.deliver(new Target.Teams("notify-teams", url()), digest()))
                .isEqualTo(new Delivery.Delivered());
        assertThat(got).singleElement().satisfies(request -> {
            assertThat(request.header("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(request.bodyText()).contains("application/vnd.microsoft.card.adaptive", "\"AdaptiveCard\"");
            Json.value(request.body());
        });
    }

    @Test
    void slack_gets_blocks_and_a_text_for_the_notification() throws Exception {
        assertThat(dispatch.deliver(new Target.Slack("notify-slack", url()), digest()))
                .isEqualTo(new Delivery.Delivered());
        assertThat(got.getFirst().bodyText()).contains("\"blocks\"", "\"text\":\"mallcop: 1 critical\"");
    }

    @Test
    void a_webhook_can_check_that_the_digest_is_ours_and_fresh() throws Exception {
        Secret key = Secret.of("Jefe");
        assertThat(dispatch.deliver(new Target.Webhook("notify-webhook", url(), Optional.of(key)), digest()))
                .isEqualTo(new Delivery.Delivered());
        Request request = got.getFirst();
        assertThat(request.header("X-Mallcop-Digest")).contains(digest().id());
        assertThat(request.header("X-Mallcop-Timestamp")).contains("" + Samples.AT.getEpochSecond());
        assertThat(request.header("X-Mallcop-Signature"))
                .contains(WebhookJson.signature(key, Samples.AT, request.body()));
    }

    @Test
    void the_signature_is_hmac_sha256_of_timestamp_dot_and_body() {
        // openssl: printf '0.what do ya want for nothing?' | openssl dgst -sha256 -hmac Jefe
        assertThat(WebhookJson.signature(Secret.of("Jefe"), java.time.Instant.EPOCH,
                "what do ya want for nothing?".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("v1=37f471929915ccd2cbbe79feb84ffcff4f2bb25e15fc41c2506687331ae179cc");
    }

    @Test
    void without_a_secret_nothing_is_signed() throws Exception {
        dispatch.deliver(new Target.Webhook("notify-webhook", url(), Optional.empty()), digest());
        assertThat(got.getFirst().header("X-Mallcop-Signature")).isEmpty();
    }

    @Test
    void a_failure_tells_host_and_status_and_neither_path_nor_answer() throws Exception {
        status = 404;
        assertThat(dispatch.deliver(new Target.Slack("notify-slack", url()), digest()))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> {
                    String told = failed.problem().message().render(quoted -> quoted.clear()) + failed.problem().hint();
                    assertThat(told).contains("channel 'notify-slack': Slack at localhost answers 404")
                            .doesNotContain("SECRET", "THE-BODY");
                });
    }
}
