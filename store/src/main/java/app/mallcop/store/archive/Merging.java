package app.mallcop.store.archive;

import app.mallcop.api.Refusal;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.OpenRun;
import app.mallcop.store.events.SegmentFile;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Puts the days of a plan together, as one run. Until the run's line is there the old segments count and the new file does
 * not; from then on it is the other way round. So a kill anywhere loses nothing and doubles nothing, and what it leaves is
 * taken away by the next run.
 */
public final class Merging {

    private final Layout layout;
    private final Disk disk;

    public Merging(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
    }

    public RunLine merge(ArchivePlan plan, Run run, LongConsumer written) throws IOException {
        List<SegmentFile> files = new ArrayList<>();
        List<String> replaces = new ArrayList<>();
        for (ArchivePlan.Day day : plan.days()) {
            files.add(write(day, run.id(), written));
            day.parts().forEach(part -> replaces.add(part.path()));
        }
        OpenRun.sync(layout, disk);
        List<Segment> merged = new ArrayList<>();
        for (SegmentFile file : files) {
            merged.add(file.place(layout.relative(file.target()), false));
            disk.syncFolder(java.util.Objects.requireNonNull(file.target().getParent(), "a segment is in a folder"));
        }
        return run.commitRewriting(merged, replaces);
    }

    private SegmentFile write(ArchivePlan.Day day, String run, LongConsumer written) throws IOException {
        Path target = layout.events(day.connector(), day.day()).resolve(run + EventFiles.MERGED);
        OpenRun.note(layout, disk, target);
        SegmentFile file = new SegmentFile(target, day.connector(), day.day(), disk);
        byte[] buffer = new byte[64 * 1024];
        for (Segment part : day.parts()) {
            MessageDigest sha = Bytes.sha256();
            try (InputStream in = Files.newInputStream(layout.root().resolve(part.path()))) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    sha.update(buffer, 0, count);
                    file.add(buffer, 0, count, part.first(), 0);
                    written.accept(count);
                }
            }
            file.add(buffer, 0, 0, part.last(), part.lines());
            if (!HexFormat.of().formatHex(sha.digest()).equals(part.hash())) {
                throw Refusal.failed("changed-meanwhile",
                        part.path() + " changed while it was put together with others.",
                        "Nothing was archived. Run `mallcop doctor`, and archive again.");
            }
        }
        file.sync();
        return file;
    }
}
