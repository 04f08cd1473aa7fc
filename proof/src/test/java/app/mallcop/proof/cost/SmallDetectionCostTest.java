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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A few new events on top of histories of different size, with all detectors on. Work is counted as bytes allocated by all threads:
 * whatever is read or decoded is allocated first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it counts what all threads take")
class SmallDetectionCostTest {

    private static final LocalDate END = LocalDate.parse("2026-11-01");
    private static final Instant NOW = END.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    static Path folder;

    private long little;

    @BeforeAll
    void a_little_history() throws IOException {
        newsOn("warm", 5, 500); // what is allocated once, such as tables, is not counted
        little = newsOn("little", 30, 3_000);
    }

    /** History a run a day; what the least of three detections of twenty new events costs. */
    private long newsOn(String name, int days, int events) throws IOException {
        Path repo = Files.createDirectory(folder.resolve(name));
        Files.writeString(repo.resolve("mallcop.yaml"), "version: \"1\"\n");
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new ManyEvents(1, events, days, 40, END).writeTo(lines);
        TreeMap<String, List<String>> byDay = new TreeMap<>();
        lines.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            int at = line.indexOf("\"timestamp\":\"") + "\"timestamp\":\"".length();
            byDay.computeIfAbsent(line.substring(at, at + "2026-11-01".length()), _ -> new ArrayList<>()).add(line);
        });
        for (List<String> day : byDay.values()) {
            run(repo, String.join("\n", day).getBytes(StandardCharsets.UTF_8), "import", "-");
            run(repo, new byte[0], "detect");
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            StringBuilder news = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                news.append("{\"timestamp\":\"2026-10-31T12:00:").append(10 + i)
                        .append("Z\",\"source\":\"azure-prod\",\"event_type\":\"login\",\"actor\":\"news-")
                        .append(round)
                        .append("\"}\n");
            }
            run(repo, news.toString().getBytes(StandardCharsets.UTF_8), "import", "-");
            least = Math.min(least, counted(() -> run(repo, new byte[0], "detect")));
        }
        return least;
    }

    @Test
    void five_times_as_many_days_cost_the_same() throws IOException {
        assertThat(newsOn("long", 150, 15_000)).isLessThan(little * 3 / 2);
    }

    @Test
    void ten_times_as_many_events_a_day_cost_the_same() throws IOException {
        assertThat(newsOn("thick", 30, 30_000)).isLessThan(little * 2);
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
