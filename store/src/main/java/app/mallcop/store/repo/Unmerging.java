package app.mallcop.store.repo;

import app.mallcop.api.Refusal;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes merged days apart again. A merged file is its parts one after the other, and the run log knows the size and hash
 * of each, so the very files come back. Needed when two clones ran and the one that archived gives way.
 */
final class Unmerging {

    private final Layout layout;
    private final Disk disk;

    Unmerging(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
    }

    /** @param named every segment the run log names, by its path */
    void takeApart(RunLine archive, Map<String, Segment> named) throws IOException {
        for (Segment merged : archive.segments()) {
            String folder = merged.path().substring(0, merged.path().lastIndexOf('/') + 1);
            List<Segment> parts = archive.replaces().stream().filter(path -> path.startsWith(folder)).map(named::get)
                    .filter(Objects::nonNull).toList();
            boolean allHere = parts.stream().allMatch(part -> Files.exists(layout.root().resolve(part.path())));
            if (!allHere) {
                takeApart(merged, parts);
            }
        }
    }

    private void takeApart(Segment merged, List<Segment> parts) throws IOException {
        Path file = layout.root().resolve(merged.path());
        if (!Files.exists(file) || parts.stream().mapToLong(Segment::bytes).sum() != merged.bytes()) {
            throw cannot(merged);
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (Segment part : parts) {
                Path target = layout.root().resolve(part.path());
                Path beside = Disk.partOf(target);
                disk.delete(beside);
                MessageDigest sha = Bytes.sha256();
                byte[] buffer = new byte[64 * 1024];
                for (long left = part.bytes(); left > 0;) {
                    int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count < 0) {
                        throw cannot(merged);
                    }
                    sha.update(buffer, 0, count);
                    disk.append(beside, buffer, 0, count);
                    left -= count;
                }
                if (!HexFormat.of().formatHex(sha.digest()).equals(part.hash())) {
                    disk.delete(beside);
                    throw cannot(merged);
                }
                disk.sync(beside);
                disk.rename(beside, target);
            }
        }
        disk.syncFolder(Objects.requireNonNull(file.getParent(), "a segment is in a folder"));
    }

    private static Refusal cannot(Segment merged) {
        return Refusal.failed("archive-damaged", merged.path() + " is not the sum of the files it was made of.",
                "Restore it, or the files it replaced, from git; then run the command again.");
    }
}
