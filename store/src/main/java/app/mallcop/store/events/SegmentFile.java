package app.mallcop.store.events;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A segment being written: a part beside its place, until the run commits. Holds no file open. */
public final class SegmentFile {

    private static final int FLUSH_AT = 48 * 1024;

    private final Path target;
    private final Path part;
    private final String source;
    private final LocalDate day;
    private final Disk disk;
    private final Bytes pending = new Bytes(4 * 1024);
    private final MessageDigest hash = Bytes.sha256();
    private long bytes;
    private long lines;
    private @Nullable Instant first;
    private @Nullable Instant last;

    public SegmentFile(Path target, String source, LocalDate day, Disk disk) throws IOException {
        this.target = target;
        this.part = Disk.partOf(target);
        this.source = source;
        this.day = day;
        this.disk = disk;
        disk.makeFolders(java.util.Objects.requireNonNull(target.getParent(), "a segment is in a folder"));
        disk.delete(part);
    }

    public void add(byte[] line, int from, int length, Instant at, long linesIn) throws IOException {
        pending.write(line, from, length);
        lines += linesIn;
        if (first == null || at.isBefore(first)) {
            first = at;
        }
        if (last == null || at.isAfter(last)) {
            last = at;
        }
        if (pending.size() >= FLUSH_AT) {
            flush();
        }
    }

    private void flush() throws IOException {
        disk.append(part, pending.array(), 0, pending.size());
        hash.update(pending.array(), 0, pending.size());
        bytes += pending.size();
        pending.clear();
    }

    /** All of it on disk, still a part. */
    public void sync() throws IOException {
        if (pending.size() > 0) {
            flush();
        }
        disk.sync(part);
    }

    public Segment place(String relativePath, boolean opensDay) throws IOException {
        if (first == null || last == null) {
            throw new IllegalStateException("an empty segment is never begun");
        }
        disk.rename(part, target);
        return new Segment(relativePath, source, day, bytes, lines, HexFormat.of().formatHex(hash.digest()), first,
                last, opensDay);
    }

    public void discard() throws IOException {
        disk.delete(part);
        disk.delete(target);
    }

    public Path target() {
        return target;
    }

    String source() {
        return source;
    }

    LocalDate day() {
        return day;
    }
}
