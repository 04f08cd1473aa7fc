package app.mallcop.connect.containerlogs;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Need;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.entra.Cloud;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.connect.loganalytics.Workspace;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the console logs of all container apps of a workspace, or of those that the config names. */
final class ContainerLogsConnector implements Connector, LogSource {

    private static final String WORKSPACE = "LOG_ANALYTICS_WORKSPACE_ID";
    private static final Need READER = new Need("Log Analytics Reader",
            "az role assignment create --assignee APP_ID --role \"Log Analytics Reader\" --scope WORKSPACE_RESOURCE_ID");

    private final Wiring wiring;

    ContainerLogsConnector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return wiring.type();
    }

    @Override
    public Set<EventType> eventTypes() {
        Set<EventType> types = new TreeSet<>(List.of(EveryLine.LOG_LINE, HourOfLog.SUMMARY));
        Parsers.of(wiring.repo()).byApp().values().forEach(parser -> types.addAll(parser.eventTypes()));
        return types;
    }

    private Workspace workspace() throws PlatformFailed {
        String id = wiring.text("workspace_id", WORKSPACE).orElse("");
        if (id.isEmpty()) {
            throw Options.missing("workspace_id", "Set it to the workspace's id, or set " + WORKSPACE + ".");
        }
        Cloud cloud = Cloud.of(wiring, "AZURE");
        return new Workspace(cloud.logs(), cloud.logsBase(), id);
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        Workspace workspace = workspace();
        List<Stream> streams = ContainerLogs.streams(workspace, workspace.tables(), wiring.options().texts("apps"),
                wiring);
        return new Offer(streams, "", streams.isEmpty()
                ? List.of("the workspace has no table of container logs yet; nothing is read until an app writes one")
                : List.of());
    }

    @Override
    public List<SampleLine> newest(String app, int lines, Instant now) throws PlatformFailed, InterruptedException {
        return ContainerLogs.newest(workspace(), app, lines, now);
    }

    @Override
    public Discovery discover() throws InterruptedException {
        boolean named = wiring.text("workspace_id", WORKSPACE).isPresent();
        if (!named) {
            return Discovery.absent();
        }
        if (wiring.variable("AZURE_CLIENT_ID", "IDENTITY_ENDPOINT", "MSI_ENDPOINT", "ARM_USE_MSI").isEmpty()) {
            return Discovery.missing(List.of(new Need("AZURE_CLIENT_ID",
                    "the same application as the azure connector's; see its page"), READER));
        }
        try {
            Workspace workspace = workspace();
            List<Prose> found = new ArrayList<>();
            long tables = workspace.tables().stream().filter(table -> table.startsWith("ContainerAppConsoleLogs"))
                    .count();
            found.add(Prose.of("workspace {}, {} with container logs", Untrusted.of(workspace.id()),
                    Untrusted.of(tables == 1 ? "1 table" : tables + " tables")));
            List<Discovery.Setting> settings = wiring.options().text("workspace_id").isPresent()
                    ? List.of(Discovery.Setting.one("workspace_id", Untrusted.of(workspace.id())))
                    : List.of();
            return new Discovery(Discovery.State.READY, found, List.of(), settings, List.of(), -1);
        } catch (PlatformFailed e) {
            return switch (e.kind()) {
                case CREDENTIALS -> Discovery.missing(List.of(new Need("AZURE_CLIENT_SECRET", e.problem().hint())));
                case PERMISSION, ABSENT, REFUSED -> Discovery.notPermitted(List.of(READER));
                case THROTTLED, UNREACHABLE, BROKEN -> new Discovery(Discovery.State.NOT_REACHED,
                        List.of(e.problem().message()), List.of(), List.of(), List.of(), -1);
            };
        }
    }
}
