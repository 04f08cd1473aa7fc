package app.mallcop.connect.m365;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.connect.loss.Scans;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.shelf.ScriptedHistory;
import app.mallcop.sim.shelf.ScriptedHistory.Scripted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class M365LossTest {

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_the_storm_every_record_is_there_once(int seed) throws Exception {
        try (M365Stage stage = new M365Stage(folder)) {
            ScriptedHistory history = ScriptedHistory.seeded(seed, 120, M365Stage.NOON.minus(Duration.ofHours(30)),
                    M365Stage.NOON.plus(Duration.ofHours(6)), ScriptedHistory.Habits.ROUGH);
            for (Scripted each : history.all()) {
                boolean mail = each.number() % 3 == 0;
                String type = mail ? "Audit.Exchange" : "Audit.SharePoint";
                var record = M365Stage.record(each.id(), mail ? "Exchange" : "SharePoint",
                        mail ? "MailItemsAccessed" : "FileAccessed", each.happened()).done();
                stage.vendor.put(type, each.id(), record, each.happened(), each.available());
                each.again().ifPresent(again -> stage.vendor.put(type, each.id(), record, each.happened(), again));
            }
            Scans scans = stage.scans();
            stage.server.misbehave(Misbehaving.seeded(seed, 0.2));
            stage.login.tokens().goodFor(15);
            for (Instant at = M365Stage.NOON; at.isBefore(history.complete()); at = at.plus(Duration.ofHours(4))) {
                stage.clock.set(at);
                scans.run(at);
            }
            stage.server.misbehave(Misbehaving.NOT);
            stage.clock.set(history.complete().plusSeconds(1));
            assertThat(scans.run(history.complete().plusSeconds(1))).as(scans.failures().toString()).isEmpty();

            assertThat(scans.vendorIds()).isEqualTo(history.ids());
            assertThat(scans.unreadableRecords()).isZero();
            assertThat(scans.conflicts()).isZero();
        }
    }
}
