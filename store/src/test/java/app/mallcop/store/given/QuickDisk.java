package app.mallcop.store.given;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** The disk of this machine without the waiting: for tests that end before a power cut. */
public final class QuickDisk implements Disk {

    private final Disk real = Disk.real();

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        real.append(file, bytes, from, length);
    }

    @Override
    public void sync(Path file) {}

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) {}

    @Override
    public void truncate(Path file, long size) throws IOException {
        real.truncate(file, size);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        real.makeFolders(folder);
    }
}
