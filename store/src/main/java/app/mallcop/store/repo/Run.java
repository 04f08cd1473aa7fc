package app.mallcop.store.repo;

import app.mallcop.store.baseline.Sealing;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.Intake;
import app.mallcop.store.events.OpenRun;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Segment;
import app.mallcop.store.runs.StreamReport;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run is a transaction. Files first, each in its place and durable; then the run's line, and with it the run exists;
 * then projections and caches, which can be made again. Closed without a commit, it leaves nothing.
 */
public final class Run implements AutoCloseable {

    /** What a command says of itself when it begins. */
    public record Request(String command, boolean takeOver, Duration patience) {
        public static Request of(String command) {
            return new Request(command, false, Duration.ofSeconds(30));
        }
    }

    private final Layout layout;
    private final Disk disk;
    private final RunLog log;
    private final String command;
    private final RunLock lock;
    private final String writer;
    private final EventFiles known;
    private Begun begun;
    private @Nullable Intake intake;

    /** Where the log stood when the run, or its next slice, began. */
    private record Begun(String id, String parent, Instant asOf, long clockBackSeconds, Totals totals,
            boolean carriesTotals) {}

    /**
     * @param tail where the log ends; the new line follows it
     * @param known the segments that duplicates are told by
     */
    Run(Layout layout, Disk disk, RunLog log, String command, String writer, RunLock lock, RunLog.@Nullable Tail tail,
            EventFiles known, Instant now) throws IOException {
        this.layout = layout;
        this.disk = disk;
        this.log = log;
        this.command = command;
        this.writer = writer;
        this.lock = lock;
        this.known = known;
        this.begun = begin(tail, now);
        if (tail != null) {
            Checkpoints.project(layout, disk, tail.totals());
        }
    }

    private Begun begin(RunLog.@Nullable Tail tail, Instant now) {
        Totals totals = tail == null ? Totals.NONE : tail.totals();
        String parent = tail == null ? "" : tail.last().hash();
        Instant asOf = tail != null && tail.last().asOf().isAfter(now) ? tail.last().asOf() : now;
        String id = RunLine.idOf(parent, writer, command, asOf, totals.runs() + 1);
        // of the line before, not of the file: while a fork is healed the file may hold lines that are about to go
        boolean opensMonth = tail == null || !RunLine.monthOf(tail.last().id()).equals(RunLine.monthOf(id));
        boolean carries = RunLine.carriesTotals(totals.runs() + 1, opensMonth);
        return new Begun(id, parent, asOf, Duration.between(now, asOf).toSeconds(), totals, carries);
    }

    public String id() {
        return begun.id();
    }

    /** The run's now. */
    public Instant asOf() {
        return begun.asOf();
    }

    public Totals totalsBefore() {
        return begun.totals();
    }

    public Intake intake() {
        if (intake == null) {
            intake = new Intake(layout, known.now(), disk, begun.id());
        }
        return intake;
    }

    /** What a run adds to its line besides the segments. */
    public record Facts(List<StreamReport> streams, @Nullable String epoch, List<String> consumed,
            @Nullable Detection detection, @Nullable String heals, List<Segment> rawOfHealed) {
        public static Facts of(List<StreamReport> streams) {
            return new Facts(streams, null, List.of(), null, null, List.of());
        }

        /**
         * Of a run that detected.
         *
         * @param epoch hash of the detection config
         * @param consumed the runs whose events it took in
         */
        public static Facts detected(String epoch, List<String> consumed, Detection detection) {
            return new Facts(List.of(), epoch, consumed, detection, null, List.of());
        }
    }

    /** For sealing days of the baseline in this run: seal, place, then commit with what was placed. */
    public Sealing sealing() {
        return new Sealing(layout, disk, log);
    }

    /** Ends the run, or a slice of it: after this returns, what was taken in is there for good. */
    public RunLine commit(Facts facts) throws IOException {
        Intake taken = intake();
        Intake.Placed placed = taken.place();
        List<Segment> raw = new java.util.ArrayList<>(placed.raw());
        raw.addAll(facts.rawOfHealed());
        RunLine line = line(facts, placed.events(), raw, List.of());
        RunLine written = append(line);
        intake = null;
        taken.saveCaches();
        return written;
    }

    /** Ends a run that only put files together: the merged ones stand for those it names. */
    public RunLine commitRewriting(List<Segment> merged, List<String> replaces) throws IOException {
        return append(line(Facts.of(List.of()), merged, List.of(), replaces));
    }

    private RunLine line(Facts facts, List<Segment> segments, List<Segment> raw, List<String> replaces) {
        return new RunLine(begun.id(), begun.parent(), command, begun.asOf(), begun.clockBackSeconds(), facts.epoch(),
                facts.streams(), segments, raw, replaces, facts.consumed(), facts.detection(),
                facts.heals(), null);
    }

    private RunLine append(RunLine line) throws IOException {
        Totals totals = begun.totals().after(line);
        RunLine carried = begun.carriesTotals() ? line.withTotals(totals) : line;
        OpenRun.noteLine(layout, disk, log.file(RunLine.monthOf(carried.id())));
        log.append(carried, disk);
        for (String replaced : line.replaces()) {
            disk.delete(layout.root().resolve(replaced));
        }
        Checkpoints.project(layout, disk, totals);
        OpenRun.close(layout, disk);
        begun = begin(new RunLog.Tail(carried, totals), begun.asOf());
        return carried;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            OpenRun.recover(layout, log, disk);
        }
    }
}
