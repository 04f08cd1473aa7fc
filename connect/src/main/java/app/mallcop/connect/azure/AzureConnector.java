package app.mallcop.connect.azure;

import app.mallcop.api.EventType;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import app.mallcop.connect.containerlogs.ContainerLogs;
import app.mallcop.connect.loganalytics.Workspace;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what an application of the tenant may read; what it may not is named as what this tier loses. */
final class AzureConnector implements Connector {

    private final Wiring wiring;

    AzureConnector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return wiring.type();
    }

    @Override
    public Set<EventType> eventTypes() {
        TreeSet<EventType> types = new TreeSet<>();
        for (String table : Tables.ALL) {
            types.addAll(Mapping.load(table).eventTypes());
        }
        EventType.parse("log_line").ifPresent(types::add);
        return types;
    }

    @Override
    public Discovery discover() throws InterruptedException {
        return new Discovering(wiring).discover();
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        Access access = Access.of(wiring);
        List<Stream> streams = new ArrayList<>();
        List<String> loses = new ArrayList<>();
        Mapping activity = Mapping.load(Tables.ACTIVITY);
        Mapping defender = Mapping.load(Tables.DEFENDER);
        ActivityLog log = access.activityLog();
        for (String subscription : access.subscriptions()) {
            streams.add(log.ofSubscription(subscription, activity.bind(wiring.id(), wiring.type())));
            streams.add(new DefenderAlerts(subscription, access.armPages(), access.cloud().armBase(),
                    defender.bind(wiring.id(), wiring.type())));
        }
        if (permits(() -> log.probe(List.of()))) {
            streams.add(log.ofTenant(activity.bind(wiring.id(), wiring.type())));
        } else {
            loses.add(
                    "the tenant's own Activity Log, such as elevated access: needs Monitoring Reader at its root (/)");
        }
        directory(DirectoryLog.signIns(access.graphPages(), access.cloud().graphBase()), Tables.SIGN_INS, streams,
                loses,
                access, "sign-ins: need AuditLog.Read.All, Directory.Read.All, and a tenant with Entra ID P1");
        directory(DirectoryLog.audits(access.graphPages(), access.cloud().graphBase()), Tables.DIRECTORY, streams,
                loses,
                access, "changes in the directory: need AuditLog.Read.All");
        workspace(access, streams, loses);
        return new Offer(streams, loses.isEmpty() ? "everything" : "in part", loses);
    }

    private void directory(DirectoryLog log, String table, List<Stream> streams, List<String> loses, Access access,
            String lost) throws InterruptedException {
        if (permits(() -> log.probe(access.now()))) {
            streams.add(log.open(Mapping.load(table).bind(wiring.id(), wiring.type()), wiring.reach()));
        } else {
            loses.add(lost);
        }
    }

    private void workspace(Access access, List<Stream> streams, List<String> loses) throws InterruptedException {
        String id = wiring.text("workspace_id", "LOG_ANALYTICS_WORKSPACE_ID").orElse("");
        if (id.isEmpty()) {
            loses.add("access to key vaults, storage and Cosmos: needs workspace_id and their diagnostic settings");
            return;
        }
        Workspace workspace = new Workspace(access.cloud().logs(), access.cloud().logsBase(), id);
        Set<String> tables;
        try {
            tables = workspace.tables();
        } catch (PlatformFailed e) {
            loses.add("the Log Analytics workspace, which can't be read: " + e.problem().code());
            return;
        }
        streams.addAll(DataPlane.streams(workspace, tables, Mapping.load(Tables.DATA_PLANE), wiring));
        if (wiring.options().flag("include_container_logs")) {
            streams.addAll(ContainerLogs.streams(workspace, tables, List.of(), wiring));
        }
    }

    /** Something that may be asked, or may not. */
    @FunctionalInterface
    interface Asking {
        void ask() throws PlatformFailed, InterruptedException;
    }

    /** Not permitted is lost; any other failure is the stream's to tell, when it is read. */
    static boolean permits(Asking asking) throws InterruptedException {
        try {
            asking.ask();
            return true;
        } catch (PlatformFailed e) {
            return e.kind() != Kind.PERMISSION && e.kind() != Kind.ABSENT;
        }
    }
}
