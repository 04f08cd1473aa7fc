package app.mallcop.proof.chain;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.proof.storm.DoomedDisk;
import app.mallcop.proof.storm.DoomedDisk.Where;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever ends {@code escalate}, the next whole run ends it well. {@code -Dstorm.chain.stride=1} has a disk end at every
 * step there is, {@code -Dstorm.chain.kills=N} kills in so many stories; {@code -Pstorm} every step, and 100.
 */
class ChainStormTest {

    private static final int STRIDE = Integer.getInteger("storm.chain.stride", 7);
    private static final int KILLED = Integer.getInteger("storm.chain.kills", 3);
    private static final int RUNS = 3;
    private static final String FULL = "No space left on device";
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Desk desk;

    @BeforeAll
    static void a_desk() throws IOException {
        desk = new Desk(folder);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** Stands for the end of the process. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("gone", null, false, false);
        }
    }

    static IntStream killed() {
        return IntStream.rangeClosed(1, KILLED);
    }

    @Test
    void a_calm_day_has_what_a_storm_needs() throws Exception {
        desk.calm();
        Escalating calm = desk.fresh("calm", Desk.AMPLE);
        DoomedDisk disk = DoomedDisk.counting();
        var _ = calm.at(Desk.NOW, disk);
        Aftermath after = Aftermath.of(calm.repo(Desk.NOW, Disk.real()));

        assertThat(disk.done()).isGreaterThan(60);
        assertThat(after.findings()).extracting(FindingState::id).hasSize(5);
        assertThat(after.decisions()).anyMatch(one -> one.said() instanceof Decision.Annotation)
                .anyMatch(one -> isVerdict(one, Outcome.Resolved.class))
                .anyMatch(one -> isVerdict(one, Outcome.Escalated.class));
        List<Desk.Digest> got = desk.digests();
        assertThat(got).hasSize(1);
        assertMadeGood(calm, Desk.NOW.plus(BETWEEN), Desk.AMPLE, got);
    }

    private static boolean isVerdict(Decision decision, Class<? extends Outcome> how) {
        return decision.said() instanceof Decision.Verdict verdict && how.isInstance(verdict.outcome());
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "MIDWAY"})
    void a_process_that_ends_at_any_write_is_made_good_by_the_next(Where where) throws Exception {
        everywhere(where, "ends", () -> {
            throw new Gone();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "MIDWAY"})
    void a_disk_that_is_full_from_any_write_on_is_made_good_once_there_is_room(Where where) throws Exception {
        everywhere(where, "full", () -> {
            throw new IOException(FULL);
        });
    }

    private static void everywhere(Where where, String name, DoomedDisk.End end) throws Exception {
        desk.calm();
        boolean ended = true;
        for (int last = 1; ended; last += STRIDE) {
            String story = name + " " + where + " " + last;
            Escalating escalating = desk.fresh(story, Desk.AMPLE);
            ended = isEnded(escalating, Desk.NOW, new DoomedDisk(last, where, end));
            settle(story, escalating, Desk.NOW.plus(BETWEEN), Desk.AMPLE);
        }
    }

    /** Whether it came to its end before its time. */
    private static boolean isEnded(Escalating escalating, Instant now, Disk disk) throws Exception {
        try {
            var _ = escalating.at(now, disk);
            return false;
        } catch (Gone e) {
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessage(FULL);
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("killed")
    void processes_that_are_killed_while_nothing_answers_well_are_made_good_by_the_next(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long ofDay = seed % 2 == 0 ? Desk.SCANT : Desk.AMPLE;
        Escalating escalating = desk.fresh("killed " + seed, ofDay);
        desk.storm(seed);
        Instant now = Desk.NOW;
        for (int run = 0; run < RUNS; run++) {
            kill(escalating, now, Duration.ofMillis(random.nextInt(1_800)));
            now = now.plus(BETWEEN);
        }
        desk.calm();
        settle("seed " + seed, escalating, now, ofDay);
    }

    private static void settle(String story, Escalating escalating, Instant now, long ofDay) throws Exception {
        try {
            Aftermath.of(escalating.repo(now, Disk.real())).assertReadable();
            var _ = escalating.at(now, Disk.real());
            assertMadeGood(escalating, now.plus(BETWEEN), ofDay, desk.digests());
        } catch (AssertionError | Exception e) {
            throw new AssertionError(story + ": " + e.getMessage(), e);
        }
    }

    private static void assertMadeGood(Escalating escalating, Instant next, long ofDay, List<Desk.Digest> got)
            throws Exception {
        Aftermath after = Aftermath.of(escalating.repo(next, Disk.real()));
        after.assertWhole();
        after.assertTold(got);
        after.assertRepeatsCanBeTold(got);
        after.assertSaidOnce();
        after.assertWithin(ofDay);
        after.assertCasesAreWhole();
        if (ofDay == Desk.AMPLE) {
            Map<String, String> files = Desk.files(escalating.root());
            int asked = desk.asked();
            var _ = escalating.at(next, Disk.real());
            assertThat(Desk.files(escalating.root())).isEqualTo(files);
            assertThat(desk.digests()).isEmpty();
            assertThat(desk.asked()).isEqualTo(asked);
        }
    }

    private static void kill(Escalating escalating, Instant now, Duration after)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), EscalateChild.class.getName(), escalating.root().toString(),
                escalating.hook(), escalating.model(), now.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(out.readLine()).isEqualTo("escalating");
            if (!child.waitFor(after)) {
                child.toHandle().destroyForcibly(); // SIGKILL
            }
            child.waitFor();
        }
    }
}
