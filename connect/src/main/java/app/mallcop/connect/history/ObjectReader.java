package app.mallcop.connect.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads objects through {@code git cat-file --batch} and hands them to a crew. An object that git cannot read ends that
 * process; then another goes on behind it.
 */
final class ObjectReader {

    private static final int END_READ = 1 << 20;
    private static final int MOST_DAMAGED = 1000;

    private final Plumbing git;
    private final ObjectList list;
    private final long mostBytes;
    private final Watch watch;
    private final List<String> partly = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();
    private long blobs;
    private long bytes;

    ObjectReader(Plumbing git, ObjectList list, long mostBytes, Watch watch) {
        this.git = git;
        this.list = list;
        this.mostBytes = mostBytes;
        this.watch = watch;
    }

    Scanned scan(int threads, byte[] key, Instant now, Sought sought) throws IOException {
        try (Crew crew = new Crew(threads, key, now, sought)) {
            byte[] ids = list.ids();
            int done = 0;
            while (done < list.count() && damaged.size() < MOST_DAMAGED) {
                done = readFrom(done, ids, crew);
            }
            List<Hit> hits = crew.finish();
            return new Scanned(hits, crew.messages(), partly, damaged, blobs, bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while objects were read", e);
        }
    }

    /** How far it came. */
    private int readFrom(int first, byte[] ids, Crew crew) throws IOException, InterruptedException {
        int step = list.idLength() + 1;
        int done = first;
        try (Plumbing.Running batch = git.start("cat-file", "--batch", "--buffer")) {
            Thread.ofVirtual().start(() -> {
                try (OutputStream in = batch.in()) {
                    in.write(ids, first * step, ids.length - first * step);
                } catch (IOException gone) {
                    // it ended early, which the reader sees
                }
            });
            Lines lines = new Lines(batch.out(), '\n');
            while (done < list.count()) {
                if (!lines.next() || !one(lines, crew)) {
                    damaged.add(new String(ids, done * step, step - 1, StandardCharsets.US_ASCII));
                    return done + 1;
                }
                done++;
                watch.at(done, list.count());
            }
        }
        return done;
    }

    private boolean one(Lines lines, Crew crew) throws IOException, InterruptedException {
        String[] head = lines.text().split(" ", 3);
        if (head.length < 3) {
            damaged.add(head[0]);
            return true;
        }
        long size = Long.parseLong(head[2]);
        char type = head[1].charAt(0);
        PathKind kind = list.kind(head[0].getBytes(StandardCharsets.US_ASCII), 0);
        blobs += type == 'b' ? 1 : 0;
        bytes += size;
        if (size > mostBytes && size > 2L * END_READ) {
            return ends(head[0], type, kind, size, lines, crew);
        }
        byte[] content = new byte[(int) size];
        if (!lines.read(content, 0, content.length) || lines.skip(1) < 0) {
            return false;
        }
        crew.add(new Crew.Item(head[0], type, kind, content, 0));
        return true;
    }

    private boolean ends(String id, char type, PathKind kind, long size, Lines lines, Crew crew)
            throws IOException, InterruptedException {
        byte[] first = new byte[END_READ];
        byte[] last = new byte[END_READ];
        if (!lines.read(first, 0, END_READ)) {
            return false;
        }
        long between = lines.skip(size - 2L * END_READ);
        if (between < 0 || !lines.read(last, 0, END_READ) || lines.skip(1) < 0) {
            return false;
        }
        long before = between;
        for (byte b : first) {
            before += b == '\n' ? 1 : 0;
        }
        partly.add(id);
        crew.add(new Crew.Item(id, type, kind, first, 0));
        crew.add(new Crew.Item(id, 'b', kind, last, (int) Math.min(before, Integer.MAX_VALUE / 2)));
        return true;
    }
}
