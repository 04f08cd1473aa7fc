package app.mallcop.proof.losses;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.scan.Scan;
import app.mallcop.proof.storm.DoomedDisk;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schedule scans all connectors, alone and side by side, for two days: the platforms misbehave, and most scans are killed
 * somewhere. {@code -Dstorm.schedules=N} plays so many in one process, {@code -Dstorm.scan.kills=N} so many with processes
 * killed by SIGKILL; {@code -Pstorm} 200 each.
 */
class ScanStormTest {

    private static final int SCHEDULES = Integer.getInteger("storm.schedules", 20);
    private static final int KILLED = Integer.getInteger("storm.scan.kills", 3);
    private static final Duration BETWEEN = Duration.ofHours(9);
    /** Some end soon, some in the midst of their two thousand writes, some late, and some not at all. */
    private static final List<Integer> WITHIN_STEPS = List.of(60, 600, 3_000, 12_000);

    @TempDir
    Path folder;

    static IntStream schedules() {
        return IntStream.rangeClosed(1, SCHEDULES);
    }

    static IntStream killed() {
        return IntStream.rangeClosed(1_001, 1_000 + KILLED);
    }

    /** What happens to one scan of the storm. */
    private interface Fate {
        void scan(Scanning scanning, Instant at, SplittableRandom random) throws IOException, InterruptedException;
    }

    /** Stands for the end of the process. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("gone", null, false, false);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("schedules")
    void scans_that_end_at_any_write_leave_what_the_streams_asked_for(int seed) throws Exception {
        play(seed, (scanning, at, random) -> {
            try {
                scanning.at(at, new DoomedDisk(1 + random.nextInt(WITHIN_STEPS.get(random.nextInt(4))),
                        List.of(DoomedDisk.Where.values()).get(random.nextInt(3)), () -> {
                            throw new Gone();
                        }));
            } catch (Gone e) {
                // as it should
            }
        });
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("killed")
    void scans_that_are_killed_at_any_moment_leave_what_the_streams_asked_for(int seed) throws Exception {
        play(seed, (scanning, at, random) -> kill(scanning, at, Duration.ofMillis(random.nextInt(6_000))));
    }

    private void play(int seed, Fate fate) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Path root = folder.resolve("repo");
        new Setup(root, Disk.real()).create(World.CONFIG, new byte[32]);
        try (World world = new World(seed)) {
            Path bundle = Files.writeString(folder.resolve("ca.pem"), world.server.caPem());
            Scanning scanning = new Scanning(root, bundle, "https://localhost:" + world.server.port());
            world.storm();
            for (Instant at = World.BEGIN.plus(BETWEEN); at.isBefore(World.END.plus(BETWEEN)); at = at.plus(BETWEEN)) {
                world.clock.set(at);
                fate.scan(scanning, at, random);
            }
            world.calm();
            Instant calm = World.END.plus(BETWEEN).plus(BETWEEN);
            world.clock.set(calm);
            Scan.Result last = scanning.at(calm, Disk.real());

            assertThat(last.problems().stream().map(Problem::message)).isEmpty();
            Map<String, Set<String>> had = vendorIds(root);
            for (String connector : world.expected.keySet()) {
                assertThat(difference(world.expected.get(connector), had.get(connector))).as(connector).isEmpty();
            }
        }
    }

    /** {@code -} what is missing, {@code +} what should not be there. */
    private static List<String> difference(Set<String> expected, @Nullable Set<String> had) {
        Set<String> there = had == null ? Set.of() : had;
        return Stream.concat(expected.stream().filter(id -> !there.contains(id)).map(id -> "-" + id),
                there.stream().filter(id -> !expected.contains(id)).map(id -> "+" + id)).toList();
    }

    private static void kill(Scanning scanning, Instant at, Duration after) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), ScanChild.class.getName(), scanning.root().toString(),
                scanning.caBundle().toString(), scanning.url(), at.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(out.readLine()).isEqualTo("scanning");
            if (!child.waitFor(after)) {
                child.toHandle().destroyForcibly(); // SIGKILL
            }
            child.waitFor();
        }
    }

    /** By connector, and each event once: what is in the log more than once is told by a {@code !}. */
    private static Map<String, Set<String>> vendorIds(Path root) throws IOException {
        Repo repo = Repo.open(root, Disk.real(), Clock.systemUTC(), Optional.of("reader"));
        EventSearch.Found found = new EventSearch(repo.events())
                .find(new EventSearch.Query(null, null, Set.of(), Set.of(), null, Set.of(), 1_000_000));
        assertThat(found.damage()).isEmpty();
        Map<String, Set<String>> ids = new TreeMap<>();
        for (Event event : found.events()) {
            String id = event.metadata().text("vendor_id").map(Untrusted::clear).orElse("none");
            Set<String> of = ids.computeIfAbsent(event.source(), _ -> new TreeSet<>());
            if (!of.add(id)) {
                of.add("!" + id);
            }
        }
        return ids;
    }
}
