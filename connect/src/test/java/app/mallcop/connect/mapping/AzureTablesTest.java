package app.mallcop.connect.mapping;

import static app.mallcop.connect.mapping.Records.only;
import static app.mallcop.connect.mapping.Records.record;
import static app.mallcop.connect.mapping.Records.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records of Azure become. */
class AzureTablesTest {

    private static Event of(String table, String json) {
        return only(Mapping.load(table).bind("azure", "azure").map(record(json)));
    }

    private static Event operation(String name, String level) {
        return of("azure-activity", """
                {'eventDataId': 'id-1', 'eventTimestamp': '2026-03-11T14:00:00.1234567Z', 'caller': 'anna@example.com',
                 'operationName': {'value': '%s'}, 'status': {'value': 'Succeeded'}, 'level': '%s',
                 'resourceId': '/subscriptions/s-1/resourceGroups/rg/providers/x/y'}
                """.formatted(name, level));
    }

    @ParameterizedTest
    @CsvSource({
            "Microsoft.Authorization/roleAssignments/write, role_assignment, WARN",
            "MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/DELETE, role_removed, INFO",
            "Microsoft.Authorization/elevateAccess/action, role_assignment, CRITICAL",
            "Microsoft.Authorization/roleDefinitions/write, permission_change, WARN",
            "Microsoft.ManagedIdentity/userAssignedIdentities/write, service_principal_created, WARN",
            "Microsoft.Insights/diagnosticSettings/delete, logging_change, CRITICAL",
            "Microsoft.KeyVault/vaults/secrets/read, resource_access, INFO",
            "Microsoft.Storage/storageAccounts/listKeys/action, storage_read, INFO",
            "microsoft.app/containerapps/listsecrets/action, container_access, INFO",
            "Microsoft.App/containerApps/write, resource_modified, INFO",
            "Microsoft.DocumentDB/databaseAccounts/readonlykeys/action, secret_access, INFO",
            "Microsoft.DocumentDB/databaseAccounts/listKeys/action, secret_access, INFO",
            "Microsoft.Compute/virtualMachines/runCommand/action, admin_action, CRITICAL",
            "Microsoft.Subscription/subscriptions/write, admin_action, WARN",
            "Microsoft.Security/pricings/delete, security_change, CRITICAL",
            "Microsoft.Sql/servers/databases/delete, resource_deleted, INFO"})
    void an_operation_is_what_it_means(String name, String type, String severity) {
        Event event = operation(name, "Informational");
        assertThat(event.type().name()).isEqualTo(type);
        assertThat(event.severity().name()).isEqualTo(severity);
        assertThat(event.action().clear()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
            "Add member to role in PIM completed (permanent), role_assignment, WARN",
            "Add role assignment to role definition, role_assignment, WARN",
            "Remove EligibleRoleAssignment from RoleDefinition, role_removed, INFO",
            "Update role setting in PIM, security_change, WARN",
            "Update external secrets, credential_added, WARN",
            "Add FIDO2 security key, credential_added, WARN",
            "Reveal local administrator password, secret_access, CRITICAL",
            "Read BitLocker key, secret_access, WARN",
            "Reset password (by admin), password_changed, WARN",
            "Add bypass user, mfa_change, CRITICAL",
            "Fraud reported - no action taken, security_change, CRITICAL",
            "ConfirmAccountCompromised, security_change, CRITICAL",
            "Set DirSyncEnabled flag, federation_change, CRITICAL",
            "Enable passthrough authentication, federation_change, CRITICAL",
            "Add CertificationBasedAuthConfiguration, federation_change, CRITICAL",
            "Update security defaults, security_change, CRITICAL",
            "Authentication Strength Policy Delete, conditional_access_change, WARN",
            "Remove delegated permission grant, oauth_consent, INFO",
            "Delete external user, user_deleted, INFO",
            "Add MultiTenantOrg tenant, cross_account_access, WARN",
            "Register device, config_change, INFO"})
    void an_activity_of_the_directory_is_what_it_means(String name, String type, String severity) {
        Event event = of("azure-directory",
                """
                        {'id': 'id-1', 'activityDateTime': '2026-03-11T14:00:00Z', 'activityDisplayName': '%s', 'result': 'success',
                         'initiatedBy': {'user': {'userPrincipalName': 'anna@example.com'}}}
                        """
                        .formatted(name));
        assertThat(event.type().name() + " " + event.severity()).isEqualTo(type + " " + severity);
    }

    @Test
    void the_level_of_a_failed_deployment_does_not_make_it_critical() {
        Event event = operation("Microsoft.Resources/deployments/write", "Error");
        assertThat(event.severity().name()).isEqualTo("INFO");
        assertThat(said(event, "vendor_severity")).isEqualTo("Error");
    }

    @Test
    void an_operation_that_no_line_names_keeps_its_name_and_is_counted() {
        Mapped mapped = Mapping.load("azure-activity").bind("azure", "azure").map(record("""
                {'eventDataId': 'id-1', 'eventTimestamp': '2026-03-11T14:00:00Z',
                 'operationName': {'value': 'Contoso.New/things/poke/action'}}"""));
        assertThat(mapped.known()).isFalse();
        assertThat(only(mapped).type().name()).isEqualTo("resource_modified");
    }

    @Test
    void a_request_in_capitals_tells_the_role_too() {
        Event event = of("azure-activity",
                """
                        {'eventDataId': 'id-1', 'eventTimestamp': '2026-03-11T14:00:00Z', 'status': {'value': 'Succeeded'},
                         'operationName': {'value': 'Microsoft.Authorization/roleAssignments/write'}, 'properties': {'requestbody':
                         '{\\'Properties\\':{\\'PrincipalId\\':\\'p-1\\',\\'RoleDefinitionId\\':\\'/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635\\'}}'}}
                        """);
        assertThat(event.severity().name()).isEqualTo("CRITICAL");
        assertThat(said(event, "role_name")).isEqualTo("Owner");
        assertThat(said(event, "target_user")).isEqualTo("p-1");
    }

    private static Event signIn(String code, String more) {
        return of("azure-signins", """
                {'id': 's-1', 'createdDateTime': '2026-03-11T14:00:00Z', 'userPrincipalName': 'anna@example.com',
                 'ipAddress': '192.0.2.4', 'location': {'countryOrRegion': 'DE'}, 'appDisplayName': 'Portal',
                 'status': {'errorCode': %s, 'failureReason': 'Other.'}%s}""".formatted(code, more));
    }

    @ParameterizedTest
    @CsvSource({"0, login, success", "50126, login, failure", "50140, login, interrupted",
            "500121, mfa_failure, failure"})
    void a_sign_in_says_how_it_ended(String code, String type, String outcome) {
        Event event = signIn(code, "");
        assertThat(event.type().name()).isEqualTo(type);
        assertThat(said(event, "outcome")).isEqualTo(outcome);
        assertThat(said(event, "country")).isEqualTo("DE");
        assertThat(said(event, "error_code")).isEqualTo(code.equals("0") ? "" : code);
    }

    @ParameterizedTest
    @CsvSource({"Add member to role, role_assignment, WARN",
            "Add eligible member to role in PIM completed (permanent), role_assignment, WARN",
            "Remove member from role, role_removed, INFO", "Add service principal credentials, credential_added, WARN",
            "Consent to application, oauth_consent, WARN", "Invite external user, guest_invited, WARN",
            "Set domain authentication, federation_change, CRITICAL",
            "Update conditional access policy, conditional_access_change, WARN",
            "Disable Strong Authentication, mfa_change, CRITICAL", "Add user, user_created, WARN"})
    void a_change_in_the_directory_is_what_it_means(String name, String type, String severity) {
        Event event = of("azure-directory",
                """
                        {'id': 'd-1', 'activityDateTime': '2026-03-11T14:00:00Z', 'activityDisplayName': '%s', 'result': 'success',
                         'initiatedBy': {'user': {'userPrincipalName': 'anna@example.com'}},
                         'targetResources': [{'type': 'User', 'userPrincipalName': 'bob@example.com'}]}"""
                        .formatted(name));
        assertThat(event.type().name()).isEqualTo(type);
        assertThat(event.severity().name()).isEqualTo(severity);
        assertThat(said(event, "target_user")).isEqualTo("bob@example.com");
    }

    @Test
    void a_global_administrator_is_critical_and_named() {
        Event event = of("azure-directory", """
                {'id': 'd-1', 'activityDateTime': '2026-03-11T14:00:00Z', 'activityDisplayName': 'Add member to role',
                 'targetResources': [{'type': 'User', 'userPrincipalName': 'bob@example.com', 'modifiedProperties':
                 [{'displayName': 'Role.DisplayName', 'newValue': '\\'Global Administrator\\''}]}]}""");
        assertThat(event.severity().name()).isEqualTo("CRITICAL");
        assertThat(said(event, "role_name")).isEqualTo("Global Administrator");
    }
}
