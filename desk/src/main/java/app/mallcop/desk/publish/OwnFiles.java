package app.mallcop.desk.publish;

import app.mallcop.store.git.Git;
import app.mallcop.store.repo.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What mallcop writes and git is to keep. Whatever else lies around in the folder is not ours to commit. */
final class OwnFiles {

    private static final List<String> OURS = List.of("events", "runs", "findings.jsonl", "decisions.jsonl", "baseline",
            "investigations", "costs.jsonl", "resolution_rules.yaml", "checkpoints.yaml", ".mallcop/epochs",
            ".mallcop/writer", ".mallcop/redaction.key");
    /** What two clones may both have made: the one that was pushed first will do. */
    private static final List<String> FIRST_WINS = List.of("investigations/", "checkpoints.yaml",
            "resolution_rules.yaml", ".mallcop/epochs/", ".mallcop/writer", ".mallcop/redaction.key");

    private OwnFiles() {}

    /** Those that are here, or were and are gone. */
    static List<String> of(Layout layout, Git git, boolean rawInGit) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String path : OURS) {
            if (isWorthNaming(layout, git, path)) {
                paths.add(path);
            }
        }
        if (rawInGit && isWorthNaming(layout, git, "raw") && !git.run("check-ignore", "-q", "raw").ok()) {
            paths.add("raw");
        }
        return paths;
    }

    /** Git refuses a path that names nothing; an empty folder is nothing to it. */
    private static boolean isWorthNaming(Layout layout, Git git, String path) throws IOException {
        var file = layout.root().resolve(path);
        if (Files.isRegularFile(file)) {
            return true;
        }
        if (Files.isDirectory(file)) {
            try (var all = Files.walk(file)) {
                if (all.anyMatch(Files::isRegularFile)) {
                    return true;
                }
            }
        }
        return !git.run("ls-files", "--", path).out().isBlank();
    }

    static boolean firstWins(String path) {
        return FIRST_WINS.stream().anyMatch(own -> own.endsWith("/") ? path.startsWith(own) : path.equals(own));
    }
}
