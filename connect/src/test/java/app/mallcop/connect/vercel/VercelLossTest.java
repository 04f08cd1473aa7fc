package app.mallcop.connect.vercel;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.shelf.ScriptedHistory;
import app.mallcop.sim.vercel.Deployed;
import app.mallcop.sim.vercel.VercelWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that come late, twice and many at once, through storms: in the end all are there. */
class VercelLossTest {

    private static final Instant END = VercelStage.NOON;

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_the_storm_nothing_is_lost_and_nothing_was_told_in_two_ways(long seed) throws Exception {
        Instant start = END.minus(Duration.ofDays(2));
        try (VercelStage stage = new VercelStage(folder)) {
            ScriptedHistory events = ScriptedHistory.seeded(seed, 350, start, END, ScriptedHistory.Habits.ROUGH);
            events.shelve(stage.vercel.events(),
                    one -> VercelWords.event(one.id(), "login", "anna", one.happened(), new Fields()));
            ScriptedHistory made = ScriptedHistory.seeded(seed + 1_000, 250, start, END, ScriptedHistory.Habits.ROUGH);
            made.shelve(stage.vercel.deployments(), one -> new Deployed(one.id(), "docs", "anna", one.happened(),
                    one.happened().plusSeconds(one.number() * 37L % 30_000), one.number() % 5 == 0 ? "ERROR" : "READY",
                    "", "c"));
            stage.server.misbehave(Misbehaving.seeded(seed, 0.45));
            for (Instant at = start.plus(Duration.ofHours(9)); at.isBefore(END); at = at.plus(Duration.ofHours(9))) {
                stage.scan(at);
            }
            stage.scan(END);
            stage.server.misbehave(Misbehaving.NOT);
            assertThat(stage.scan(END.plus(Duration.ofHours(7)))).isEmpty();
            assertThat(stage.scan(END.plus(Duration.ofHours(16)))).isEmpty();
            assertThat(stage.scans.conflicts()).isZero();
            assertThat(ids(stage, "uev_")).isEqualTo(events.ids());
            Set<String> twice = new TreeSet<>();
            made.all().forEach(one -> {
                twice.add(one.id() + ":created");
                twice.add(one.id() + (one.number() % 5 == 0 ? ":error" : ":ready"));
            });
            Set<String> deployments = new TreeSet<>(stage.scans.vendorIds());
            deployments.removeIf(id -> id.startsWith("uev_"));
            assertThat(deployments).isEqualTo(twice);
        }
    }

    private static Set<String> ids(VercelStage stage, String prefix) {
        Set<String> ids = new TreeSet<>();
        stage.scans.vendorIds().stream().filter(id -> id.startsWith(prefix))
                .forEach(id -> ids.add(id.substring(prefix.length())));
        return ids;
    }
}
