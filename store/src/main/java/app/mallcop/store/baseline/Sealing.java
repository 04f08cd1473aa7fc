package app.mallcop.store.baseline;

import org.jspecify.annotations.Nullable;
import java.time.YearMonth;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.OpenRun;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.Sealed;
import app.mallcop.store.runs.SealedDays;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days that one run seals. Each is written as a part, noted first so that a killed run's are taken away; all are put
 * in their places together, and count once the run's line names them.
 */
public final class Sealing {

    private final Layout layout;
    private final Disk disk;
    private final RunLog log;
    private @Nullable SealedDays before;
    private YearMonth beforeFrom = YearMonth.from(LocalDate.MAX);
    private final TreeMap<String, Sealed> parts = new TreeMap<>();

    public Sealing(Layout layout, Disk disk, RunLog log) {
        this.layout = layout;
        this.disk = disk;
        this.log = log;
    }

    /** The newest revision there is. A day is sealed after it is over, so months of the log before it say nothing of it. */
    private @Nullable Sealed newest(String connector, LocalDate day) throws IOException {
        SealedDays known = before;
        if (known == null || YearMonth.from(day).isBefore(beforeFrom)) {
            beforeFrom = YearMonth.from(day);
            known = SealedDays.since(log, beforeFrom);
            before = known;
        }
        return known.find(connector, day).orElse(null);
    }

    /**
     * Seals a day, or adds a revision to a sealed one. What the newest revision says already is not written again; within a
     * run the last word on a day counts.
     */
    public void seal(String connector, LocalDate day, Collection<Addend> addends) throws IOException {
        byte[] content = AddendCodec.file(addends);
        String hash = Bytes.sha256Hex(content);
        Sealed newest = newest(connector, day);
        String path = Sealed.pathOf(connector, day, newest == null ? 1 : newest.revision() + 1);
        Path part = Disk.partOf(layout.root().resolve(path));
        if (newest != null && newest.hash().equals(hash)) {
            if (parts.remove(path) != null) {
                disk.delete(part);
            }
            return;
        }
        OpenRun.note(layout, disk, layout.root().resolve(path));
        disk.makeFolders(java.util.Objects.requireNonNull(part.getParent(), "a sealed day is in a folder"));
        disk.delete(part);
        disk.append(part, content, 0, content.length);
        parts.put(path, new Sealed(path, connector, day, content.length, lines(content), hash));
    }

    private static long lines(byte[] content) {
        long lines = 0;
        for (byte one : content) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** As if nothing had been sealed. */
    public void drop() throws IOException {
        for (String path : parts.keySet()) {
            disk.delete(Disk.partOf(layout.root().resolve(path)));
        }
        parts.clear();
    }

    /** Puts what was sealed in its place, durably: what the run's line has to name. */
    public List<Sealed> place() throws IOException {
        if (parts.isEmpty()) {
            return List.of();
        }
        OpenRun.sync(layout, disk);
        Set<Path> folders = new TreeSet<>();
        for (String path : parts.keySet()) {
            disk.sync(Disk.partOf(layout.root().resolve(path)));
        }
        for (String path : parts.keySet()) {
            Path file = layout.root().resolve(path);
            disk.rename(Disk.partOf(file), file);
            for (Path folder = file.getParent(); folder != null && folder.startsWith(layout.root())
                    && folders.add(folder);) {
                folder = folder.getParent();
            }
        }
        for (Path folder : folders) {
            disk.syncFolder(folder);
        }
        List<Sealed> placed = List.copyOf(parts.values());
        parts.clear();
        return placed;
    }
}
