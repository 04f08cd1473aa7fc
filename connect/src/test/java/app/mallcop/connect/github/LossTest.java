package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.github.Events;
import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.github.Runs;
import app.mallcop.sim.github.SimulatedApp;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.shelf.ScriptedHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever GitHub and the network do meanwhile: in the end every record is here, once. */
class LossTest {

    private static final Instant FROM = Stage.NOON.minus(Duration.ofHours(30));

    @TempDir
    Path folder;

    private static void scanThrough(Stage stage, long seed) throws InterruptedException {
        int failed = 0;
        for (int scan = 0; scan < 6; scan++) {
            stage.server.misbehave(Misbehaving.seeded(seed * 100 + scan, 0.25));
            failed += stage.scans.run(stage.clock.get()).size();
            stage.clock.advance(Duration.ofHours(3));
        }
        stage.server.misbehave(Misbehaving.NOT);
        assertThat(stage.scans.run(stage.clock.get())).as("%s earlier failures", failed).isEmpty();
        assertThat(stage.scans.gaps()).isEmpty();
        assertThat(stage.scans.conflicts()).isZero();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_audit_log_loses_nothing(long seed) throws Exception {
        try (Stage stage = new Stage(folder, Plan.ENTERPRISE)) {
            stage.wires.variable("GITHUB_APP_ID", SimulatedApp.ID)
                    .variable("GITHUB_INSTALLATION_ID", SimulatedApp.INSTALLATION)
                    .variable("GITHUB_APP_PRIVATE_KEY", stage.github.door().app().pkcs1())
                    .reach(Duration.ofDays(2), Duration.ofHours(8));
            ScriptedHistory history = ScriptedHistory.seeded(seed, 450, FROM, Stage.NOON.plus(Duration.ofHours(10)),
                    ScriptedHistory.Habits.ROUGH);
            history.shelve(stage.github.audit().entries(), each -> new Fields()
                    .put("@timestamp", each.happened().toEpochMilli()).put("_document_id", each.id())
                    .put("action", each.number() % 3 == 0 ? "git.push" : "team.add_member").put("actor", "jonas-weber")
                    .put("org", "harborlight").put("repo", "harborlight/web").done());
            scanThrough(stage, seed);
            assertThat(stage.scans.vendorIds()).isEqualTo(history.ids());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void the_feed_and_the_runs_lose_nothing(long seed) throws Exception {
        try (Stage stage = new Stage(folder, Plan.TEAM)) {
            stage.wires.reach(Duration.ofDays(2), Duration.ofHours(8));
            ScriptedHistory events = ScriptedHistory.seeded(seed, 250, FROM, Stage.NOON.plus(Duration.ofHours(10)),
                    ScriptedHistory.Habits.ROUGH);
            events.shelve(stage.github.events().feed(), each -> Events.event(each.id(), "PushEvent", "jonas-weber",
                    "harborlight/web", each.happened(), new Fields().put("ref", "refs/heads/main")));
            ScriptedHistory runs = ScriptedHistory.seeded(seed + 1_000, 150, FROM,
                    Stage.NOON.plus(Duration.ofHours(10)), ScriptedHistory.Habits.ROUGH);
            runs.shelve(stage.github.runs().shelf(), each -> Runs.run(each.number(), "harborlight/web", "jonas-weber",
                    each.happened(), "success"));
            scanThrough(stage, seed);
            TreeSet<String> expected = new TreeSet<>(events.ids());
            runs.all().forEach(each -> expected.add(each.number() + ":1:completed"));
            assertThat(stage.scans.vendorIds()).isEqualTo(expected);
        }
    }
}
