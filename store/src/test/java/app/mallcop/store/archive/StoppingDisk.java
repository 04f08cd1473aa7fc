package app.mallcop.store.archive;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** A disk that is gone after so many steps, as for a process that is killed there. */
final class StoppingDisk implements Disk {

    /** The kill. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Disk real = Disk.real();
    private final int last;
    private int steps;

    StoppingDisk(int last) {
        this.last = last;
    }

    int steps() {
        return steps;
    }

    private void step() {
        if (steps++ >= last) {
            throw new Killed();
        }
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        step();
        real.append(file, bytes, from, length);
    }

    @Override
    public void sync(Path file) throws IOException {
        step();
        real.sync(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        real.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        step();
        real.syncFolder(folder);
    }

    @Override
    public void truncate(Path file, long size) throws IOException {
        step();
        real.truncate(file, size);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        real.delete(file);
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        step();
        real.makeFolders(folder);
    }
}
