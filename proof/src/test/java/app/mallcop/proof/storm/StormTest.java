package app.mallcop.proof.storm;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.proof.storm.DoomedDisk.Where;
import app.mallcop.store.disk.Disk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code -Dstorm.kills=N} kills so many processes, {@code -Dstorm.seed=S} chooses where; {@code -Pstorm} kills 600, with a
 * seed of the day that it prints.
 */
class StormTest {

    private static final int KILLS = Integer.getInteger("storm.kills", 50);
    private static final String SEED = System.getProperty("storm.seed", "20261121");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Ground ground;
    private Path undisturbed = Path.of("set below");
    private Map<String, String> wanted = Map.of();
    private long steps;

    @BeforeEach
    void an_undisturbed_day() throws IOException {
        ground = new Ground(folder);
        undisturbed = ground.freshRepo("undisturbed");
        DoomedDisk disk = DoomedDisk.counting();
        Chores.work(undisturbed, ground.inputs(), disk, _ -> {});
        steps = disk.done();
        wanted = Ground.content(undisturbed);
    }

    /** Ends the work in place of the process: for every step there is, in one process. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("gone", null, false, false);
        }
    }

    @Test
    void the_day_has_what_a_storm_needs() throws Exception {
        Survivors all = Survivors.in(undisturbed);

        assertThat(all.runs()).hasSize(6);
        assertThat(all.events()).hasSize(Ground.EVENTS + 1);
        assertThat(all.decisions()).hasSize(3);
        assertThat(all.findings()).isGreaterThan(10);
        assertThat(wanted.keySet()).contains("runs/2026-11.jsonl", "runs/2026-12.jsonl")
                .anyMatch(name -> name.startsWith("raw/")).anyMatch(name -> name.startsWith("baseline/"))
                .anyMatch(name -> name.startsWith(".mallcop/epochs/"));
        assertThat(java.nio.file.Files.readString(undisturbed.resolve("findings.jsonl"))).contains("\"withholds\":[{");
        assertThat(steps).isGreaterThan(120);
    }

    @Test
    void doing_the_same_day_again_changes_nothing() throws Exception {
        Chores.work(undisturbed, ground.inputs(), Disk.real(), _ -> {});

        assertThat(Ground.content(undisturbed)).isEqualTo(wanted);
    }

    /** After a step is before the next one. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "MIDWAY"})
    void an_end_at_every_step_there_is_leaves_what_a_whole_day_leaves(Where where) throws Exception {
        Survivors all = Survivors.in(undisturbed);
        for (long step = 1; step <= steps; step++) {
            Path root = ground.freshRepo("step" + step);
            Set<Integer> acknowledged = new TreeSet<>();
            try {
                Chores.work(root, ground.inputs(), new DoomedDisk(step, where, () -> {
                    throw new Gone();
                }), acknowledged::add);
            } catch (Gone e) {
                // as it should
            }
            assertSurvived(root, acknowledged, all, where + " " + step);
        }
    }

    /** After a step is before the next one. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "MIDWAY"})
    void a_disk_that_is_full_from_any_step_on_leaves_what_a_whole_day_leaves_once_there_is_room(Where where)
            throws Exception {
        Survivors all = Survivors.in(undisturbed);
        for (long step = 1; step <= steps; step += 3) {
            Path root = ground.freshRepo("full" + step);
            Set<Integer> acknowledged = new TreeSet<>();
            try {
                Chores.work(root, ground.inputs(), new DoomedDisk(step, where, () -> {
                    throw new IOException("No space left on device");
                }), acknowledged::add);
            } catch (IOException e) {
                assertThat(e).hasMessage("No space left on device");
            }
            assertSurvived(root, acknowledged, all, "full " + where + " " + step);
        }
    }

    private void assertSurvived(Path root, Set<Integer> acknowledged, Survivors all, String how) throws IOException {
        try {
            Survivors.in(root).assertWhole(acknowledged, all);
            Chores.work(root, ground.inputs(), DoomedDisk.counting(), _ -> {});
            assertThat(Ground.content(root)).isEqualTo(wanted);
            Survivors.in(root).assertWhole(acknowledged, all);
        } catch (AssertionError | IOException | RuntimeException e) {
            throw new AssertionError("killed " + how + ": " + e.getMessage(), e);
        }
        Ground.remove(root);
    }

    @Test
    void a_killed_process_leaves_what_a_whole_day_leaves() throws Exception {
        long seed = SEED.equals("random") ? System.nanoTime() : Long.parseLong(SEED);
        SplittableRandom random = new SplittableRandom(seed);
        Survivors all = Survivors.in(undisturbed);
        List<Kill> kills = Stream.generate(() -> aKill(random)).limit(KILLS).toList();
        List<Future<Boolean>> ends = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < kills.size(); i++) {
                Kill kill = kills.get(i);
                String name = "kill" + i;
                ends.add(two.submit(() -> survives(kill, name, all, seed)));
            }
        }
        long atWork = 0;
        for (Future<Boolean> end : ends) {
            atWork += killedAtWork(end) ? 1 : 0;
        }
        System.out.println(
                "storm: seed " + seed + ", " + steps + " steps, " + kills.size() + " processes killed, of these "
                        + kills.stream().filter(kill -> kill.atRandom()).count() + " by SIGKILL at a random moment; "
                        + atWork + " were at work when killed");
        assertThat(atWork).isGreaterThan(KILLS / 2);
    }

    private static boolean killedAtWork(Future<Boolean> end) throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e);
        }
    }

    /** @param atRandom by SIGKILL from outside, some time after this step; otherwise from inside, exactly there */
    private record Kill(long step, Where where, boolean atRandom) {}

    private Kill aKill(SplittableRandom random) {
        return new Kill(1 + random.nextLong(steps), List.of(Where.values()).get(random.nextInt(3)),
                random.nextBoolean());
    }

    private Boolean survives(Kill kill, String name, Survivors all, long seed)
            throws IOException, InterruptedException {
        Path root = ground.freshRepo(name);
        Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx128m", "-cp", System.getProperty("java.class.path"), Child.class.getName(),
                root.toString(),
                ground.inputs().toString(), Long.toString(kill.atRandom() ? Long.MAX_VALUE : kill.step()),
                kill.where().name())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Set<Integer> acknowledged = new TreeSet<>();
        boolean ended = false;
        long seen = 0;
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String said = out.readLine(); said != null; said = out.readLine()) {
                if (said.startsWith("+ ")) {
                    acknowledged.add(Integer.valueOf(said.substring(2)));
                }
                ended |= said.equals("end");
                seen += said.equals(".") ? 1 : 0;
                if (kill.atRandom() && seen == kill.step()) {
                    child.toHandle().destroyForcibly(); // of the handle: that of the process also closes what it said
                }
            }
        }
        int exit = child.waitFor();
        if (!kill.atRandom()) {
            assertThat(exit).as("the child halts at step %d", kill.step()).isEqualTo(137);
        }
        assertSurvived(root, acknowledged, all, kill + ", seed " + seed);
        return !ended;
    }
}
