package app.mallcop.proof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.Main;
import app.mallcop.cli.frame.World;
import app.mallcop.desk.Cancel;
import app.mallcop.sim.scale.ManyEvents;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Judging all of history, with all detectors on. Work is counted as bytes allocated by all threads, which is the same on a
 * busy machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it counts what all threads take")
class DetectionCostTest {

    private static final LocalDate END = LocalDate.parse("2026-11-01");
    private static final Instant NOW = END.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final int FEW = 5_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    static Path folder;

    private Path few;
    private Path many;
    private long fewCost;
    private long manyCost;

    @BeforeAll
    void two_repos_with_their_first_detection() throws IOException {
        detected("warm", FEW); // what is allocated once, such as tables, is not counted
        few = folder.resolve("few");
        many = folder.resolve("many");
        fewCost = detected("few", FEW);
        manyCost = detected("many", 6 * FEW);
    }

    private long detected(String name, int events) throws IOException {
        Path repo = Files.createDirectory(folder.resolve(name));
        Files.writeString(repo.resolve("mallcop.yaml"), "version: \"1\"\n");
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new ManyEvents(1, events, 30, 40, END).writeTo(lines);
        run(repo, lines.toByteArray(), "import", "-");
        return counted(() -> run(repo, new byte[0], "detect"));
    }

    @Test
    void six_times_the_events_cost_less_than_seven_times_as_much() {
        assertThat(manyCost).isLessThan(7 * fewCost);
    }

    @Test
    void a_rebuild_costs_hardly_more_than_the_detection_did() {
        assertThat(counted(() -> run(many, new byte[0], "detect", "--rebuild"))).isLessThan(manyCost * 5 / 4);
    }

    @Test
    void a_detection_without_news_costs_next_to_nothing() {
        assertThat(counted(() -> run(few, new byte[0], "detect"))).isLessThan(fewCost / 10);
    }

    private long counted(Runnable work) {
        long before = threads.getTotalThreadAllocatedBytes();
        work.run();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    private static void run(Path repo, byte[] typed, String... line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        World world = new World(Map.of("MALLCOP_CLONE", "test"), repo, new ByteArrayInputStream(typed), out,
                new ByteArrayOutputStream(), false, false, () -> NOW, Cancel.NEVER, Optional.empty());
        int exit = Main.run(line, world);
        assertThat(exit).as(() -> out.toString(StandardCharsets.UTF_8)).isZero();
    }
}
