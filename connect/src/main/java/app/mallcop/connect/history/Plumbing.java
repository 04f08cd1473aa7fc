package app.mallcop.connect.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Git as child processes in one repository. No hook, pager, prompt or helper of that repository runs, and what our own
 * environment says of git is left out, so that a scan reads the repository that was named.
 */
final class Plumbing {

    private static final int MOST_OF_STDERR = 16 << 10;

    private final Path folder;

    Plumbing(Path folder) {
        this.folder = folder;
    }

    ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.fsmonitor=false", "-c",
                "core.hooksPath=/dev/null", "-c", "core.quotepath=off", "-c", "gc.auto=0", "-c",
                "protocol.ext.allow=never", "-c", "credential.interactive=never"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_ASKPASS", "true");
        environment.put("SSH_ASKPASS", "true");
        environment.put("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** A git process at work. Close it: it is ended, however far it came. */
    static final class Running implements AutoCloseable {

        private final List<Process> processes;
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
        private final Thread listener;

        Running(List<Process> processes) {
            this.processes = processes;
            this.listener = Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            byte[] buffer = new byte[4096];
            for (Process process : processes) {
                try (InputStream said = process.getErrorStream()) {
                    for (int n = said.read(buffer); n >= 0; n = said.read(buffer)) {
                        synchronized (errors) {
                            errors.write(buffer, 0,
                                    Math.min(n, MOST_OF_STDERR - Math.min(MOST_OF_STDERR, errors.size())));
                        }
                    }
                } catch (IOException ended) {
                    // the process is gone, and with it what it had to say
                }
            }
        }

        InputStream out() {
            return processes.getLast().getInputStream();
        }

        OutputStream in() {
            return processes.getFirst().getOutputStream();
        }

        /** Waits for the end; what git said decides whether that was a failure. */
        void finish(String what) throws IOException, GitFailed {
            try {
                for (Process process : processes) {
                    if (process.waitFor() != 0) {
                        listener.join();
                        throw new GitFailed(what, said());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while git was running", e);
            }
        }

        String said() {
            synchronized (errors) {
                return errors.toString(StandardCharsets.UTF_8);
            }
        }

        @Override
        public void close() {
            processes.forEach(Process::destroyForcibly);
        }
    }

    Running start(String... arguments) throws IOException {
        return start(List.of(arguments));
    }

    Running start(List<String> arguments) throws IOException {
        return new Running(List.of(builder(arguments).start()));
    }

    /** The second reads what the first writes. */
    Running pipe(List<String> first, List<String> second) throws IOException {
        return new Running(ProcessBuilder.startPipeline(List.of(builder(first), builder(second))));
    }

    /** All that git prints. */
    byte[] output(String what, List<String> arguments, byte[] input) throws IOException, GitFailed {
        try (Running git = start(arguments)) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try (OutputStream in = git.in()) {
                    in.write(input);
                } catch (IOException gone) {
                    // git ended early; its exit code tells why
                }
            });
            byte[] out = git.out().readAllBytes();
            git.finish(what);
            writer.join();
            return out;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was running", e);
        }
    }

    String text(String what, String... arguments) throws IOException, GitFailed {
        return new String(output(what, List.of(arguments), new byte[0]), StandardCharsets.UTF_8);
    }

    /** Empty where git says no. */
    String textOrEmpty(String... arguments) throws IOException {
        try {
            return text("answer", arguments).strip();
        } catch (GitFailed no) {
            return "";
        }
    }
}
