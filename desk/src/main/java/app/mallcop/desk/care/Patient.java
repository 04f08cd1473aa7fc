package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.git.Git;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repo being looked at, and what several checks need of it, read once. */
final class Patient {

    private final Repo repo;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Cancel cancel;
    private @Nullable History history;
    private @Nullable Boolean gitWorks;

    Patient(Repo repo, Map<String, String> environment, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
        this.cancel = cancel;
    }

    Repo repo() {
        return repo;
    }

    Layout layout() {
        return repo.layout();
    }

    Disk disk() {
        return repo.disk();
    }

    Map<String, String> environment() {
        return environment;
    }

    Instant now() {
        return repo.now();
    }

    /** Between two files: shows how far it is, and stops when asked to. */
    void at(String what, long done, long total) {
        cancel.check();
        progress.at(what, done, total);
    }

    History history() throws IOException {
        History read = history;
        if (read == null) {
            read = History.read(repo.log());
            history = read;
        }
        return read;
    }

    /** Git in this folder; empty when git is not installed or the folder is in no repository. */
    Optional<Git> git() {
        Boolean works = gitWorks;
        if (works == null) {
            works = Git.hasRepo(layout().root()) && Git.isInstalled();
            gitWorks = works;
        }
        return works ? Optional.of(new Git(layout().root())) : Optional.empty();
    }

    boolean isTracked(Path file) throws IOException {
        Optional<Git> known = git();
        return known.isPresent() && known.get().tracks(layout().relative(file));
    }

    /** Another process is at work: what it has not finished looks like a leftover and is none. */
    boolean isBusy() throws IOException {
        return RunLock.isHeld(layout().lock());
    }

    /** The path within the repo, as a value to quote: a file's name may be anybody's. */
    Untrusted place(Path file) {
        return Untrusted.of(layout().relative(file));
    }

    Prose about(String template, Path file) {
        return Prose.of(template, place(file));
    }

    static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
