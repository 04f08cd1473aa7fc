package app.mallcop.store.events;

import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.SealedDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of files that the run in progress creates, so that the next run can take away what a killed one left, at a
 * cost that follows that run and not history. When the list itself is gone, readers still skip such files, since no line
 * names them, and the doctor finds them.
 */
public final class OpenRun {

    private OpenRun() {}

    /** Before the file is made, or before the line that names it is taken away. */
    public static void note(Layout layout, Disk disk, Path file) throws IOException {
        disk.makeFolders(layout.local());
        byte[] line = (layout.relative(file) + "\n").getBytes(StandardCharsets.UTF_8);
        disk.append(layout.openRun(), line, 0, line.length);
    }

    /** A run that creates no file is noted too, by the file its line goes to: whoever finds the note makes the projections. */
    public static void noteLine(Layout layout, Disk disk, Path runLog) throws IOException {
        if (!Files.exists(layout.openRun())) {
            note(layout, disk, runLog);
        }
    }

    public static void sync(Layout layout, Disk disk) throws IOException {
        if (Files.exists(layout.openRun())) {
            disk.sync(layout.openRun());
        }
    }

    public static void close(Layout layout, Disk disk) throws IOException {
        disk.delete(layout.openRun());
    }

    /** Deletes what a killed run left; tells how many files that were. */
    public static int recover(Layout layout, RunLog log, Disk disk) throws IOException {
        if (!Files.exists(layout.openRun())) {
            return 0;
        }
        List<Path> created = new ArrayList<>();
        Journal.each(layout.openRun(), 0, (bytes, from, length, _) -> {
            Path file = layout.root().resolve(new String(bytes, from, length, StandardCharsets.UTF_8)).normalize();
            if (file.startsWith(layout.events()) || file.startsWith(layout.raw())
                    || file.startsWith(layout.baseline())) {
                created.add(file);
            }
        });
        int removed = dropUnnamedDays(created.stream().filter(file -> file.startsWith(layout.baseline())).toList(),
                layout, log, disk);
        for (Path file : created) {
            disk.delete(Disk.partOf(file));
            String run = file.getFileName().toString().split("\\.", 2)[0];
            if (RunLine.isId(run) && !log.idsOf(RunLine.monthOf(run)).contains(run) && Files.exists(file)) {
                disk.delete(file);
                removed++;
            }
            if (file.getFileName().toString().endsWith(EventFiles.MERGED) && Files.exists(file)) {
                removed += dropReplaced(file, disk);
            }
            removeIfEmpty(file.getParent(), layout, disk);
        }
        close(layout, disk);
        return removed;
    }

    /** A day of the baseline has no run in its name: a line names it, or it goes. */
    private static int dropUnnamedDays(List<Path> created, Layout layout, RunLog log, Disk disk) throws IOException {
        if (created.isEmpty()) {
            return 0;
        }
        SealedDays named = SealedDays.read(log);
        int removed = 0;
        for (Path file : created) {
            if (!named.names(layout.relative(file)) && Files.exists(file)) {
                disk.delete(file);
                removed++;
            }
        }
        return removed;
    }

    /** An archive was killed between its line and the end of its work: what the merged day stands for is still there. */
    private static int dropReplaced(Path merged, Disk disk) throws IOException {
        Path folder = java.util.Objects.requireNonNull(merged.getParent(), "a segment is in a folder");
        List<Path> replaced;
        try (Stream<Path> files = Files.list(folder)) {
            replaced = files.filter(file -> EventFiles.isSegment(file.getFileName().toString()))
                    .filter(file -> file.getFileName().toString().compareTo(merged.getFileName().toString()) < 0)
                    .toList();
        }
        for (Path file : replaced) {
            disk.delete(file);
        }
        return replaced.size();
    }

    private static void removeIfEmpty(@org.jspecify.annotations.Nullable Path folder, Layout layout, Disk disk)
            throws IOException {
        for (Path at = folder; at != null && !at.equals(layout.root()); at = at.getParent()) {
            if (!Files.isDirectory(at)) {
                continue; // killed while the folders were made: only those above it are there
            }
            try (var entries = Files.list(at)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            disk.delete(at);
        }
    }
}
