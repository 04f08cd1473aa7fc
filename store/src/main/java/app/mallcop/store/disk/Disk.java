package app.mallcop.store.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        makeFoldersDurably(folderOf(file));
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
        boolean born = !Files.exists(file);
        makeFoldersDurably(folderOf(file));
        append(file, lines, 0, lines.length);
        sync(file);
        if (born) {
            syncFolder(folderOf(file));
        }
    }

    /** Makes folders that survive a power cut: the entry of a new one is in the folder above it. */
    default void makeFoldersDurably(Path folder) throws IOException {
        List<Path> above = new ArrayList<>();
        for (Path at = folder; at != null && !Files.isDirectory(at); at = at.getParent()) {
            above.add(folderOf(at));
        }
        makeFolders(folder);
        for (Path parent : above) {
            syncFolder(parent);
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
