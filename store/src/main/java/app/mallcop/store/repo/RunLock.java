package app.mallcop.store.repo;

import app.mallcop.api.Refusal;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One writer at a time. The system's own file lock decides, so a killed process leaves nothing behind that has to be
 * judged stale; the text in the file only tells people who holds it.
 */
public final class RunLock implements AutoCloseable {

    /** Who holds the lock, as they wrote it. */
    public record Holder(long pid, String command, Instant since) {}

    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits this long for another run to end. */
    public static RunLock take(Path file, String command, Instant now, Duration patience) throws IOException {
        FileChannel channel = open(file);
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            @Nullable
            FileLock lock = tryLock(channel);
            while (lock == null && System.nanoTime() < deadline) {
                Thread.sleep(50);
                lock = tryLock(channel);
            }
            if (lock == null) {
                throw busy(file);
            }
            Bytes text = new Bytes(128);
            new CanonicalJson(text).begin().field("pid", ProcessHandle.current().pid()).field("command", command)
                    .field("since", now).end().flush();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.copy()), 0);
            return new RunLock(channel, lock);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted", "Interrupted while waiting for another run to end.",
                    "Nothing was changed.");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent(), "the lock is in a folder"));
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw Refusal
                    .failed("read-only", "This user may not write to the deployment repo at " + file.getParent() + ".",
                            "Run as the user that owns the repo, or give this user the right to write there.")
                    .causedBy(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Refusal busy(Path file) {
        String who = holder(file)
                .map(holder -> "`mallcop " + holder.command() + "` (process " + holder.pid() + ", since "
                        + holder.since() + ")")
                .orElse("another process");
        return Refusal.failed("busy", "The deployment repo is in use by " + who + ".",
                "Try again when it has ended; `mallcop doctor` shows who holds the lock.");
    }

    /** What the file says of its holder, or of the last one. Reading takes no lock. */
    public static Optional<Holder> holder(Path file) {
        try {
            Tree tree = Tree.parse(Files.readAllBytes(file));
            return Optional.of(new Holder(tree.number("pid"), tree.text("command"), tree.time("since")));
        } catch (IOException | Tree.Malformed e) {
            return Optional.empty();
        }
    }

    /** Whether somebody holds it now. */
    public static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                return true;
            }
            lock.release();
            return false;
        } catch (AccessDeniedException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        lock.release();
        channel.close();
    }
}
