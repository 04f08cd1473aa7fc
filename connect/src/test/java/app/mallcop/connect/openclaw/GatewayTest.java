package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.sim.openclaw.OpenclawGateway;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {

    @TempDir
    Path folder;

    private OpenclawStage stage;
    private OpenclawGateway gateway;

    @BeforeEach
    void set() throws Exception {
        stage = new OpenclawStage(folder);
        gateway = new OpenclawGateway().config(OpenclawStage
                .json("{\"gateway\":{\"bind\":\"loopback\",\"auth\":{\"mode\":\"token\",\"token\":\"__OPENCLAW_REDACTED__\"}}}"))
                .skill("tidy", "openclaw-managed");
        stage.simulated.variable("OPENCLAW_GATEWAY_URL", gateway.url());
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    private void signedIn() {
        stage.simulated.variable("OPENCLAW_GATEWAY_TOKEN", OpenclawGateway.TOKEN);
    }

    @Test
    void without_its_files_the_gateway_says_how_it_is_set_which_skills_it_has_and_what_was_done() throws Exception {
        signedIn();
        for (int i = 1; i <= 7; i++) {
            gateway.happened(OpenclawLossTest.activity(i, OpenclawStage.NOON.minusSeconds(100 - i)));
        }
        gateway.pages(3);
        assertThat(stage.scan()).isEmpty();
        assertThat(stage.events("skill_installed")).extracting(event -> event.target().clear()).containsExactly("tidy");
        assertThat(OpenclawStage.said(stage.events("gateway_config_change").getFirst(), "config"))
                .contains("\"mode\":\"token\"");
        assertThat(stage.events("tool_invocation")).hasSize(7);
        assertThat(stage.scan(OpenclawStage.NOON.plusSeconds(60))).isEmpty();
        assertThat(stage.scans.conflicts()).isZero();
        assertThat(stage.scans.events()).hasSize(9);
    }

    @Test
    void a_gateway_that_lets_strangers_in_is_told_whatever_it_says_of_itself() throws Exception {
        gateway.asksWhoOneIs(false);
        assertThat(stage.scan()).isEmpty();
        Event event = stage.events("gateway_config_change").getFirst();
        assertThat(OpenclawStage.said(event, "config")).isEqualTo("{\"gateway\":{\"auth\":{\"mode\":\"none\"}}}");
    }

    @Test
    void what_is_tried_without_a_token_uses_no_tool() throws Exception {
        stage.scan();
        assertThat(gateway.log()).containsExactly("GET /health", "POST /tools/invoke");
    }

    @Test
    void with_its_files_here_the_gateway_is_only_tried() throws Exception {
        signedIn();
        stage.home().config("{}").ledger().close();
        assertThat(stage.scan()).isEmpty();
        assertThat(gateway.log()).containsExactly("GET /health", "POST /tools/invoke");
    }

    @Test
    void a_wrong_token_is_told_as_one() throws Exception {
        stage.simulated.variable("OPENCLAW_GATEWAY_TOKEN", "another-token-of-thirty-two-characters");
        assertThat(stage.scan()).containsExactly("gateway", "gateway-skills", "activity");
        assertThat(stage.scans.failures().getFirst()).contains("[gateway-sign-in]").doesNotContain("another-token");
    }

    @Test
    void nobody_there_is_told() throws Exception {
        gateway.close();
        assertThat(stage.scan()).containsExactly("gateway");
    }

    @Test
    void without_files_and_address_there_is_nothing_to_read() throws Exception {
        stage.simulated.variable("OPENCLAW_GATEWAY_URL", "");
        Assertions.assertThatThrownBy(() -> stage.connector().offer()).isInstanceOf(PlatformFailed.class);
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.ABSENT);
    }

    @Test
    void what_is_missing_is_named() throws Exception {
        Connector.Offer offer = stage.connector().offer();
        assertThat(offer.tier()).isEqualTo("gateway");
        assertThat(offer.loses()).hasSize(3).last().asString().contains("OPENCLAW_GATEWAY_TOKEN");
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.READY);
    }

    @Test
    void a_token_goes_over_no_network_without_tls() {
        stage.simulated.text("gateway_url", "http://192.0.2.1:18789");
        Assertions.assertThatThrownBy(() -> stage.connector().offer()).isInstanceOfSatisfying(PlatformFailed.class,
                failed -> assertThat(failed.problem().hint()).contains("ssh -L"));
    }
}
