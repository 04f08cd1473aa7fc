package app.mallcop.connect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.connect.exports.Exported;
import app.mallcop.connect.loss.Scans;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailExportTest {

    @TempDir
    Path folder;

    @Test
    void a_record_of_a_trail_and_of_an_answer_is_the_event_that_a_scan_makes() throws Exception {
        try (AwsStage stage = new AwsStage(folder)) {
            Instant at = AwsStage.NOON.minusSeconds(7_200);
            Value.Fields record = AwsStage.record("e-1", "iam", "CreateUser", false, at).done();
            stage.put("e-1", record, at, at);
            Scans scans = stage.scans();
            scans.run(stage.clock.get());
            String text = Json.of(record);
            assertThat(scans.events()).hasSize(1)
                    .isEqualTo(Exported.of("cloudtrail", "aws", "{\"Records\":[" + text + "]}").events())
                    .isEqualTo(Exported
                            .of("cloudtrail", "aws", "{\"Events\":[{\"EventId\":\"e-1\",\"CloudTrailEvent\":\""
                                    + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}],\"NextToken\":\"x\"}")
                            .events());
        }
    }

    @Test
    void reads_are_passed_over_and_told_as_a_scan_does_not_ask_for_them() throws Exception {
        Instant at = AwsStage.NOON;
        Exported exported = Exported.of("cloudtrail", "aws", "{\"Records\":["
                + Json.of(AwsStage.record("e-1", "ec2", "DescribeInstances", true, at).done()) + ","
                + Json.of(AwsStage.record("e-2", "signin", "ConsoleLogin", true, at).done()) + "]}");
        assertThat(exported.events()).hasSize(1);
        assertThat(exported.passed()).isEqualTo(1);
    }
}
