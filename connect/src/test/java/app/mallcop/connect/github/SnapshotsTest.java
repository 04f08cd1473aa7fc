package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
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

class SnapshotsTest {

    private static final String WEB = "harborlight/web";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void the_first_look_tells_nothing() throws Exception {
        stage = new Stage(folder, Plan.TEAM);
        stage.github.organisation().protect(WEB, "main", rules(true));
        assertThat(stage.scan()).isEmpty();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Fields rules(boolean admins) {
        return new Fields().put("enforce_admins", new Fields().put("enabled", admins));
    }

    private List<String> told(String... keys) throws InterruptedException {
        return stage.scanLater(Duration.ofHours(6)).stream().map(event -> Stage.line(event, keys)).toList();
    }

    @Test
    void nothing_new_is_nothing_told() throws Exception {
        assertThat(told()).isEmpty();
    }

    @Test
    void a_new_member_and_a_member_who_becomes_owner_are_told() throws Exception {
        stage.github.organisation().member("new-hire", "member", Instant.MIN).member("jonas-weber", "admin",
                Instant.MIN);
        assertThat(told("target_user", "old_value")).containsExactly(
                "permission_change CRITICAL member.changed harborlight target_user=jonas-weber old_value=member",
                "org_membership WARN member.added harborlight target_user=new-hire old_value=-");
    }

    @Test
    void an_outside_collaborator_is_outside() throws Exception {
        stage.github.organisation().put("outside_collaborators", "stranger", new Fields().put("login", "stranger"));
        assertThat(told("target_user", "member_type")).containsExactly(
                "collaborator_added WARN outside_collaborator.added harborlight target_user=stranger member_type=outside");
    }

    @Test
    void a_right_on_a_repository_is_told_with_its_level() throws Exception {
        stage.github.organisation().put(WEB + "/collaborators", "stranger",
                new Fields().put("login", "stranger").put("role_name", "admin"));
        assertThat(told("target_user", "permission_level")).containsExactly(
                "permission_change CRITICAL collaborator.added harborlight/web target_user=stranger permission_level=admin");
    }

    @Test
    void a_deploy_key_that_may_write_is_critical_and_names_who_added_it() throws Exception {
        stage.github.organisation().put(WEB + "/keys", "7", new Fields().put("id", 7).put("title", "ci")
                .put("read_only", false).put("added_by", "maya-lindqvist"));
        List<Event> events = stage.scanLater(Duration.ofHours(6));
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(Stage.line(event, "permission_level"))
                    .isEqualTo("deploy_key_added CRITICAL deploy_key.added harborlight/web permission_level=write");
            assertThat(event.actor().clear()).isEqualTo("maya-lindqvist");
        });
    }

    @Test
    void of_a_hook_only_the_host_is_kept() throws Exception {
        stage.github.organisation().put(WEB + "/hooks", "9", new Fields().put("id", 9).put("active", true).put("config",
                new Fields().put("url", "https://user:pw@hooks.example/secret-path?token=1").put("insecure_ssl", "0")));
        List<Event> events = stage.scanLater(Duration.ofHours(6));
        assertThat(events).singleElement()
                .satisfies(event -> assertThat(Stage.line(event, "domain")).endsWith("domain=hooks.example"));
        assertThat(stage.scans.checkpoints().toString()).doesNotContain("secret-path");
        assertThat(events.getFirst().metadata().get("request").orElseThrow().toString()).doesNotContain("secret-path");
    }

    @Test
    void a_repository_that_becomes_public_is_critical() throws Exception {
        stage.github.organisation().repo(WEB, "public");
        assertThat(told("old_value", "new_value")).containsExactly(
                "repo_visibility_changed CRITICAL repo.changed harborlight/web old_value=private new_value=public");
    }

    @Test
    void branch_protection_that_goes_is_critical_and_one_that_weakens_a_warning() throws Exception {
        stage.github.organisation().protect(WEB, "main", rules(false));
        assertThat(told("branch")).containsExactly(
                "branch_protection_changed WARN protection.changed harborlight/web branch=main");
        stage.github.organisation().remove(WEB + "/protection", "main");
        assertThat(told("branch")).containsExactly(
                "branch_protection_changed CRITICAL protection.removed harborlight/web branch=main");
    }

    @Test
    void a_second_factor_that_is_no_longer_required_is_critical() throws Exception {
        stage.github.organisation().requireSecondFactor(false);
        assertThat(told()).containsExactly(
                "security_change CRITICAL setting.changed harborlight");
    }

    @Test
    void an_app_a_team_and_its_member_and_a_ruleset_are_told() throws Exception {
        stage.github.organisation()
                .put("installations", "robot", new Fields().put("app_slug", "robot").put("permissions",
                        new Fields().put("contents", "write")))
                .put("teams", "ops", new Fields().put("slug", "ops").put("privacy", "closed"))
                .put("teams/ops", "jonas-weber", new Fields().put("login", "jonas-weber").put("role", "maintainer"))
                .put("rulesets", "protect-all", new Fields().put("name", "protect-all").put("enforcement", "active"));
        assertThat(told("permissions")).containsExactlyInAnyOrder(
                "permission_change INFO team.added ops permissions=-",
                "org_membership WARN team_member.added ops permissions=-",
                "integration_change WARN app.added harborlight permissions=contents:write",
                "branch_protection_changed WARN ruleset.added protect-all permissions=-");
    }

    @Test
    void a_repository_that_may_no_longer_be_seen_is_not_taken_for_one_whose_keys_went() throws Exception {
        stage.github.organisation().put(WEB + "/keys", "7", new Fields().put("id", 7).put("title", "ci"));
        assertThat(told()).hasSize(1);
        stage.github.door().close("/repos/harborlight/web/keys");
        assertThat(told()).isEmpty();
        stage.github.door().open("/repos/harborlight/web/keys");
        assertThat(told()).isEmpty();
        stage.github.organisation().remove(WEB + "/keys", "7");
        assertThat(told()).hasSize(1);
    }
}
