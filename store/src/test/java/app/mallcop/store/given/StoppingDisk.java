package app.mallcop.store.given;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** A disk on which nothing happens any more after so many steps: what a killed process leaves, within one process. */
public final class StoppingDisk implements Disk {

    /** The process would be dead by now. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Disk disk = new QuickDisk();
    private final int steps;
    private int done;

    public StoppingDisk(int steps) {
        this.steps = steps;
    }

    /** How many steps were taken. */
    public int done() {
        return done;
    }

    public boolean stopped() {
        return done >= steps;
    }

    private void step() {
        if (done >= steps) {
            throw new Stopped();
        }
        done++;
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        step();
        if (done == steps) {
            disk.append(file, bytes, from, length / 2);
            throw new Stopped();
        }
        disk.append(file, bytes, from, length);
    }

    @Override
    public void sync(Path file) {
        step();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        disk.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) {
        step();
    }

    @Override
    public void truncate(Path file, long size) throws IOException {
        step();
        disk.truncate(file, size);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        disk.delete(file);
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        step();
        disk.makeFolders(folder);
    }
}
