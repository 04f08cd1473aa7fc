package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Value;
import app.mallcop.connect.exports.Exported;
import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditExportTest {

    @TempDir
    Path folder;

    @Test
    void an_entry_is_the_event_that_a_scan_makes_in_a_list_and_in_lines() throws Exception {
        try (Stage stage = new Stage(folder, Plan.ENTERPRISE)) {
            Value.Fields entry = new Fields().put("@timestamp", Stage.NOON.minusSeconds(90).toEpochMilli())
                    .put("_document_id", "id-1").put("action", "repo.access").put("actor", "maya-lindqvist")
                    .put("repo", "harborlight/web").put("visibility", "public").done();
            stage.github.audit().put("id-1", entry, Stage.NOON.minusSeconds(90), Stage.NOON.minusSeconds(80));
            var scanned = stage.scan();
            assertThat(scanned).hasSize(1)
                    .isEqualTo(Exported.of("github-audit", "github", "[" + Json.of(entry) + "]").events())
                    .isEqualTo(Exported.of("github-audit", "github", Json.of(entry) + "\n").events());
        }
    }
}
