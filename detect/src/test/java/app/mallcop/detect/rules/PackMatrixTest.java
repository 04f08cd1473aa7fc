package app.mallcop.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Support;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the matrix asks of the built-in rules, played through all of them at once. */
class PackMatrixTest {

    private static Play pack() {
        return pack(Map.of());
    }

    private static Play pack(Map<String, Value> ofUnusualLogin) {
        Rules rules = new Rules(Support.DEFAULT);
        rules.addPack(Set.of(), Set.of(), file -> file.name().equals("unusual-login") ? ofUnusualLogin : Map.of());
        return Play.of(rules.detectors().toArray(Detector[]::new));
    }

    private static Play.Draft request(Play play, String path, int status) {
        return play.event("2026-03-10T09:00:00Z", "container-logs", "request").actor("192.0.2.5").target("web-shop")
                .action("GET").meta("method", "GET").meta("path", path).meta("status_code", Value.number(status))
                .meta("ip_address", "192.0.2.5");
    }

    private static Play.Draft login(Play.Draft draft, String country, String address) {
        return draft.source("azure").type("login").actor("bob@acme.example").target("Azure Portal")
                .action("Sign-in activity").meta("outcome", "success").meta("country", country)
                .meta("ip_address", address);
    }

    private static Play bobInGermany(Play play) {
        return play.daily("2026-02-10", 20, "09:00", event -> login(event, "DE", "198.51.100.7"));
    }

    private static Play.Draft alert(Play play, String at) {
        return play.event(at, "github", "dependabot_alert").actor("dependabot[bot]").target("acme/api")
                .action("repository_vulnerability_alert.create").meta("package", "left-pad")
                .meta("vendor_severity", "critical");
    }

    private static Play.Draft update(Play play, String at, String from, String to) {
        return play.event(at, "github", "dependency_change").actor("bob-dev").target("acme/api")
                .action("dependency_update").meta("package", "left-pad").meta("old_value", from).meta("new_value", to);
    }

    private static List<Finding> of(Play play, String detector) {
        return play.detect().stream().filter(finding -> finding.detector().equals(detector)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/static/../../etc/hosts", "/static/%2e%2e%2fetc/hosts",
            "/static/%252e%252e%252fetc/hosts"})
    void GP14_a_path_that_climbs_out_is_seen_however_it_is_encoded(String path) {
        Play play = pack();
        request(play, path, 200).add();

        assertThat(of(play, "web-probe")).extracting(Finding::rule).contains("path-traversal");
    }

    @ParameterizedTest
    @CsvSource({"/.git/config, 200, critical", "/.env, 200, critical"})
    void GP14_a_hidden_file_that_was_served_is_critical(String path, int status, String severity) {
        Play play = pack();
        request(play, path, status).add();

        assertThat(of(play, "web-probe")).extracting(Finding::severity)
                .containsExactly(Severity.ofWord(severity).orElseThrow());
    }

    @Test
    void GP14_a_missing_icon_is_nothing() {
        Play play = pack();
        request(play, "/favicon.ico", 404).add();
        request(play, "/.git/config", 404).add();

        assertThat(play.detect()).isEmpty();
    }

    @Test
    void GP15_a_known_user_in_a_new_country_on_a_new_network_is_a_warning() {
        Play play = bobInGermany(pack());
        login(play.event("2026-03-10T09:00:00Z"), "VN", "192.0.2.23").add();

        assertThat(of(play, "unusual-login")).extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("new-country", Severity.WARN));
    }

    @Test
    void GP15_a_network_that_is_written_down_as_trusted_is_nothing() {
        Play play = bobInGermany(
                pack(Map.of("trusted_networks", new Value.Items(List.of(Value.text("192.0.2.0/24"))))));
        login(play.event("2026-03-10T09:00:00Z"), "VN", "192.0.2.23").add();

        assertThat(of(play, "unusual-login")).isEmpty();
    }

    @Test
    void GP15_a_network_that_the_company_uses_is_nothing() {
        Play play = bobInGermany(pack());
        login(play.event("2026-03-10T09:00:00Z"), "NL", "198.51.100.200").add();

        assertThat(of(play, "unusual-login")).isEmpty();
    }

    @Test
    void GP15_two_countries_within_a_quarter_of_an_hour_are_a_warning() {
        Play play = pack();
        login(play.event("2026-03-10T09:00:00Z"), "DE", "198.51.100.7").add();
        login(play.event("2026-03-10T09:15:00Z"), "PL", "192.0.2.44").add();

        assertThat(of(play, "unusual-login")).extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("impossible-travel", Severity.WARN));
    }

    @Test
    void GP16_an_alert_and_a_change_of_the_same_library_within_three_days_are_critical() {
        Play play = pack();
        alert(play, "2026-03-10T09:00:00Z").add();
        update(play, "2026-03-13T09:00:00Z", "1.0.0", "1.0.1").add();

        assertThat(of(play, "alert-signal")).extracting(Finding::severity).contains(Severity.CRITICAL);
    }

    @Test
    void GP16_a_second_later_it_is_the_alert_alone() {
        Play play = pack();
        alert(play, "2026-03-10T09:00:00Z").add();
        update(play, "2026-03-13T09:00:01Z", "1.0.0", "1.0.1").add();

        assertThat(of(play, "alert-signal")).extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("critical-dependency-alert", Severity.WARN));
    }

    @Test
    void GP16_the_same_alert_read_again_is_one_finding() {
        Play play = pack();
        for (int day = 10; day < 15; day++) {
            alert(play, "2026-03-" + day + "T09:00:00Z").add();
            play.detect();
        }

        assertThat(play.findings()).extracting(Finding::rule).containsExactly("critical-dependency-alert");
    }

    @Test
    void GP17_1_10_0_is_newer_than_1_9_0() {
        Play play = pack();
        update(play, "2026-03-10T09:00:00Z", "1.9.0", "1.10.0").add();

        assertThat(play.detect()).isEmpty();
    }

    @Test
    void GP17_the_way_back_is_a_downgrade() {
        Play play = pack();
        update(play, "2026-03-10T09:00:00Z", "1.10.0", "1.9.0").add();

        assertThat(play.detect()).extracting(Finding::rule).containsExactly("dependency-downgraded");
    }

    @ParameterizedTest
    @CsvSource({"aws-cloudtrail, StopLogging", "aws-cloudtrail, DeleteTrail",
            "azure, Microsoft.Insights/diagnosticSettings/delete",
            "github, audit_log_streaming.destroy"})
    void GP18_audit_logging_that_is_stopped_is_critical(String source, String action) {
        Play play = pack();
        play.event("2026-03-10T09:00:00Z", source, "logging_change").actor("eve").target("main").action(action).add();

        assertThat(play.detect()).singleElement().extracting(Finding::severity).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void ordinary_operations_without_their_parameters_are_nothing() {
        Play play = pack();
        String at = "2026-03-10T09:00:00Z";
        play.event(at, "aws", "bucket_change").action("PutBucketAcl").target("arn:aws:s3:::acme-pay-01").add();
        play.event(at, "aws", "security_group_change").action("AuthorizeSecurityGroupIngress").target("sg-1").add();
        play.event(at, "aws", "role_assumed").action("AssumeRole").target("arn:aws:iam::123456789012:role/pay").add();
        play.event(at, "aws", "instance_launch").action("RunInstances").target("i-1").add();
        play.event(at, "github", "dependabot_alert").action("dependabot_alert.create").target("acme/api").add();
        play.event(at, "azure", "storage_read").action("Microsoft.Storage/storageAccounts/listKeys/action").target("st")
                .add();
        play.event(at, "azure", "container_access").action("Microsoft.App/containerApps/listSecrets/action").target("a")
                .add();

        assertThat(play.detect()).isEmpty();
    }
}
