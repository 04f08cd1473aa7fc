package app.mallcop.proof.storm;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The disk of this machine, up to its last step. A killed process loses nothing that it has written, so nothing is synced
 * here: that step is there to be died at, and costs nothing.
 */
public final class DoomedDisk implements Disk {

    /** Where in its last step it ends. */
    public enum Where {
        BEFORE, MIDWAY, AFTER
    }

    /** What happens then. */
    @FunctionalInterface
    public interface End {
        void come() throws IOException;
    }

    private final Disk real = Disk.real();
    private final long last;
    private final Where where;
    private final End end;
    private long done;

    public DoomedDisk(long last, Where where, End end) {
        this.last = last;
        this.where = where;
        this.end = end;
    }

    /** Counts and does not end. */
    public static DoomedDisk counting() {
        return new DoomedDisk(Long.MAX_VALUE, Where.BEFORE, () -> {});
    }

    public synchronized long done() {
        return done;
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    private synchronized void step(Step half, Step whole) throws IOException {
        done++;
        if (done < last) {
            whole.take();
            return;
        }
        if (done == last && where == Where.MIDWAY) {
            half.take();
        }
        if (done == last && where == Where.AFTER) {
            whole.take();
        }
        end.come();
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        step(() -> real.append(file, bytes, from, length / 2), () -> real.append(file, bytes, from, length));
    }

    @Override
    public void sync(Path file) throws IOException {
        step(() -> {}, () -> {});
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(() -> {}, () -> real.rename(from, to));
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        step(() -> {}, () -> {});
    }

    @Override
    public void truncate(Path file, long size) throws IOException {
        step(() -> {}, () -> real.truncate(file, size));
    }

    @Override
    public void delete(Path file) throws IOException {
        step(() -> {}, () -> real.delete(file));
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        Path above = folder.getParent();
        step(() -> {
            if (above != null) {
                real.makeFolders(above);
            }
        }, () -> real.makeFolders(folder));
    }
}
