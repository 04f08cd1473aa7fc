package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.openclaw.OpenclawGateway;
import app.mallcop.sim.openclaw.OpenclawLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are written while they are read, and a gateway that breaks off: in the end all are there. */
class OpenclawLossTest {

    private static final Instant START = OpenclawStage.NOON;

    @TempDir
    Path folder;

    static Value.Fields activity(int number, Instant at) {
        return new Fields().put("sequence", number).put("eventId", "e" + number).put("occurredAt", at.toEpochMilli())
                .put("kind", "tool_action").put("action", "tool.action.finished").put("status", "succeeded")
                .put("toolName", "read").put("agentId", "main")
                .put("actor", new Fields().put("type", "agent").put("id", "main")).done();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_row_of_a_ledger_that_is_being_written_is_lost(long seed) throws Exception {
        Random random = new Random(seed);
        OpenclawStage stage = new OpenclawStage(folder);
        Set<String> wanted = new TreeSet<>();
        try (OpenclawLedger ledger = stage.home().config("{}").ledger()) {
            Instant at = START;
            for (int scan = 0; scan < 6; scan++) {
                int rows = random.nextInt(400);
                for (int i = 0; i < rows; i++) {
                    String id = "s" + scan + "-" + i;
                    // Not in order of time, and many at one moment: only the number counts.
                    ledger.tool(id, at.minusSeconds(random.nextInt(3)), "main", "read", "succeeded");
                    wanted.add(id);
                }
                if (random.nextBoolean()) {
                    ledger.checkpoint();
                }
                Thread writer = Thread.ofVirtual().unstarted(write(ledger, scan, at, wanted, random.nextInt(50)));
                writer.start();
                stage.scan(at);
                writer.join();
                at = at.plus(Duration.ofHours(1));
            }
            assertThat(stage.scan(at)).isEmpty();
            Set<String> had = new TreeSet<>(stage.scans.vendorIds());
            had.retainAll(wanted);
            assertThat(had).isEqualTo(wanted);
            assertThat(stage.events("tool_invocation")).hasSize(wanted.size());
            assertThat(stage.scans.gaps()).isEmpty();
            assertThat(stage.scans.failures()).isEmpty();
        }
    }

    private static Runnable write(OpenclawLedger ledger, int scan, Instant at, Set<String> wanted, int rows) {
        for (int i = 0; i < rows; i++) {
            wanted.add("w" + scan + "-" + i);
        }
        return () -> {
            try {
                for (int i = 0; i < rows; i++) {
                    ledger.tool("w" + scan + "-" + i, at, "main", "exec", "succeeded");
                }
            } catch (java.sql.SQLException e) {
                throw new AssertionError(e);
            }
        };
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothing_that_a_gateway_has_is_lost_however_often_it_breaks_off(long seed) throws Exception {
        Random random = new Random(seed);
        OpenclawStage stage = new OpenclawStage(folder);
        stage.simulated.variable("OPENCLAW_GATEWAY_TOKEN", OpenclawGateway.TOKEN);
        Set<String> wanted = new TreeSet<>();
        try (OpenclawGateway gateway = new OpenclawGateway().pages(7 + random.nextInt(50))) {
            stage.simulated.variable("OPENCLAW_GATEWAY_URL", gateway.url());
            int number = 0;
            Instant at = START;
            for (int scan = 0; scan < 8; scan++) {
                for (int i = random.nextInt(120); i > 0; i--) {
                    number++;
                    gateway.happened(activity(number, at.minusSeconds(i / 3)));
                    wanted.add("e" + number);
                }
                gateway.misbehave(random, 0.25);
                stage.scan(at);
                at = at.plus(Duration.ofHours(1));
            }
            gateway.behave();
            assertThat(stage.scan(at)).isEmpty();
            Set<String> had = new TreeSet<>(stage.scans.vendorIds());
            had.retainAll(wanted);
            assertThat(had).isEqualTo(wanted);
            assertThat(stage.scans.conflicts()).isZero();
            assertThat(stage.scans.gaps()).isEmpty();
        }
    }
}
