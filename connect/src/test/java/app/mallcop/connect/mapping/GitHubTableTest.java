package app.mallcop.connect.mapping;

import static app.mallcop.connect.mapping.Records.only;
import static app.mallcop.connect.mapping.Records.record;
import static app.mallcop.connect.mapping.Records.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What entries of GitHub's audit log become. */
class GitHubTableTest {

    private static final Mapper MAPPER = Mapping.load("github").bind("github-1", "github");

    private static Mapped mapped(String action, String more) {
        return MAPPER.map(record("""
                {'@timestamp': 1773237600250, 'created_at': 1773237600250, '_document_id': 'doc-1', 'action': '%s',
                 'actor': 'anna-dev', 'actor_id': 1001, 'actor_ip': '192.0.2.10',
                 'actor_location': {'country_code': 'DE'}, 'user_agent': 'git/2.50', 'org': 'example-org', 'org_id': 7,
                 'operation_type': 'create'%s}
                """.formatted(action, more.isEmpty() ? "" : ", " + more)));
    }

    private static Event event(String action, String more) {
        return only(mapped(action, more));
    }

    @Test
    void every_entry_says_who_from_where_and_by_what_means() {
        Event event = event("repo.create",
                "'repo': 'example-org/shop', 'programmatic_access_type': 'OAuth access token',"
                        + " 'token_id': 55, 'visibility': 'private'");
        assertThat(event.timestamp()).isEqualTo("2026-03-11T14:00:00.250Z");
        assertThat(event.actor().clear()).isEqualTo("anna-dev");
        assertThat(event.target().clear()).isEqualTo("example-org/shop");
        assertThat(event.action().clear()).isEqualTo("repo.create");
        assertThat(said(event, "ip_address")).isEqualTo("192.0.2.10");
        assertThat(said(event, "country")).isEqualTo("DE");
        assertThat(said(event, "user_agent")).isEqualTo("git/2.50");
        assertThat(said(event, "org")).isEqualTo("example-org");
        assertThat(said(event, "repo")).isEqualTo("example-org/shop");
        assertThat(said(event, "auth_method")).isEqualTo("OAuth access token");
        assertThat(said(event, "session_id")).isEqualTo("55");
        assertThat(said(event, "vendor_id")).isEqualTo("doc-1");
        assertThat(said(event, "vendor_type")).isEqualTo("repo.create");
    }

    @ParameterizedTest
    @CsvSource({
            "org.add_member, org_membership, WARN",
            "org.invite_member, org_membership, WARN",
            "org.remove_member, org_membership, INFO",
            "org.add_outside_collaborator, collaborator_added, WARN",
            "repo.add_member, collaborator_added, WARN",
            "repo.update_member, permission_change, WARN",
            "org.update_member, permission_change, WARN",
            "team.add_repository, permission_change, WARN",
            "role.create, permission_change, WARN",
            "repo.create, repo_change, INFO",
            "repo.destroy, repo_change, WARN",
            "repo.transfer_start, repo_change, CRITICAL",
            "repo.archived, repo_change, INFO",
            "org.disable_two_factor_requirement, security_change, CRITICAL",
            "org.disable_saml, federation_change, CRITICAL",
            "ip_allow_list.disable, security_change, CRITICAL",
            "ip_allow_list.enable, security_change, WARN",
            "repository_secret_scanning.disable, security_change, CRITICAL",
            "repository_secret_scanning.enable, security_change, INFO",
            "repository_secret_scanning_push_protection.disable, security_change, CRITICAL",
            "secret_scanning_push_protection.bypass, security_change, CRITICAL",
            "org.secret_scanning_push_protection_disable, security_change, CRITICAL",
            "repo.advanced_security_disabled, security_change, CRITICAL",
            "repo.advanced_security_enabled, security_change, INFO",
            "dependabot_alerts.disable, security_change, WARN",
            "secret_scanning_alert.create, secret_scanning_alert, CRITICAL",
            "secret_scanning_alert.resolve, secret_scanning_alert, WARN",
            "repository_vulnerability_alert.create, dependabot_alert, WARN",
            "repository_vulnerability_alert.resolve, dependabot_alert, INFO",
            "repository_vulnerability_alerts.disable, security_change, WARN",
            "protected_branch.create, branch_protection_changed, WARN",
            "protected_branch.destroy, branch_protection_changed, CRITICAL",
            "protected_branch.policy_override, branch_protection_changed, WARN",
            "protected_branch.rejected_ref_update, branch_protection_changed, INFO",
            "repository_ruleset.update, branch_protection_changed, WARN",
            "repository_ruleset.destroy, branch_protection_changed, CRITICAL",
            "hook.create, webhook_change, WARN",
            "hook.config_changed, webhook_change, WARN",
            "hook.destroy, webhook_change, INFO",
            "org.oauth_app_access_approved, oauth_consent, WARN",
            "org.oauth_app_access_denied, oauth_consent, INFO",
            "integration_installation.create, integration_change, WARN",
            "personal_access_token.access_granted, api_key_change, WARN",
            "environment.create, workflow_change, INFO",
            "environment.remove_protection_rule, workflow_change, WARN",
            "environment.create_actions_secret, secret_change, WARN",
            "repo.create_actions_secret, secret_change, WARN",
            "repo.remove_actions_secret, secret_change, WARN",
            "org.set_actions_fork_pr_approvals_policy, workflow_change, WARN",
            "repo.set_default_workflow_permissions, workflow_change, WARN",
            "repo.register_self_hosted_runner, runner_change, WARN",
            "org.runner_group_created, runner_change, WARN",
            "workflows.completed_workflow_run, workflow_run, INFO",
            "workflows.bypass_protection_rules, workflow_change, CRITICAL",
            "git.push, push, INFO",
            "git.clone, resource_access, INFO",
            "pull_request.merge, pull_request, INFO",
            "pull_request_review.submit, pull_request, INFO",
            "audit_log_streaming.destroy, logging_change, CRITICAL",
            "org.audit_log_ip_disclosure_disabled, logging_change, CRITICAL",
            "org.audit_log_export, data_export, WARN",
            "org.disable_source_ip_disclosure, logging_change, CRITICAL",
            "org.remove_disallowed_two_factor_method, security_change, CRITICAL",
            "org.add_disallowed_two_factor_method, security_change, INFO",
            "org.recovery_code_used, mfa_change, CRITICAL",
            "org.recovery_codes_viewed, mfa_change, WARN",
            "org.delete, admin_action, CRITICAL",
            "org.update_repo_self_hosted_runners_policy, runner_change, WARN",
            "org.security_center_export_risk, data_export, WARN",
            "personal_access_token.access_restriction_disabled, security_change, CRITICAL",
            "personal_access_token.expiration_limit_unset, security_change, WARN",
            "team_group_mapping.create, permission_change, WARN",
            "repository_code_security.disable, security_change, CRITICAL",
            "repository_security_updates.disable, security_change, WARN",
            "repository_security_configuration.removed, security_change, WARN",
            "security_configuration.delete, security_change, WARN",
            "repo.code_scanning_delegated_alert_dismissal_disabled, security_change, WARN",
            "repository_secret_scanning_push_protection_bypass_list.add, security_change, WARN",
            "code_scanning.alert_closed_by_user, dependabot_alert, WARN",
            "secret_scanning_alert.public_leak, secret_scanning_alert, CRITICAL",
            "integration.manager_added, integration_change, WARN",
            "business.add_admin, role_assignment, CRITICAL",
            "billing_customer.azure_subscription_linked, config_change, INFO",
            "migration.create, data_export, CRITICAL"})
    void an_action_becomes(String action, String type, Severity severity) {
        Mapped mapped = mapped(action, "");
        assertThat(mapped.known()).isTrue();
        assertThat(only(mapped).type().name()).isEqualTo(type);
        assertThat(only(mapped).severity()).isEqualTo(severity);
    }

    @Test
    void an_action_github_invents_tomorrow_is_kept_under_its_name() {
        Mapped mapped = mapped("quantum_fork.entangle", "");
        assertThat(mapped.known()).isFalse();
        assertThat(only(mapped).type().name()).isEqualTo("repo_change");
        assertThat(only(mapped).action().clear()).isEqualTo("quantum_fork.entangle");
    }

    @Test
    void making_a_repository_public_is_critical_and_the_other_way_is_not() {
        Event open = event("repo.access",
                "'repo': 'example-org/shop', 'visibility': 'public', 'previous_visibility': 'private'");
        assertThat(open.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(said(open, "visibility")).isEqualTo("public");
        assertThat(said(open, "old_value")).isEqualTo("private");
        assertThat(event("repo.access", "'visibility': 'private'").severity()).isEqualTo(Severity.WARN);
    }

    @Test
    void who_was_given_what_right_is_told() {
        Event event = event("repo.update_member",
                "'user': 'ben-dev', 'old_repo_permission': 'read', 'new_repo_permission': 'admin', 'repo': 'example-org/shop'");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(said(event, "target_user")).isEqualTo("ben-dev");
        assertThat(said(event, "permission_level")).isEqualTo("admin");
        assertThat(said(event, "old_value")).isEqualTo("read");
        assertThat(said(event("org.add_outside_collaborator", "'user': 'eve'"), "member_type")).isEqualTo("outside");
    }

    @Test
    void a_key_of_a_repository_is_a_deploy_key_and_one_of_a_person_is_not() {
        Event write = event("public_key.create", "'repo': 'example-org/shop', 'title': 'ci', 'read_only': 'false'");
        assertThat(write.type().name()).isEqualTo("deploy_key_added");
        assertThat(write.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(said(write, "permission_level")).isEqualTo("write");
        assertThat(
                said(event("public_key.create", "'repo': 'example-org/shop', 'read_only': true"), "permission_level"))
                .isEqualTo("read");
        assertThat(event("public_key.create", "'title': 'laptop'").type().name()).isEqualTo("credential_added");
    }

    @Test
    void where_a_hook_reports_to_is_there_for_the_rules() {
        Event event = event("hook.create",
                "'repo': 'example-org/shop', 'config': {'url': 'https://hooks.example.net/x', 'insecure_ssl': '0'}, 'events': ['push']");
        assertThat(event.metadata().get("request")).contains(record(
                "{'config': {'url': 'https://hooks.example.net/x', 'insecure_ssl': '0'}, 'events': ['push']}"));
        assertThat(said(event, "domain")).isEqualTo("hooks.example.net");
    }

    @Test
    void how_a_build_ended_is_its_outcome() {
        assertThat(said(event("workflows.completed_workflow_run", "'conclusion': 'failure'"), "outcome"))
                .isEqualTo("failure");
        assertThat(said(event("workflows.completed_workflow_run", "'conclusion': 'success'"), "outcome"))
                .isEqualTo("success");
    }

    @Test
    void githubs_own_doings_name_githubs_actor() {
        Mapped mapped = MAPPER.map(record(
                "{'@timestamp': 1773237600250, '_document_id': 'doc-2', 'action': 'repository_vulnerability_alert.create'}"));
        assertThat(only(mapped).actor().clear()).isEqualTo("github");
    }
}
