package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.json.Fields;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {

    private static final Instant MADE = Stage.NOON.minusSeconds(3_600);

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(folder, Plan.ENTERPRISE);
        put(1, "open", MADE);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void put(int number, String state, Instant changed) {
        stage.github.alerts().put("dependabot", "harborlight/web", number, state, MADE, changed, changed, new Fields()
                .put("security_advisory", new Fields().put("severity", "high"))
                .put("dependency",
                        new Fields().put("package", new Fields().put("ecosystem", "npm").put("name", "left-pad"))));
    }

    private List<String> told() throws InterruptedException {
        return stage.scanLater(Duration.ofHours(6)).stream()
                .map(event -> Stage.line(event, "package", "vendor_severity"))
                .toList();
    }

    @Test
    void an_alert_is_told_once_and_again_when_its_state_changes() throws Exception {
        assertThat(told()).containsExactly(
                "dependabot_alert WARN dependabot.open harborlight/web package=left-pad vendor_severity=high");
        assertThat(told()).isEmpty();
        put(1, "fixed", stage.clock.get().plusSeconds(60));
        assertThat(told()).containsExactly(
                "dependabot_alert INFO dependabot.fixed harborlight/web package=left-pad vendor_severity=high");
    }

    @Test
    void whether_the_repository_is_private_is_told_with_the_alert() throws Exception {
        assertThat(stage.scan()).singleElement()
                .satisfies(event -> assertThat(Stage.line(event, "visibility")).endsWith("visibility=private"));
    }

    @Test
    void more_alerts_than_a_page_holds_are_all_read() throws Exception {
        for (int number = 2; number <= 250; number++) {
            put(number, "open", MADE.plusSeconds(number));
        }
        assertThat(told()).hasSize(250);
    }

    @Test
    void where_the_organisation_may_not_be_asked_each_repository_is() throws Exception {
        stage.github.door().close("/orgs/harborlight/dependabot");
        assertThat(told()).hasSize(1);
        assertThat(stage.connector().offer().loses())
                .anyMatch(lost -> lost.startsWith("Dependabot alerts of repositories"));
    }

    @Test
    void where_nobody_may_be_asked_that_is_said_and_nothing_fails() throws Exception {
        stage.github.door().close("/orgs/harborlight/dependabot");
        for (String repo : List.of("billing", "booking-api", "docs", "infra", "mobile", "notify", "web")) {
            stage.github.door().close("/repos/harborlight/" + repo + "/dependabot");
        }
        assertThat(told()).isEmpty();
        assertThat(stage.connector().offer().loses()).containsExactly(
                "Dependabot alerts: not on this plan, or not permitted");
    }

    @Test
    void secrets_themselves_are_asked_to_be_hidden() throws Exception {
        stage.github.alerts().put("secret-scanning", "harborlight/web", 2, "open", MADE, MADE, MADE,
                new Fields().put("secret_type", "aws_access_key"));
        assertThat(told()).anyMatch(line -> line.startsWith("secret_scanning_alert CRITICAL secret-scanning.open"));
        assertThat(stage.server.log().lines()).filteredOn(line -> line.path().contains("secret-scanning"))
                .isNotEmpty().allMatch(line -> line.status() == 200);
    }
}
