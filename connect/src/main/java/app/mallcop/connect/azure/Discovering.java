package app.mallcop.connect.azure;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Need;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import java.util.ArrayList;
import java.util.List;

/** What the environment's Azure credentials can read, and which permission each of the rest lacks. */
record Discovering(Wiring wiring) {

    private static final Need APPLICATION = new Need("AZURE_CLIENT_ID",
            "az ad sp create-for-rbac --name mallcop --role Reader --scopes /subscriptions/SUBSCRIPTION_ID");
    private static final Need MONITORING_READER = new Need("Monitoring Reader",
            "az role assignment create --assignee APP_ID --role \"Monitoring Reader\" --scope /subscriptions/SUBSCRIPTION_ID");
    private static final Need AUDIT_LOG = new Need("AuditLog.Read.All",
            "Entra admin center > App registrations > API permissions > Microsoft Graph > application permission, then"
                    + " admin consent; sign-ins also need Directory.Read.All and Entra ID P1");
    private static final Need LOG_READER = new Need("Log Analytics Reader",
            "az role assignment create --assignee APP_ID --role \"Log Analytics Reader\" --scope WORKSPACE_RESOURCE_ID");

    Discovery discover() throws InterruptedException {
        if (wiring.variable("AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_CLIENT_SECRET", "IDENTITY_ENDPOINT",
                "MSI_ENDPOINT", "ARM_USE_MSI").isEmpty()) {
            return Discovery.absent();
        }
        try {
            return found(Access.of(wiring));
        } catch (PlatformFailed e) {
            return switch (e.kind()) {
                case CREDENTIALS -> new Discovery(Discovery.State.CREDENTIALS_MISSING, List.of(e.problem().message()),
                        List.of(new Need("credentials", e.problem().hint()), APPLICATION), List.of(), List.of(), -1);
                case PERMISSION, ABSENT, REFUSED -> Discovery.notPermitted(List.of(MONITORING_READER));
                case THROTTLED, UNREACHABLE, BROKEN -> new Discovery(Discovery.State.NOT_REACHED,
                        List.of(e.problem().message()), List.of(), List.of(), List.of(), -1);
            };
        }
    }

    private Discovery found(Access access) throws PlatformFailed, InterruptedException {
        List<String> subscriptions = access.readable();
        List<Prose> found = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        int readable = 0;
        for (String subscription : subscriptions) {
            ActivityLog log = access.activityLog();
            if (AzureConnector.permits(() -> log.probe(List.of("subscriptions", subscription)))) {
                readable++;
            }
        }
        if (readable == 0) {
            return Discovery.notPermitted(List.of(MONITORING_READER, AUDIT_LOG));
        }
        found.add(Prose.of(readable == 1
                ? "1 subscription, Activity Log accessible"
                : readable + " subscriptions, Activity Log accessible"));
        if (readable < subscriptions.size()) {
            needs.add(MONITORING_READER);
        }
        var graph = access.cloud().graphBase();
        if (AzureConnector.permits(() -> DirectoryLog.signIns(access.graphPages(), graph).probe(access.now()))) {
            found.add(Prose.of("sign-ins"));
        } else {
            needs.add(AUDIT_LOG);
        }
        if (AzureConnector.permits(() -> DirectoryLog.audits(access.graphPages(), graph).probe(access.now()))) {
            found.add(Prose.of("directory audits"));
        } else if (!needs.contains(AUDIT_LOG)) {
            needs.add(AUDIT_LOG);
        }
        workspace(access, found, needs);
        List<Discovery.Setting> settings = List.of(
                Discovery.Setting.many("subscriptions", subscriptions.stream().map(Untrusted::of).toList()));
        return new Discovery(Discovery.State.READY, found, needs, settings, List.of(), -1);
    }

    private void workspace(Access access, List<Prose> found, List<Need> needs) throws InterruptedException {
        String id = wiring.text("workspace_id", "LOG_ANALYTICS_WORKSPACE_ID").orElse("");
        if (id.isEmpty()) {
            return;
        }
        var workspace = new app.mallcop.connect.loganalytics.Workspace(access.cloud().logs(), access.cloud().logsBase(),
                id);
        if (AzureConnector.permits(workspace::tables)) {
            found.add(Prose.of("Log Analytics workspace"));
        } else {
            needs.add(LOG_READER);
        }
    }
}
