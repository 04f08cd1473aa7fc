package app.mallcop.connect.m365;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Value;
import app.mallcop.connect.exports.Exported;
import app.mallcop.connect.loss.Scans;
import app.mallcop.sim.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class M365ExportTest {

    @TempDir
    Path folder;

    @Test
    void a_record_and_a_row_that_holds_one_are_the_event_that_a_scan_makes() throws Exception {
        try (M365Stage stage = new M365Stage(folder)) {
            Instant at = M365Stage.NOON.minusSeconds(7_200);
            Value.Fields record = M365Stage.record("r-1", "SharePoint", "SharingSet", at).done();
            stage.vendor.put("Audit.SharePoint", "r-1", record, at, at);
            Scans scans = stage.scans();
            scans.run(stage.clock.get());
            String text = Json.of(record);
            String inText = text.replace("\\", "\\\\").replace("\"", "\\\"");
            assertThat(scans.events()).hasSize(1).isEqualTo(Exported.of("m365", "m365", "[" + text + "]").events())
                    .isEqualTo(Exported.of("m365", "m365", "{\"AuditData\":\"" + inText + "\",\"Identity\":\"x\"}")
                            .events())
                    .isEqualTo(Exported.of("m365", "m365",
                            "CreationDate,AuditData\nx,\"" + text.replace("\"", "\"\"") + "\"\n").events());
        }
    }
}
