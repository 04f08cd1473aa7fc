package app.mallcop.connect.azure;

import static app.mallcop.connect.azure.AzureStage.NOON;
import static app.mallcop.connect.azure.AzureStage.record;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Value;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.shelf.ScriptedHistory;
import app.mallcop.sim.shelf.ScriptedHistory.Habits;
import app.mallcop.sim.shelf.ScriptedHistory.Scripted;
import app.mallcop.sim.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through whatever Azure does wrong: afterwards everything is there, once. */
final class AzureLossTest {

    private static final Instant BEGIN = NOON.minus(Duration.ofDays(2));

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothing_is_lost(long seed) throws IOException, InterruptedException {
        try (AzureStage stage = new AzureStage(folder, 5)) {
            stage.simulated.text("workspace_id", AzureCloud.WORKSPACE).flag("include_container_logs", true);
            stage.cloud.mostRows(7);
            Set<String> all = new TreeSet<>();
            fill(stage.cloud.activity(AzureStage.SUB), seed, "activity", """
                    {'eventDataId': '%1$s', 'eventTimestamp': '%2$s', 'status': {'value': 'Succeeded'},
                     'operationId': 'op-%1$s', 'caller': 'anna@example.com',
                     'operationName': {'value': 'Microsoft.Web/sites/write'}}""", all);
            fill(stage.cloud.signIns(), seed + 100, "signin", """
                    {'id': '%1$s', 'createdDateTime': '%2$s', 'userPrincipalName': 'anna@example.com',
                     'status': {'errorCode': 0}}""", all);
            fill(stage.cloud.directoryAudits(), seed + 200, "audit",
                    """
                            {'id': '%1$s', 'activityDateTime': '%2$s', 'activityDisplayName': 'Add user', 'result': 'success'}""",
                    all);
            fill(stage.cloud.table("ContainerAppConsoleLogs_CL"), seed + 300, "line",
                    "{'ContainerAppName_s': 'api', 'Log_s': 'line %1$s'}", all);
            Instant end = NOON.plus(Duration.ofHours(14));
            int round = 0;
            for (Instant now = BEGIN; now.isBefore(end); now = now.plus(Duration.ofHours(7))) {
                stage.clock.set(now);
                stage.server.misbehave(Misbehaving.seeded(seed * 1_000 + round++, 0.2));
                stage.scan();
            }
            stage.server.misbehave(Misbehaving.NOT);
            stage.clock.set(end);
            assertThat(stage.scan()).isEmpty();
            assertThat(stage.scans.vendorIds()).isEqualTo(all);
            assertThat(stage.scans.unreadableRecords()).isZero();
        }
    }

    private static void fill(Shelf<Value.Fields> shelf, long seed, String kind, String json, Set<String> all) {
        ScriptedHistory history = ScriptedHistory.seeded(seed, 24, BEGIN, NOON, Habits.ROUGH);
        for (Scripted each : history.all()) {
            String id = kind + "-" + each.id();
            Value.Fields record = record(json.formatted(id, each.happened()));
            shelf.put(id, record, each.happened(), each.available());
            each.again().ifPresent(again -> shelf.put(id, record, each.happened(), again));
            all.add(id);
        }
    }
}
