package app.mallcop.connect.azure;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.connect.exports.Exported;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureExportsTest {

    @TempDir
    Path folder;

    private static String grant(String id, String event, String status, Instant at, String body) {
        return """
                {"eventDataId": "%s", "operationId": "op-1", "correlationId": "op-1", "eventName": {"value": "%s"},
                 "operationName": {"value": "Microsoft.Authorization/roleAssignments/write"}, "status": {"value": "%s"},
                 "eventTimestamp": "%s", "caller": "anna@example.com", "subscriptionId": "s",
                 "resourceId": "/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/ra-1",
                 "properties": {%s}}
                """.formatted(id, event, status, at, body);
    }

    @Test
    void the_records_of_one_operation_are_the_event_that_a_scan_makes_in_whatever_order_they_lie() throws Exception {
        try (AzureStage stage = new AzureStage(folder, 10)) {
            Instant began = AzureStage.NOON.minusSeconds(7_200);
            Instant ended = began.plusSeconds(2);
            String begin = grant("begin", "BeginRequest", "Started", began, "");
            String end = grant("end", "EndRequest", "Succeeded", ended, "\"statusCode\": \"Created\"");
            stage.activity(begin, began);
            stage.activity(end, ended);
            stage.scan();
            assertThat(stage.scans.events()).hasSize(1)
                    .isEqualTo(Exported.of("azure-activity", "azure", "[" + end + "," + begin + "]").events())
                    .isEqualTo(
                            Exported.of("azure-activity", "azure", "{\"value\":[" + begin + "," + end + "]}").events());
        }
    }

    @Test
    void an_operation_an_hour_away_is_another_one() throws Exception {
        Instant began = AzureStage.NOON.minusSeconds(72_000);
        String first = grant("begin", "BeginRequest", "Started", began, "");
        String far = grant("end", "EndRequest", "Succeeded", began.plusSeconds(7_200), "");
        assertThat(Exported.of("azure-activity", "azure", "[" + first + "," + far + "]").events()).hasSize(2);
    }
}
