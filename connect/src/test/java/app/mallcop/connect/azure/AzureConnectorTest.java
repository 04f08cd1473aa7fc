package app.mallcop.connect.azure;

import static app.mallcop.connect.azure.AzureStage.NOON;
import static app.mallcop.connect.azure.AzureStage.SUB;
import static app.mallcop.connect.azure.AzureStage.record;
import static app.mallcop.connect.azure.AzureStage.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AzureConnectorTest {

    private static final Instant AN_HOUR_AGO = NOON.minus(Duration.ofHours(1));
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    @TempDir
    Path folder;

    private AzureStage stage;

    @BeforeEach
    void start() throws IOException {
        stage = new AzureStage(folder, 3);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private static String grant(String id, String event, String status, String at, String role) {
        String body = event.equals("BeginRequest")
                ? "'requestbody': '{\\'properties\\':{\\'roleDefinitionId\\':\\'/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/"
                        + role + "\\',\\'principalId\\':\\'guest-1\\'}}'"
                : "'statusCode': 'Created'";
        return """
                {'eventDataId': '%s', 'operationId': 'op-1', 'correlationId': 'c-1', 'eventName': {'value': '%s'},
                 'status': {'value': '%s'}, 'eventTimestamp': '%s', 'level': 'Informational',
                 'operationName': {'value': 'Microsoft.Authorization/roleAssignments/write'}, 'caller': 'anna@example.com',
                 'resourceId': '/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/ra-1',
                 'claims': {'ipaddr': '192.0.2.7', 'appid': 'portal'}, 'subscriptionId': 's', 'properties': {%s}}
                """
                .formatted(id, event, status, at, body);
    }

    private void granted(String role) {
        Instant ended = AN_HOUR_AGO.plusSeconds(2);
        stage.activity(grant("begin", "BeginRequest", "Started", AN_HOUR_AGO.toString(), role), AN_HOUR_AGO);
        stage.activity(grant("end", "EndRequest", "Succeeded", ended.toString(), role), ended);
    }

    @Test
    void the_begin_and_the_end_of_one_operation_are_one_event_with_role_and_grantee() throws Exception {
        granted(OWNER);
        assertThat(stage.scan()).isEmpty();
        Event event = stage.scans.events().getFirst();
        assertThat(stage.scans.events()).hasSize(1);
        assertThat(event.type().name()).isEqualTo("role_assignment");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.actor().clear()).isEqualTo("anna@example.com");
        assertThat(said(event, "role_name")).isEqualTo("Owner");
        assertThat(said(event, "target_user")).isEqualTo("guest-1");
        assertThat(said(event, "outcome")).isEqualTo("success");
        assertThat(said(event, "ip_address")).isEqualTo("192.0.2.7");
        assertThat(said(event, "vendor_id")).isEqualTo("end");
    }

    @Test
    void a_role_that_no_table_knows_is_asked_for() throws Exception {
        String own = "11111111-2222-3333-4444-555555555555";
        stage.cloud.role(own, "Harbor Operator");
        granted(own);
        stage.scan();
        assertThat(said(stage.scans.events().getFirst(), "role_name")).isEqualTo("Harbor Operator");
    }

    @Test
    void an_end_whose_beginning_can_not_be_read_yet_is_left_to_the_next_scan() throws Exception {
        Instant ended = NOON.minusSeconds(60);
        stage.activity(grant("end", "EndRequest", "Succeeded", ended.toString(), OWNER), ended);
        stage.scan();
        assertThat(stage.scans.events()).isEmpty();
        Instant began = ended.minusSeconds(1);
        stage.activity(grant("begin", "BeginRequest", "Started", began.toString(), OWNER), began);
        stage.clock.advance(Duration.ofHours(6));
        stage.scan();
        assertThat(said(stage.scans.events().getFirst(), "role_name")).isEqualTo("Owner");
    }

    @Test
    void everything_that_the_company_did_is_read_once() throws Exception {
        Played played = Played.harborlight(Played.SEED, Instant.parse("2026-03-12T00:00:00Z"));
        stage.close();
        stage = new AzureStage(folder, 200);
        stage.cloud.takeAll(played);
        stage.clock.set(played.end());
        assertThat(stage.scan()).isEmpty();
        stage.clock.advance(Duration.ofHours(6));
        assertThat(stage.scan()).isEmpty();
        Set<String> deeds = played.deeds().filter(deed -> deed.platform() == Platform.AZURE).map(deed -> deed.id()
                .toString()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(stage.scans.vendorIds().equals(deeds)).isTrue();
        assertThat(stage.scans.conflicts()).isZero();
        assertThat(stage.scans.unknownOperations()).isEmpty();
        assertThat(stage.scans.unreadableRecords()).isZero();
        long refused = played.deeds().filter(deed -> deed.platform() == Platform.AZURE && deed.act() == Act.SIGN_IN)
                .filter(deed -> !deed.worked()).map(Deed::id).count();
        assertThat(stage.scans.events().stream().filter(event -> event.type().name().equals("login")
                && said(event, "outcome").equals("failure")).count()).isEqualTo(refused);
    }

    @Test
    void what_the_plan_or_the_permissions_do_not_show_is_named_and_is_no_failure() throws Exception {
        stage.cloud.withoutPremium();
        stage.login.forbid(AzureStage.APP, AzureCloud.ARM, "RootReader");
        Connector.Offer offer = stage.connector().offer();
        assertThat(offer.streams().stream().map(Connector.Stream::name)).containsExactly("activity:" + SUB,
                "defender:" + SUB, "directory-audits");
        assertThat(offer.loses()).hasSize(3).anyMatch(lost -> lost.contains("Entra ID P1"))
                .anyMatch(lost -> lost.contains("Monitoring Reader"));
        assertThat(stage.scan()).isEmpty();
    }

    @Test
    void only_the_resource_groups_of_the_config_are_read_and_what_belongs_to_none() throws Exception {
        stage.simulated.list("resource_groups", List.of("Prod"));
        for (String group : List.of("prod", "lab", "")) {
            stage.activity("""
                    {'eventDataId': 'id-%s', 'eventTimestamp': '%s', 'status': {'value': 'Succeeded'},
                     'operationName': {'value': 'Microsoft.Web/sites/restart/action'}, 'resourceGroupName': '%s'}
                    """.formatted(group, AN_HOUR_AGO, group), AN_HOUR_AGO);
        }
        stage.scan();
        assertThat(stage.scans.vendorIds()).containsExactly("id-", "id-prod");
    }

    @Test
    void an_alert_of_defender_keeps_its_severity_and_is_told_again_when_its_status_changes() throws Exception {
        for (String status : List.of("Active", "Dismissed")) {
            stage.cloud.alerts().put("alert-1", record("""
                    {'name': 'alert-1', 'properties': {'status': '%s', 'severity': 'High', 'alertType': 'VM_Malware',
                     'alertDisplayName': 'Malware', 'timeGeneratedUtc': '%s', 'compromisedEntity': 'vm-1'}}
                    """.formatted(status, AN_HOUR_AGO)), AN_HOUR_AGO,
                    status.equals("Active") ? AN_HOUR_AGO : NOON.plusSeconds(60));
        }
        stage.scan();
        assertThat(stage.scans.events()).hasSize(1);
        assertThat(stage.scans.events().getFirst().severity()).isEqualTo(Severity.CRITICAL);
        stage.clock.advance(Duration.ofHours(6));
        stage.scan();
        assertThat(stage.scans.vendorIds()).containsExactly("alert-1:Active", "alert-1:Dismissed");
    }

    @Test
    void a_workspace_tells_who_read_a_vault() throws Exception {
        stage.simulated.text("workspace_id", AzureCloud.WORKSPACE).flag("include_container_logs", true);
        stage.cloud.table("AZKVAuditLogs").put("row-1",
                record("""
                        {'OperationName': 'SecretGet', 'CallerIPAddress': '192.0.2.9', 'HttpStatusCode': 200,
                         'RequestUri': 'https://kv.vault.example/secrets/db', 'Identity': '{\\'claim\\':{\\'appid\\':\\'billing\\'}}'}
                        """),
                AN_HOUR_AGO, AN_HOUR_AGO);
        stage.cloud.table("ContainerAppConsoleLogs_CL").put("row-2", record("""
                {'ContainerAppName_s': 'billing-api', 'Log_s': 'started', 'Stream_s': 'stdout'}
                """), AN_HOUR_AGO, AN_HOUR_AGO);
        assertThat(stage.scan()).isEmpty();
        assertThat(stage.scans.events()).extracting(event -> event.type().name()).containsExactlyInAnyOrder(
                "resource_access", "log_line");
        assertThat(stage.scans.events()).extracting(event -> event.actor().clear()).containsExactlyInAnyOrder("billing",
                "billing-api");
    }

    @Test
    void discovery_says_what_can_be_read_and_which_permission_is_missing() throws Exception {
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.READY);
        stage.login.forbid(AzureStage.APP, AzureCloud.GRAPH, "AuditLog.Read.All");
        Discovery without = stage.connector().discover();
        assertThat(without.needs()).extracting(Discovery.Need::name).containsExactly("AuditLog.Read.All");
        stage.login.forbid(AzureStage.APP, AzureCloud.ARM, "Reader");
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.NOT_PERMITTED);
        stage.simulated.variable("AZURE_CLIENT_SECRET", "old-secret");
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.CREDENTIALS_MISSING);
    }
}
