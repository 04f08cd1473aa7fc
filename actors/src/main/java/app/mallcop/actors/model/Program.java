package app.mallcop.actors.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program that is asked by its input and answers by its output. It is given an empty home and an empty folder to stand
 * in, both thrown away afterwards, and no variable but those that are listed; whatever it started ends with it.
 */
final class Program {

    /** It did not end in time, and was ended. */
    static final class Late extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** It said more than anybody reads, and was ended. */
    static final class Endless extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Program() {}

    static byte[] ask(List<String> command, Map<String, String> environment, byte[] input, Duration deadline,
            long mostBytes) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("mallcop-model-");
        try {
            Path home = Files.createDirectory(place.resolve("home"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Files.createDirectory(place.resolve("work")).toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("HOME", home.toString());
            Process process = builder.start();
            try {
                return answer(process, input, deadline, mostBytes);
            } finally {
                end(process);
            }
        } finally {
            remove(place);
        }
    }

    private static byte[] answer(Process process, byte[] input, Duration deadline, long mostBytes)
            throws IOException, InterruptedException {
        Thread.ofVirtual().start(() -> write(process, input));
        FutureTask<byte[]> reading = new FutureTask<>(() -> read(process, mostBytes));
        Thread.ofVirtual().start(reading);
        try {
            return reading.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw (Late) new Late().initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            // It does not want to hear more; what it answers shows why.
        }
    }

    private static byte[] read(Process process, long mostBytes) throws IOException {
        try (InputStream in = process.getInputStream()) {
            byte[] out = in.readNBytes((int) mostBytes + 1);
            if (out.length > mostBytes) {
                throw new Endless();
            }
            return out;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** What is left behind is empty of anything of ours but its own notes; a file that can't go stays. */
    private static void remove(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                try {
                    Files.deleteIfExists(folder);
                } catch (IOException left) {
                    // Something wrote into it while it ended.
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
