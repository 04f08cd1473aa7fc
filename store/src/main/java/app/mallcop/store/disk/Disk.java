package app.mallcop.store.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every change to a deployment repo, in steps that either happened or did not. Law 3 rests on the order of these steps,
 * so nothing in {@code store} writes a file by other means, and tests put a disk in its place that stops at step n.
 */
public interface Disk {

    /** Adds bytes at the end, creating the file. Not durable before {@link #sync}. */
    void append(Path file, byte[] bytes, int from, int length) throws IOException;

    /** Makes what was appended survive a power cut. */
    void sync(Path file) throws IOException;

    /** Replaces the target in one step. */
    void rename(Path from, Path to) throws IOException;

    /** Makes renames and deletions in this folder survive a power cut. */
    void syncFolder(Path folder) throws IOException;

    void truncate(Path file, long size) throws IOException;

    /** Deletes a file, or an empty folder; no error when it is not there. */
    void delete(Path file) throws IOException;

    void makeFolders(Path folder) throws IOException;

    static Disk real() {
        return RealDisk.INSTANCE;
    }

    /** The whole file or nothing: a part beside it, synced, renamed over it. */
    default void replace(Path file, byte[] content) throws IOException {
        makeFolders(folderOf(file));
        Path part = partOf(file);
        delete(part);
        append(part, content, 0, content.length);
        sync(part);
        rename(part, file);
        syncFolder(folderOf(file));
    }

    /** Like {@link #replace} for caches: whole or not at all, but free to be lost in a power cut. */
    default void replaceCache(Path file, byte[] content) throws IOException {
        makeFolders(folderOf(file));
        Path part = partOf(file);
        delete(part);
        append(part, content, 0, content.length);
        rename(part, file);
    }

    /** Adds whole lines and makes them durable: after this returns, they are there. */
    default void appendDurably(Path file, byte[] lines) throws IOException {
        boolean born = !java.nio.file.Files.exists(file);
        makeFolders(folderOf(file));
        append(file, lines, 0, lines.length);
        sync(file);
        if (born) {
            syncFolder(folderOf(file));
        }
    }

    static Path partOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }
}
