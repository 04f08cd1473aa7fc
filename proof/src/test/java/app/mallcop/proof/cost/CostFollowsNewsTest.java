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
 * The same question to a repo with forty days of history, a run a day, and to one with six times as much. Work is counted
 * as bytes allocated by all threads, which is the same on a busy machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it counts what all threads take")
class CostFollowsNewsTest {

    private static final LocalDate END = LocalDate.parse("2026-11-01");
    private static final Instant NOW = END.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final int A_DAY = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    static Path folder;

    private Path young;
    private Path old;

    @BeforeAll
    void two_repos_that_differ_in_history_only() throws IOException {
        young = repo("young", 40);
        old = repo("old", 240);
    }

    private Path repo(String name, int days) throws IOException {
        Path repo = Files.createDirectory(folder.resolve(name));
        Files.writeString(repo.resolve("mallcop.yaml"), "version: \"1\"\n");
        for (int day = days - 1; day >= 0; day--) {
            LocalDate midnight = END.minusDays(day);
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            new ManyEvents(day, A_DAY, 1, 40, midnight).writeTo(lines);
            run(repo, midnight.atStartOfDay(ZoneOffset.UTC).toInstant(), lines.toByteArray(), "import", "-");
        }
        return repo;
    }

    @Test
    void status_costs_the_same() {
        assertThat(cost(old, "status")).isLessThan(2 * cost(young, "status"));
    }

    @Test
    void a_look_at_the_last_day_costs_the_same() {
        String[] look = {"events", "--hours", "24", "--limit", "50"};

        assertThat(cost(old, look)).isLessThan(2 * cost(young, look));
    }

    @Test
    void a_few_new_events_cost_the_same() {
        assertThat(newsCost(old)).isLessThan(2 * newsCost(young));
    }

    private long newsCost(Path repo) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            byte[] news = ("{\"timestamp\":\"2026-10-31T12:00:00Z\",\"source\":\"azure-prod\",\"event_type\":\"login\",\"actor\":\"news-"
                    + round + "\"}\n").getBytes(StandardCharsets.UTF_8);
            least = Math.min(least, counted(() -> run(repo, NOW, news, "import", "-")));
        }
        return least;
    }

    private long cost(Path repo, String... line) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            least = Math.min(least, counted(() -> run(repo, NOW, new byte[0], line)));
        }
        return least;
    }

    private long counted(Runnable work) {
        long before = threads.getTotalThreadAllocatedBytes();
        work.run();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    private static void run(Path repo, Instant now, byte[] typed, String... line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        World world = new World(Map.of("MALLCOP_CLONE", "test"), repo, new ByteArrayInputStream(typed), out,
                new ByteArrayOutputStream(), false, false, () -> now, Cancel.NEVER, Optional.empty());
        int exit = Main.run(line, world);
        assertThat(exit).as(() -> out.toString(StandardCharsets.UTF_8)).isZero();
    }
}
