package app.mallcop.store.repo;

import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.MetCounts;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.Intake;
import app.mallcop.store.events.OpenRun;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.git.Git;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.Forks;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Sealed;
import app.mallcop.store.runs.Segment;
import app.mallcop.store.runs.StreamReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a forked run log back onto one trunk: the facts of every run that went astray are taken in again on top of the
 * trunk, duplicates dropped, and only when all of them are there do the astray lines and segments go. Killed in between,
 * it goes on where it was: a run that a trunk line {@code heals} is not taken in twice.
 */
public final class Healing {

    private final Layout layout;
    private final Disk disk;
    private final RunLog log;

    public Healing(Layout layout, Disk disk, RunLog log) {
        this.layout = layout;
        this.disk = disk;
        this.log = log;
    }

    /** The forks there are; reads the whole run log. */
    public Forks forks() throws IOException {
        return Forks.of(log.all(), pushed());
    }

    /** The forks among the lines that can be read. */
    public Forks forksOfReadable() throws IOException {
        List<RunLine> lines = new ArrayList<>();
        for (Path month : log.months()) {
            RunLog.each(month, (line, _) -> lines.add(line), _ -> {});
        }
        return Forks.of(lines, pushed());
    }

    /** An archive added no fact: what an astray one put together is taken apart again, and its line goes with the fork. */
    void undoArchives(Forks forks) throws IOException {
        Map<String, Segment> named = new HashMap<>();
        Stream.concat(forks.trunk().stream(), forks.astray().stream())
                .forEach(line -> line.segments().forEach(segment -> named.put(segment.path(), segment)));
        for (RunLine line : forks.astray().reversed()) {
            if (line.onlyRewrites()) {
                new Unmerging(layout, disk).takeApart(line, named);
            }
        }
    }

    /** The hashes of the lines that were pushed, as far as this clone knows. */
    private Set<String> pushed() throws IOException {
        if (!Git.hasRepo(layout.root()) || !Git.isInstalled()) {
            return Set.of();
        }
        Set<String> hashes = new HashSet<>();
        Git git = new Git(layout.root());
        for (Path month : log.months()) {
            git.atUpstream(layout.relative(month)).ifPresent(text -> text.lines()
                    .forEach(line -> hashes
                            .add(app.mallcop.store.codec.Bytes.sha256Hex(line.getBytes(StandardCharsets.UTF_8)))));
        }
        return hashes;
    }

    /** Takes the facts of an astray run in, as a run of its own on the trunk. */
    void takeIn(RunLine astray, Run run) throws IOException {
        Intake intake = run.intake();
        Map<String, MetCounts> counts = new TreeMap<>();
        for (Segment segment : astray.segments()) {
            Path file = layout.root().resolve(segment.path()).normalize();
            if (!file.startsWith(layout.events()) || !Files.exists(file)) {
                continue;
            }
            Journal.each(file, 0, (bytes, from, length, _) -> {
                try {
                    counts.computeIfAbsent(segment.source(), _ -> new MetCounts())
                            .count(intake.add(EventCodec.read(bytes, from, length), null));
                } catch (Tree.Malformed e) {
                    // it could not be read in the other clone either; the doctor there names it
                }
            });
        }
        List<StreamReport> reports = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (StreamReport report : astray.streams()) {
            // what was met is told once for a connector, with its first stream
            MetCounts met = told.add(report.connector())
                    ? counts.getOrDefault(report.connector(), new MetCounts())
                    : new MetCounts();
            // the checkpoint is the trunk's: what was read twice is dropped, what was not is read again
            reports.add(new StreamReport(report.connector(), report.type(), report.stream(), report.from(),
                    report.until(), report.got(), met.added(), met.duplicates(), met.conflicts(), report.rejected(),
                    report.lastEvent(), null, report.error()));
        }
        run.commit(new Run.Facts(reports, null, List.of(), null, astray.id(), astray.raw()));
    }

    /** Once every astray run is healed: their lines, their segments and what the engine said in them go. */
    void dropAstray(Forks forks) throws IOException {
        for (RunLine line : forks.astray()) {
            for (Segment segment : line.segments()) {
                OpenRun.note(layout, disk, layout.root().resolve(segment.path()));
            }
            Detection detection = line.detection();
            for (Sealed sealed : detection == null ? List.<Sealed>of() : detection.sealed()) {
                OpenRun.note(layout, disk, layout.root().resolve(sealed.path()));
            }
        }
        OpenRun.sync(layout, disk);
        Set<String> gone = forks.astray().stream().map(RunLine::id).collect(Collectors.toSet());
        new FindingLog(layout.findings()).dropRuns(gone, disk);
        TreeMap<String, ByteArrayOutputStream> months = new TreeMap<>();
        for (RunLine line : forks.trunk()) {
            ByteArrayOutputStream month = months.computeIfAbsent(RunLine.monthOf(line.id()),
                    _ -> new ByteArrayOutputStream());
            month.writeBytes(line.line());
            month.write('\n');
        }
        for (Path file : log.months()) {
            String month = String.valueOf(file.getFileName()).replace(".jsonl", "");
            if (months.containsKey(month)) {
                disk.replace(file, months.get(month).toByteArray());
            } else {
                disk.delete(file);
            }
        }
        OpenRun.recover(layout, log, disk);
    }

    /** The events to tell duplicates by while healing: those of the trunk. */
    EventFiles trunkFiles(Forks forks) {
        return new EventFiles(layout.events(), log,
                forks.astray().stream().map(RunLine::id).collect(Collectors.toSet()));
    }

    static Set<String> healed(Forks forks) {
        Set<String> healed = new HashSet<>();
        for (RunLine line : forks.trunk()) {
            if (line.heals() != null) {
                healed.add(line.heals());
            }
        }
        return healed;
    }
}
