package app.mallcop.store.repo;

import java.nio.file.Path;
import java.time.LocalDate;

/** Where everything is in a deployment repo. The table of files in docs/repo.md, as code. */
public record Layout(Path root) {

    public static final String CONFIG = "mallcop.yaml";

    public Path config() {
        return root.resolve(CONFIG);
    }

    public Path events() {
        return root.resolve("events");
    }

    public Path events(String connector, LocalDate day) {
        return events().resolve(connector).resolve(day.toString());
    }

    public Path raw() {
        return root.resolve("raw");
    }

    public Path raw(String connector, LocalDate day) {
        return raw().resolve(connector).resolve(day.toString());
    }

    public Path runs() {
        return root.resolve("runs");
    }

    public Path findings() {
        return root.resolve("findings.jsonl");
    }

    public Path decisions() {
        return root.resolve("decisions.jsonl");
    }

    public Path baseline() {
        return root.resolve("baseline");
    }

    /** Case files, one pair for each finding that was looked at. */
    public Path investigations() {
        return root.resolve("investigations");
    }

    public Path costs() {
        return root.resolve("costs.jsonl");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints.yaml");
    }

    public Path own() {
        return root.resolve(".mallcop");
    }

    public Path epochs() {
        return own().resolve("epochs");
    }

    /** Which clone may run; see {@link WriterClone}. */
    public Path writer() {
        return own().resolve("writer");
    }

    /** Key of the hashes that stand for redacted secrets. */
    public Path redactionKey() {
        return own().resolve("redaction.key");
    }

    /** Caches, lock and logs: not in git, and nothing is lost when it goes. */
    public Path local() {
        return own().resolve("local");
    }

    public Path lock() {
        return local().resolve("lock");
    }

    /** What the run in progress has created, so that a killed one can be cleaned up without a search. */
    public Path openRun() {
        return local().resolve("run.open");
    }

    public Path ids() {
        return local().resolve("ids");
    }

    public Path names() {
        return local().resolve("names");
    }

    public Path fold() {
        return local().resolve("fold");
    }

    /** The path within the repo, with {@code /} on every system. */
    public String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
