package app.mallcop.store.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs git in one folder. It asks nothing, and takes no configuration from our own environment but the user's. */
public final class Git {

    /** What git said. */
    public record Answer(int exit, String out, String err) {
        public boolean ok() {
            return exit == 0;
        }
    }

    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;

    public Git(Path folder) {
        this.folder = folder;
    }

    public static boolean isInstalled() {
        try {
            return new Git(Path.of(".")).run("--version").ok();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the folder is inside a work tree; by the file system, so that no command has to start git for it. */
    public static boolean hasRepo(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    public Answer run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Path errors = Files.createTempFile("mallcop-git", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("git did not answer within " + PATIENCE_SECONDS + " seconds");
            }
            return new Answer(process.exitValue(), out, Files.readString(errors, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was running", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** The folder git keeps its own files of this work tree in; empty outside a repository. */
    public Optional<Path> ownFolder() throws IOException {
        Answer answer = run("rev-parse", "--absolute-git-dir");
        return answer.ok() ? Optional.of(Path.of(answer.out().strip())) : Optional.empty();
    }

    /** The content of a file as the upstream branch has it; empty when there is no upstream or no such file. */
    public Optional<String> atUpstream(String path) throws IOException {
        Answer answer = run("show", "@{upstream}:./" + path);
        return answer.ok() ? Optional.of(answer.out()) : Optional.empty();
    }

    public boolean tracks(String path) throws IOException {
        return run("ls-files", "--error-unmatch", "--", path).ok();
    }
}
