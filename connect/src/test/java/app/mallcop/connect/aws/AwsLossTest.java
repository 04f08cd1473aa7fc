package app.mallcop.connect.aws;

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

class AwsLossTest {

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_the_storm_every_record_is_there_once(int seed) throws Exception {
        try (AwsStage stage = new AwsStage(folder)) {
            boolean inBucket = seed % 4 == 0;
            Instant from = AwsStage.NOON.minus(Duration.ofHours(20));
            Instant until = AwsStage.NOON.plus(Duration.ofHours(10));
            ScriptedHistory history = ScriptedHistory.seeded(seed, inBucket ? 90 : 260, from, until,
                    ScriptedHistory.Habits.ROUGH);
            for (Scripted each : history.all()) {
                var record = AwsStage.record(each.id(), "ec2", each.number() % 7 == 0 ? "AssumeRole" : "StartInstances",
                        each.number() % 7 == 0, each.happened()).done();
                if (inBucket) {
                    stage.vendor.bucket().put("123456789012", "us-east-1", record, each.available());
                    each.again().ifPresent(
                            again -> stage.vendor.bucket().put("123456789012", "us-east-1", record, again));
                } else {
                    stage.put(each.id(), record, each.happened(), each.available());
                    each.again().ifPresent(again -> stage.put(each.id(), record, each.happened(), again));
                }
            }
            if (inBucket) {
                stage.simulated.text("trail_bucket", app.mallcop.sim.aws.Bucket.NAME);
            }
            Scans scans = stage.scans();
            stage.server.misbehave(Misbehaving.seeded(seed, 0.35));
            for (Instant at = AwsStage.NOON; at.isBefore(history.complete()); at = at.plus(Duration.ofHours(4))) {
                stage.clock.set(at);
                scans.run(at);
            }
            stage.server.misbehave(Misbehaving.NOT);
            stage.clock.set(history.complete().plusSeconds(1));
            assertThat(scans.run(history.complete().plusSeconds(1))).isEmpty();

            assertThat(scans.vendorIds()).isEqualTo(history.ids());
            assertThat(scans.unreadableRecords()).isZero();
            assertThat(scans.conflicts()).isZero();
        }
    }
}
