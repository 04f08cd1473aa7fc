package app.mallcop.proof.storm;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Says a line before each step. */
final class Announced implements Disk {

    private final Disk disk;
    private final PrintStream out;

    Announced(Disk disk, PrintStream out) {
        this.disk = disk;
        this.out = out;
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        out.println(".");
        disk.append(file, bytes, from, length);
    }

    @Override
    public void sync(Path file) throws IOException {
        out.println(".");
        disk.sync(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        out.println(".");
        disk.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        out.println(".");
        disk.syncFolder(folder);
    }

    @Override
    public void truncate(Path file, long size) throws IOException {
        out.println(".");
        disk.truncate(file, size);
    }

    @Override
    public void delete(Path file) throws IOException {
        out.println(".");
        disk.delete(file);
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        out.println(".");
        disk.makeFolders(folder);
    }
}
