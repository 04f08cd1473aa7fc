package app.mallcop.detect.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Tuning;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegeEscalationTest {

    private static ConfigValue texts(String... texts) {
        return new ConfigValue.Items(Stream.of(texts).<ConfigValue>map(ConfigValue.Text::new).toList());
    }

    private static Tuning tuning(ConfigValue keywords, ConfigValue actions, ConfigValue types) {
        return new Tuning(PrivilegeEscalation.NAME, Map.of("extra_elevated_keywords", keywords,
                "extra_elevated_action_keywords", actions, "extra_elevation_event_types", types));
    }

    private final Play play = Play.of(new PrivilegeEscalation(tuning(texts(), texts(), texts())));

    private Play.Draft grant(String at, String role) {
        return play.event(at, "azure", "role_assignment").actor("ada@corp.com").target("/subscriptions/s-1")
                .action("Microsoft.Authorization/roleAssignments/write").meta("role_name", role)
                .meta("target_user", "eve@corp.com").meta("scope", "/subscriptions/S-1");
    }

    private static String reasons(Finding finding) {
        return String.join("\n", finding.reasons().stream().map(reason -> reason.render(Untrusted::clear)).toList());
    }

    private static List<String> entities(Finding finding) {
        return finding.entities().stream().map(entity -> entity.role() + "=" + entity.value().clear()).toList();
    }

    @Test
    void PE1_owner_over_a_subscription_is_critical_and_says_who_gave_what_to_whom_over_what() {
        grant("2026-03-20T10:00:00Z", "Owner").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(entities(finding)).containsExactly("actor=ada@corp.com", "grantee=eve@corp.com", "role=owner",
                    "scope=/subscriptions/s-1");
            assertThat(finding.title().render(Untrusted::clear))
                    .isEqualTo("Privilege escalation: ada@corp.com granted owner to eve@corp.com");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"User Access Administrator", "Key Vault Administrator", "roles/owner", "Super Admin",
            "PowerUserAccess", "arn:aws:iam::aws:policy/AdministratorAccess", "Global Administrator", "maintain",
            "ADMIN",
            "Contributor", "AmazonS3FullAccess"})
    void PE2_elevated_roles_of_any_platform_are_found(String role) {
        grant("2026-03-20T10:00:00Z", role).add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reader", "NonAdminReader", "ReadOnlyAccess", "read", "Global Reader", "pull",
            "write:packages-read", "Key Vault Reader", "administrative-assistant", "SecurityAudit", "Coadministered",
            "job-function/ViewOnlyAccess", "member"})
    void PE3_harmless_roles_are_not(String role) {
        grant("2026-03-20T10:00:00Z", role).add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void write_on_one_thing_is_a_warning() {
        grant("2026-03-20T10:00:00Z", "push").add();
        grant("2026-03-20T10:00:00Z", "Contributor").meta("scope", "/subscriptions/s-1/resourceGroups/rg-web").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.WARN, Severity.WARN);
    }

    @ParameterizedTest
    @CsvSource({"role_assignment,Microsoft.Authorization/roleAssignments/delete,Contributor",
            "role_removed,x,Owner", "admin_action,Disable account.,", "admin_action,Remove member from role.,Owner",
            "permission_change,org.remove_member,admin", "iam_change,DetachRolePolicy,AdministratorAccess"})
    void PE4_taking_rights_away_is_no_escalation(String type, String action, String role) {
        grant("2026-03-20T10:00:00Z", role == null ? "" : role).type(type).action(action).add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void PE5_taking_a_permissions_boundary_away_is_critical() {
        play.event("2026-03-20T10:00:00Z", "aws-cloudtrail", "iam_change").actor("ada").target("deploy")
                .action("DeleteRolePermissionsBoundary").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(reasons(finding)).contains("the limit on a role's rights was taken away");
        });
    }

    @Test
    void PE6_another_grantee_after_an_acked_grant_is_found() {
        grant("2026-03-10T10:00:00Z", "Owner").add();
        play.ack(play.detect().getFirst().id());
        grant("2026-03-20T10:00:00Z", "Owner").add();
        assertThat(play.detect()).as("the acked one").isEmpty();
        grant("2026-03-20T11:00:00Z", "Owner").meta("target_user", "mallory@corp.com").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(entities(finding)).contains("grantee=mallory@corp.com"));
    }

    @Test
    void PE7_the_same_grant_polled_again_is_one_finding() {
        Event grant = grant("2026-03-20T10:00:00Z", "Owner").id("g-1").build();
        play.add(grant).detect();
        play.add(grant).detect();
        play.daily("2026-03-21", 3, "09:00", event -> event.type("login"));
        play.add(grant).detect();
        assertThat(play.findings()).singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(1));
    }

    @Test
    void PE8_a_removal_before_teaches_nothing() {
        grant("2026-03-10T10:00:00Z", "Owner").action("Microsoft.Authorization/roleAssignments/delete").add();
        assertThat(play.detect()).isEmpty();
        grant("2026-03-20T10:00:00Z", "Owner").add();
        assertThat(play.detect()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "approved_by", "contract_ref"})
    void PE9_an_approval_in_the_event_is_told_and_silences_nothing(String key) {
        grant("2026-03-20T10:00:00Z", "Owner").meta(key, "OPS-17").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(reasons(finding)).contains("names an approval, OPS-17");
        });
    }

    @Test
    void PE10_a_grant_to_oneself_in_another_letter_case_says_so() {
        grant("2026-03-20T10:00:00Z", "Owner").actor("EVE@Corp.com").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(reasons(finding)).contains("eve@corp.com gave it to themselves");
        });
    }

    @Test
    void PE11_another_operation_of_the_same_administrator_is_found() {
        play.event("2026-03-10T10:00:00Z", "m365", "admin_action").action("Set-Mailbox").add();
        play.ack(play.detect().getFirst().id());
        play.event("2026-03-20T10:00:00Z", "m365", "admin_action").action("Set-Mailbox").add();
        assertThat(play.detect()).as("done before").isEmpty();
        play.event("2026-03-20T11:00:00Z", "m365", "admin_action").action("New-TransportRule").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(entities(finding)).contains("operation=new-transportrule"));
    }

    @Test
    void an_administrator_who_does_many_things_is_only_noted() {
        Play busy = Play.of(new PrivilegeEscalation(tuning(texts(), texts(), texts()))).learning(3);
        for (String operation : List.of("Set-A", "Set-B", "Set-C", "Set-D", "Set-E")) {
            busy.daily("2026-03-01", 5, "09:00", event -> event.source("m365").type("admin_action").action(operation));
        }
        busy.detect();
        busy.event("2026-03-08T10:00:00Z", "m365", "admin_action").action("Set-F").add();
        busy.event("2026-03-08T10:00:00Z", "m365", "admin_action").action("Get-Mailbox").add();
        assertThat(busy.detect()).extracting(Finding::severity).containsExactly(Severity.INFO);
    }

    @Test
    void PE13_aws_ways_to_more_rights_are_found() {
        aws("AttachRolePolicy").target("deploy").meta("role_name", "arn:aws:iam::aws:policy/AdministratorAccess").add();
        aws("CreateAccessKey").meta("target_user", "bob").add();
        aws("UpdateAssumeRolePolicy").target("deploy").meta("request",
                "{\"policyDocument\": \"{\\\"Statement\\\": [{\\\"Principal\\\": {\\\"AWS\\\": \\\"*\\\"}}]}\"}").add();
        aws("PutUserPolicy").meta("target_user", "bob").meta("request", "{\"Action\": \"*\", \"Resource\": \"*\"}")
                .add();
        assertThat(play.detect()).hasSize(4).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
    }

    @Test
    void PE13_everyday_aws_changes_are_not() {
        aws("AttachRolePolicy").target("deploy").meta("role_name", "arn:aws:iam::aws:policy/ReadOnlyAccess").add();
        aws("CreateAccessKey").meta("target_user", "Ada").add();
        aws("CreateAccessKey").target("").add();
        aws("UpdateAssumeRolePolicy").target("deploy")
                .meta("request", "{\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}").add();
        aws("AddUserToGroup").meta("role_name", "developers").meta("target_user", "bob").add();
        assertThat(play.detect()).isEmpty();
    }

    private Play.Draft aws(String action) {
        return play.event("2026-03-20T10:00:00Z", "aws-cloudtrail", "iam_change")
                .actor("arn:aws:iam::123456789012:user/ada").action(action);
    }

    @Test
    void PE14_a_grant_taken_back_after_an_hour_stays_found_and_says_so() {
        grant("2026-03-20T10:00:00Z", "Owner").add();
        String id = play.detect().getFirst().id();
        grant("2026-03-20T11:00:00Z", "Owner").actor("pim").action("Remove expired role assignment").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(id);
            assertThat(reasons(finding)).contains("taken back by pim after 60 minutes");
        });
        assertThat(play.ended(id)).isEmpty();
    }

    @Test
    void PE14_a_grant_taken_back_after_midnight_is_annotated_too() {
        grant("2026-03-20T23:30:00Z", "Owner").add();
        play.detect();
        grant("2026-03-21T00:30:00Z", "Owner").actor("pim").action("Remove expired role assignment").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(reasons(finding)).contains("taken back"));
        assertThat(play.findings()).hasSize(1);
    }

    @Test
    void PE15_a_member_made_admin_of_a_repository_is_found() {
        play.event("2026-03-20T10:00:00Z", "github", "permission_change").actor("ada").target("acme/pay")
                .action("repo.update_member").meta("permission_level", "admin").meta("target_user", "Eve").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.entities()).contains(new Entity("grantee", Untrusted.of("eve")));
        });
    }

    @Test
    void a_grant_that_was_refused_is_none() {
        grant("2026-03-20T10:00:00Z", "Owner").meta("outcome", "Failure").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void the_first_grant_of_a_grantor_says_so() {
        grant("2026-03-10T10:00:00Z", "Owner").add();
        Finding first = play.detect().getFirst();
        assertThat(reasons(first)).contains("ada@corp.com has not given rights to anybody before");
        play.ack(first.id());
        grant("2026-03-20T10:00:00Z", "Owner").meta("target_user", "x@corp.com").add();
        assertThat(reasons(play.detect().getFirst())).contains("has given rights before, but not these");
    }

    @Test
    void words_operations_and_types_can_be_added() {
        Play tuned = Play.of(new PrivilegeEscalation(
                tuning(texts("break glass"), texts("EnableDarkMode"), texts("custom_grant"))));
        tuned.event("2026-03-20T10:00:00Z", "azure", "role_assignment").meta("role_name", "Break-Glass-Operators")
                .add();
        tuned.event("2026-03-20T10:00:00Z", "azure", "policy_change").action("enableDarkMode").add();
        tuned.event("2026-03-20T10:00:00Z", "azure", "custom_grant").meta("role_name", "owner").add();
        assertThat(tuned.detect()).hasSize(3);
        assertThat(tuned.detect()).isEmpty();
    }
}
