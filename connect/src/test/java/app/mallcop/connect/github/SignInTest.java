package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.github.SimulatedApp;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(folder, Plan.ENTERPRISE);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void app(String pem) {
        stage.wires.variable("GITHUB_APP_ID", SimulatedApp.ID).variable("GITHUB_INSTALLATION_ID",
                SimulatedApp.INSTALLATION).variable("GITHUB_APP_PRIVATE_KEY", pem);
    }

    @Test
    void an_app_signs_in_with_the_key_as_github_hands_it_out() throws Exception {
        app(stage.github.door().app().pkcs1());
        stage.scan();
    }

    @Test
    void an_app_signs_in_with_a_pkcs8_key_whose_line_ends_were_written_out() throws Exception {
        app(stage.github.door().app().pkcs8().replace("\n", "\\n"));
        stage.scan();
    }

    @Test
    void the_key_may_be_in_a_file() throws Exception {
        Files.writeString(folder.resolve("app.pem"), stage.github.door().app().pkcs1());
        app("");
        stage.wires.variable("GITHUB_APP_PRIVATE_KEY_FILE", "app.pem");
        stage.scan();
    }

    @Test
    void a_token_that_ends_in_mid_paging_is_fetched_anew() throws Exception {
        app(stage.github.door().app().pkcs1());
        stage.server.misbehave(new Script().on("GET", "/audit-log", 2, new Mishap.RevokeToken()).on("GET", "/alerts", 2,
                new Mishap.RevokeToken()));
        stage.scan();
        assertThat(stage.server.log().lines()).filteredOn(line -> line.path().endsWith("/access_tokens"))
                .hasSize(1 + 2);
    }

    @Test
    void what_is_no_key_is_refused_with_what_to_do() {
        app("no key");
        assertThatThrownBy(() -> stage.connector().offer()).isInstanceOfSatisfying(PlatformFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(PlatformFailed.Kind.CREDENTIALS);
            assertThat(e.problem().toString()).doesNotContain("no key");
        });
    }

    @Test
    void in_actions_the_variable_has_another_name() throws Exception {
        stage.wires.variable("MALLCOP_GITHUB_TOKEN", app.mallcop.sim.github.Door.TOKEN).variable("GITHUB_TOKEN",
                "other");
        stage.scan();
    }

    @Test
    void a_wrong_token_is_a_credential_that_is_refused() {
        stage.wires.variable("GITHUB_TOKEN", "wrong");
        assertThatThrownBy(() -> stage.connector().offer()).isInstanceOfSatisfying(PlatformFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(PlatformFailed.Kind.CREDENTIALS);
            assertThat(e.problem().toString()).doesNotContain("wrong");
        });
    }

    @Test
    void a_spent_limit_ends_the_scan_when_it_would_be_too_long_to_wait() throws Exception {
        stage.github.door().allow(3);
        assertThat(stage.scans.run(stage.clock.get())).isNotEmpty();
        assertThat(stage.scans.failures()).anyMatch(said -> said.contains("[throttled]"));
        stage.github.door().allow(5_000);
        stage.scanLater(Duration.ofHours(1));
    }

    @Test
    void discovery_tells_the_plan_the_scopes_and_the_tier() throws Exception {
        Discovery found = stage.connector().discover();
        assertThat(found.state()).isEqualTo(Discovery.State.READY);
        assertThat(found.found().toString()).contains("plan", "audit log can be read", "repositories", "members");
        assertThat(found.settings()).singleElement().satisfies(setting -> assertThat(setting.key()).isEqualTo("org"));
    }

    @Test
    void discovery_finds_the_only_organisation_somebody_is_in() throws Exception {
        stage.wires.text("org", "");
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.READY);
    }

    @Test
    void discovery_without_anything_is_absent_and_with_a_wrong_token_names_the_permissions() throws Exception {
        stage.wires.variable("GITHUB_TOKEN", "wrong");
        assertThat(stage.connector().discover().needs()).singleElement()
                .satisfies(need -> assertThat(need.how()).contains("Members: read", "Secret scanning alerts: read"));
        stage.wires.variable("GITHUB_TOKEN", "").text("org", "");
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.ABSENT);
    }
}
