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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer at a time. The system's own file lock decides, so a killed process leaves nothing behind that has to be
 * judged stale; the text in the file only tells people who holds it.
 */
public final class RunLock implements AutoCloseable {

    /** Who holds the lock, as they wrote it. */
    public record Holder(long pid, String command, Instant since) {}

    /**
     * What this process holds. Not only for waiting on oneself: the system drops a process's lock on a file as soon as the
     * process closes any handle of it, so a file that is held here is not opened a second time, not even to be read.
     */
    private static final Map<Path, Holder> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits this long for another run to end. */
    public static RunLock take(Path path, String command, Instant now, Duration patience) throws IOException {
        Path file = path.toAbsolutePath().normalize();
        Holder self = new Holder(ProcessHandle.current().pid(), command, now);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (HELD_HERE.putIfAbsent(file, self) != null) {
                waitOrGiveUp(file, deadline);
            }
            try {
                return take(file, self, deadline);
            } catch (InterruptedException | IOException | RuntimeException e) {
                HELD_HERE.remove(file);
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted", "Interrupted while waiting for another run to end.",
                    "Nothing was changed.");
        }
    }

    private static RunLock take(Path file, Holder self, long deadline) throws IOException, InterruptedException {
        FileChannel channel = open(file);
        try {
            for (FileLock lock = channel.tryLock();; lock = channel.tryLock()) {
                if (lock != null) {
                    sign(channel, self);
                    return new RunLock(file, channel, lock);
                }
                waitOrGiveUp(file, deadline);
            }
        } catch (IOException | RuntimeException | InterruptedException e) {
            channel.close();
            throw e;
        }
    }

    private static void waitOrGiveUp(Path file, long deadline) throws InterruptedException {
        if (System.nanoTime() >= deadline) {
            throw busy(file);
        }
        Thread.sleep(50);
    }

    private static void sign(FileChannel channel, Holder self) throws IOException {
        Bytes text = new Bytes(128);
        new CanonicalJson(text).begin().field("pid", self.pid()).field("command", self.command())
                .field("since", self.since())
                .end().flush();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.copy()), 0);
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

    private static Refusal busy(Path file) {
        String who = holder(file)
                .map(holder -> "`mallcop " + holder.command() + "` (process " + holder.pid() + ", since "
                        + holder.since() + ")")
                .orElse("another process");
        return Refusal.failed("busy", "The deployment repo is in use by " + who + ".",
                "Try again when it has ended; `mallcop doctor` shows who holds the lock.");
    }

    /** What the file says of its holder, or of the last one. Reading takes no lock. */
    public static Optional<Holder> holder(Path path) {
        Path file = path.toAbsolutePath().normalize();
        Holder here = HELD_HERE.get(file);
        if (here != null) {
            return Optional.of(here);
        }
        try {
            Tree tree = Tree.parse(Files.readAllBytes(file));
            return Optional.of(new Holder(tree.number("pid"), tree.text("command"), tree.time("since")));
        } catch (IOException | Tree.Malformed e) {
            return Optional.empty();
        }
    }

    /** Whether somebody holds it now. Needs no more than the right to read, and holds up no writer. */
    public static boolean isHeld(Path path) throws IOException {
        Path file = path.toAbsolutePath().normalize();
        if (HELD_HERE.containsKey(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return shared == null;
        } catch (OverlappingFileLockException e) {
            return true; // taken by this process just now
        } catch (NoSuchFileException | AccessDeniedException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel; lock) {
            channel.truncate(0);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
