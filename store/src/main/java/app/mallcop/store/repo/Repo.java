package app.mallcop.store.repo;

import app.mallcop.api.Refusal;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.OpenRun;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.runs.Forks;
import app.mallcop.store.runs.RunChain;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A deployment repo, opened. Reading needs no lock and changes nothing but caches; {@link #begin} is the one way to
 * write what a run writes.
 */
public final class Repo {

    private final Layout layout;
    private final Disk disk;
    private final Clock clock;
    private final Optional<String> cloneName;

    private Repo(Layout layout, Disk disk, Clock clock, Optional<String> cloneName) {
        this.layout = layout;
        this.disk = disk;
        this.clock = clock;
        this.cloneName = cloneName;
    }

    /** @param cloneName what {@code MALLCOP_CLONE} says, if anything */
    public static Repo open(Path root, Disk disk, Clock clock, Optional<String> cloneName) {
        Layout layout = new Layout(root.toAbsolutePath().normalize());
        if (!Files.exists(layout.config())) {
            throw Refusal.usage("not-a-deployment-repo", "There is no " + Layout.CONFIG + " in " + layout.root() + ".",
                    "Go to your deployment repo, name it with --dir or MALLCOP_DIR, or make one: `mallcop demo` shows how it looks.");
        }
        return new Repo(layout, disk, clock, cloneName);
    }

    public Layout layout() {
        return layout;
    }

    public Disk disk() {
        return disk;
    }

    public Clock clock() {
        return clock;
    }

    /** To the millisecond: finer digits only differ from machine to machine. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public RunLog log() {
        return new RunLog(layout.runs());
    }

    /** The segments of the runs that are finished now. */
    public EventFiles events() {
        return new EventFiles(layout.events(), log());
    }

    public WriterClone writerClone() {
        return new WriterClone(layout, disk, cloneName);
    }

    /** Takes the lock for something other than a run: a decision, a repair. Cleans up after a killed run first. */
    public RunLock lock(Run.Request request) throws IOException {
        RunLock lock = RunLock.take(layout.lock(), request.command(), now(), request.patience());
        try {
            log().cutTornLine(disk);
            RunLog.Tail tail = log().tail();
            if (tail == null || tail.damage().isEmpty()) { // else an unreadable line may name what looks like a leftover
                if (tail != null && Files.exists(layout.openRun())) {
                    Checkpoints.project(layout, disk, tail.totals()); // it may have been killed right after its line
                }
                OpenRun.recover(layout, log(), disk);
                new FindingLog(layout.findings()).recover(log(), disk);
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Begins a run: alone, in the clone that may run, on a log that is whole. A fork is healed first. */
    public Run begin(Run.Request request) throws IOException {
        RunLock lock = lock(request);
        try {
            String writer = writerClone().require(now(), request.takeOver());
            RunLog log = log();
            if (!new RunChain(log, layout.local()).holds(disk)) {
                heal(writer, lock);
            }
            RunLog.Tail tail = log.tail();
            if (tail != null && !tail.damage().isEmpty()) {
                Damage first = tail.damage().getFirst();
                throw Refusal.failed("run-log-damaged",
                        first.file() + ", line " + first.line() + ", is no run: " + first.reason() + ".",
                        "Run `mallcop doctor`; the line can be restored from git. Until then this repo can only be looked at.");
            }
            return new Run(layout, disk, log, request.command(), writer, lock, tail, events(), now());
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void heal(String writer, RunLock lock) throws IOException {
        Healing healing = new Healing(layout, disk, log());
        Forks forks = healing.forks();
        if (!forks.any()) {
            if (forks.orphans().isEmpty()) {
                healing.dropAstray(forks); // the lines are all there, in another order or twice, as a merge leaves them
            }
            return;
        }
        healing.undoArchives(forks);
        for (RunLine astray : forks.astray()) {
            if (!astray.onlyRewrites() && !Healing.healed(forks).contains(astray.id())) {
                Run run = new Run(layout, disk, log(), "heal", writer, lock, RunLog.fold(forks.trunk()),
                        healing.trunkFiles(forks),
                        now());
                healing.takeIn(astray, run);
                forks = healing.forks();
            }
        }
        healing.dropAstray(forks);
    }

    /** The forks of the run log, if a look at what is new in it gives reason to read it whole. Passes over damaged lines. */
    public Optional<Forks> forks() throws IOException {
        if (new RunChain(log(), layout.local()).holds(disk)) {
            return Optional.empty();
        }
        return Optional.of(new Healing(layout, disk, log()).forksOfReadable());
    }
}
