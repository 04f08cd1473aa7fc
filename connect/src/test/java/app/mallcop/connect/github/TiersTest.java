package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Event;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.play.Played;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiersTest {

    @TempDir
    Path folder;

    private static List<String> names(Connector.Offer offer) {
        return offer.streams().stream().map(Connector.Stream::name).toList();
    }

    @Test
    void on_the_enterprise_plan_it_reads_the_audit_log_and_alerts() throws Exception {
        try (Stage stage = new Stage(folder, Plan.ENTERPRISE)) {
            Connector.Offer offer = stage.connector().offer();
            assertThat(offer.tier()).isEqualTo("audit log");
            assertThat(names(offer)).containsExactly("audit-log", "audit-log-git", "alerts-dependabot",
                    "alerts-secret-scanning", "alerts-code-scanning");
            assertThat(offer.loses()).isEmpty();
        }
    }

    @Test
    void on_another_plan_it_reads_the_feed_snapshots_runs_and_alerts_and_says_what_that_loses() throws Exception {
        try (Stage stage = new Stage(folder, Plan.TEAM)) {
            Connector.Offer offer = stage.connector().offer();
            assertThat(offer.tier()).isEqualTo("events feed and snapshots");
            assertThat(names(offer))
                    .contains("events", "members", "outside-collaborators", "teams", "repos", "settings",
                            "deploy-keys", "hooks", "apps", "branch-protection", "rulesets", "workflow-runs",
                            "alerts-dependabot")
                    .doesNotContain("audit-log");
            assertThat(offer.loses()).anyMatch(lost -> lost.startsWith("the audit log"))
                    .anyMatch(lost -> lost.contains("newest 300"));
        }
    }

    @Test
    void what_may_not_be_seen_is_left_out_and_told_with_the_permission_it_needs() throws Exception {
        try (Stage stage = new Stage(folder, Plan.TEAM)) {
            stage.github.door().close("/orgs/harborlight/outside_collaborators").close("/orgs/harborlight/hooks");
            Connector.Offer offer = stage.connector().offer();
            assertThat(names(offer)).doesNotContain("outside-collaborators", "org-hooks").contains("members");
            assertThat(offer.loses()).anyMatch(lost -> lost.contains("organization Members: read"))
                    .anyMatch(lost -> lost.contains("organization Webhooks: read"));
            stage.scan();
        }
    }

    @Test
    void alerts_that_are_switched_off_in_the_config_are_not_asked_for() throws Exception {
        try (Stage stage = new Stage(folder, Plan.ENTERPRISE)) {
            stage.wires.flag("include_dependabot", false);
            assertThat(names(stage.connector().offer())).doesNotContain("alerts-dependabot");
            assertThat(stage.connector().offer().loses()).containsExactly(
                    "Dependabot alerts: switched off by include_dependabot");
        }
    }

    @Test
    void an_organisation_that_nobody_knows_is_a_failure_that_says_where() throws Exception {
        try (Stage stage = new Stage(folder, Plan.TEAM)) {
            stage.wires.text("org", "nobody");
            assertThatThrownBy(() -> stage.connector().offer()).isInstanceOfSatisfying(PlatformFailed.class,
                    e -> assertThat(e.kind()).isEqualTo(PlatformFailed.Kind.ABSENT));
        }
    }

    @Test
    void without_an_organisation_it_says_which_key_to_set() throws Exception {
        try (Stage stage = new Stage(folder, Plan.TEAM)) {
            stage.wires.text("org", "");
            assertThatThrownBy(() -> stage.connector().offer()).isInstanceOfSatisfying(PlatformFailed.class,
                    e -> assertThat(e.problem().hint()).contains("GITHUB_ORG"));
        }
    }

    @Test
    void the_demo_company_comes_through_on_both_plans_in_types_it_declares() throws Exception {
        Played played = Played.harborlight(Played.SEED, Instant.parse("2026-03-10T00:00:00Z"));
        for (Plan plan : Plan.values()) {
            try (Stage stage = new Stage(folder, plan)) {
                stage.github.takeAll(played);
                List<Event> events = stage.scan();
                assertThat(events).hasSizeGreaterThan(300);
                assertThat(stage.connector().eventTypes()).containsAll(
                        new TreeSet<>(events.stream().map(Event::type).toList()));
                assertThat(stage.scans.unknownOperations()).isEmpty();
                assertThat(stage.scans.unreadableRecords()).isZero();
                assertThat(stage.scanLater(Duration.ofHours(6))).isEmpty();
                assertThat(stage.scans.conflicts()).isZero();
            }
        }
    }

    @Test
    void who_was_given_access_is_told_apart_by_the_list_of_members() throws Exception {
        try (Stage stage = new Stage(folder, Plan.ENTERPRISE)) {
            for (String user : List.of("jonas-weber", "stranger")) {
                stage.github.audit().put("id-" + user,
                        new Fields().put("@timestamp", Stage.NOON.minusSeconds(90).toEpochMilli())
                                .put("_document_id", "id-" + user).put("action", "repo.add_member")
                                .put("actor", "maya-lindqvist")
                                .put("repo", "harborlight/web").put("user", user).done(),
                        Stage.NOON.minusSeconds(90),
                        Stage.NOON.minusSeconds(80));
            }
            assertThat(stage.scan()).extracting(event -> Stage.line(event, "target_user", "member_type"))
                    .containsExactly(
                            "collaborator_added WARN repo.add_member harborlight/web target_user=jonas-weber member_type=member",
                            "collaborator_added WARN repo.add_member harborlight/web target_user=stranger member_type=outside");
        }
    }

    @Test
    void what_git_did_is_lost_after_seven_days_and_that_is_told() throws Exception {
        try (Stage stage = new Stage(folder, Plan.ENTERPRISE)) {
            stage.scan();
            stage.scanLater(Duration.ofDays(9));
            assertThat(stage.scans.gaps()).singleElement()
                    .satisfies(gap -> assertThat(gap.from()).isEqualTo(Stage.NOON));
        }
    }
}
