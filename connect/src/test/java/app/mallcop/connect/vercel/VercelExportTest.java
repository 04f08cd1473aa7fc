package app.mallcop.connect.vercel;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.connect.exports.Exported;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.vercel.VercelWords;
import app.mallcop.api.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VercelExportTest {

    @TempDir
    Path folder;

    @Test
    void events_and_deployments_are_the_events_that_a_scan_makes() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            Instant at = VercelStage.NOON.minusSeconds(600);
            Value.Fields event = VercelWords.event("env-variable-read:cli:env:pull", "env-variable-read:cli:env:pull",
                    "anna", at, new Fields().put("projectName", "storefront"));
            stage.vercel.events().put("e", event, at, at);
            stage.scan(VercelStage.NOON);
            List<Event> scanned = stage.events("env-variable-read:cli:env:pull");
            assertThat(scanned).hasSize(1)
                    .isEqualTo(Exported.of("vercel", "vercel-1", "{\"events\":[" + Json.of(event) + "]}").events());
        }
    }

    @Test
    void a_deployment_that_is_done_is_told_twice() throws Exception {
        String one = "{\"uid\":\"dpl_1\",\"name\":\"web\",\"created\":1773144000000,\"ready\":1773144060000,\"readyState\":\"READY\",\"creator\":{\"username\":\"anna\"}}";
        assertThat(Exported.of("vercel", "v", "{\"deployments\":[" + one + "],\"pagination\":{}}").events()).hasSize(2);
        assertThat(Exported.of("vercel", "v", "[" + one.replace("READY", "BUILDING") + "]").events()).hasSize(1);
    }
}
