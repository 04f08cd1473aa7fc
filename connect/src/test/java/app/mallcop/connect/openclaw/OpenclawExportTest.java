package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.connect.exports.Exported;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.openclaw.OpenclawLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenclawExportTest {

    @TempDir
    Path folder;

    @Test
    void rows_of_the_ledger_are_the_events_that_a_scan_makes() throws Exception {
        OpenclawStage stage = new OpenclawStage(folder);
        try (OpenclawLedger ledger = stage.home().config("{}").ledger()) {
            ledger.tool("t1", OpenclawStage.NOON.minusSeconds(60), "main", "exec", "succeeded");
            ledger.run("r1", OpenclawStage.NOON.minusSeconds(40), "main", "timed_out");
            stage.scan();
        }
        var scanned = stage.scans.events().stream().filter(
                event -> event.type().name().equals("tool_invocation") || event.type().name().startsWith("agent_"))
                .toList();
        String rows = stage.scans.raws().stream().map(Json::of).filter(row -> row.contains("occurred_at"))
                .reduce("", (all, row) -> all + row + "\n");
        assertThat(scanned).hasSize(2);
        assertThat(Exported.of("openclaw", "claw", rows).events()).containsExactlyInAnyOrderElementsOf(scanned);
    }

    @Test
    void what_the_gateway_lists_is_the_same_record_under_other_names() throws Exception {
        String row = "{\"event_id\":\"e\",\"occurred_at\":1773144000000,\"action\":\"agent.run.finished\",\"status\":\"succeeded\",\"actor_id\":\"main\"}";
        String listed = "{\"events\":[{\"eventId\":\"e\",\"occurredAt\":1773144000000,\"action\":\"agent.run.finished\",\"status\":\"succeeded\",\"actor\":{\"id\":\"main\"}}],\"nextCursor\":\"x\"}";
        assertThat(Exported.of("openclaw", "claw", listed).events()).hasSize(1)
                .isEqualTo(Exported.of("openclaw", "claw", row).events());
    }
}
