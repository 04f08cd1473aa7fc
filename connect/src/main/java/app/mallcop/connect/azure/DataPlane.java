package app.mallcop.connect.azure;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.loganalytics.Workspace;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who read and wrote what is in key vaults, storage accounts and Cosmos databases, as their diagnostics say it. */
final class DataPlane {

    /** {@code AzureDiagnostics} is the older place for those that are not told into a table of their own. */
    private static final List<String> TABLES = List.of("AZKVAuditLogs", "AzureDiagnostics", "CDBControlPlaneRequests",
            "CDBDataPlaneRequests", "StorageBlobLogs", "StorageFileLogs", "StorageQueueLogs", "StorageTableLogs");

    private static final Keeping KEEPING = Keeping.days(30, Duration.ofMinutes(30), Duration.ofHours(6));

    private DataPlane() {}

    static List<Connector.Stream> streams(Workspace workspace, Set<String> present, Mapping mapping, Wiring wiring) {
        List<Connector.Stream> streams = new ArrayList<>();
        for (String table : TABLES) {
            if (present.contains(table)) {
                var mapper = mapping.bind(wiring.id(), wiring.type());
                Value.Fields told = Said.with(Value.Fields.NONE, "table", Value.text(table));
                streams.add(new TimeStream("la:" + workspace.id() + ":" + table, KEEPING, wiring.reach(),
                        (from, until, sink) -> workspace.read(table, from, until,
                                (row, _) -> mapper.map(row, told, sink))));
            }
        }
        return streams;
    }
}
