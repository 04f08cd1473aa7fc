package app.mallcop.store.repo;

import app.mallcop.store.disk.Disk;
import app.mallcop.store.git.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Makes a deployment repo: the config, what git must not see, how git puts clones together, the redaction key. */
public final class Setup {

    /** Lines every deployment repo's {@code .gitignore} has. */
    public static final List<String> IGNORED = List.of(".env", "/raw/", ".mallcop/local/", "*.part");

    /** Lines of {@code .gitattributes}: journals are put together line by line; what is rebuilt must not stop a merge. */
    public static final List<String> ATTRIBUTES = List.of(
            "*.jsonl -text",
            "runs/*.jsonl merge=union",
            "findings.jsonl merge=union",
            "decisions.jsonl merge=union",
            "costs.jsonl merge=union",
            "baseline/** merge=union",
            "checkpoints.yaml merge=union",
            "raw/** binary");

    private final Layout layout;
    private final Disk disk;

    public Setup(Path root, Disk disk) {
        this.layout = new Layout(root.toAbsolutePath().normalize());
        this.disk = disk;
    }

    /** Writes what is not there yet. The key is random; the demo brings its own, so that it is the same every time. */
    public void create(String config, byte[] redactionKey) throws IOException {
        disk.makeFolders(layout.root());
        if (!Files.exists(layout.redactionKey())) {
            disk.replace(layout.redactionKey(),
                    (HexFormat.of().formatHex(redactionKey) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        addLines(layout.root().resolve(".gitignore"), IGNORED);
        addLines(layout.root().resolve(".gitattributes"), ATTRIBUTES);
        if (!Files.exists(layout.config())) {
            disk.replace(layout.config(), config.getBytes(StandardCharsets.UTF_8));
        }
        if (!Git.hasRepo(layout.root()) && Git.isInstalled()) {
            new Git(layout.root()).run("init", "-q");
        }
    }

    /** Which of these lines the file does not have. */
    public static List<String> missing(Path file, List<String> lines) throws IOException {
        if (!Files.exists(file)) {
            return lines;
        }
        Set<String> present = Set.copyOf(
                Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(String::strip).distinct().toList());
        return lines.stream().filter(line -> !present.contains(line)).toList();
    }

    /** Adds the lines a file does not have; what people wrote stays. */
    public void addLines(Path file, List<String> lines) throws IOException {
        List<String> missing = missing(file, lines);
        if (missing.isEmpty()) {
            return;
        }
        String before = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        disk.replace(file, (before + gap + String.join("\n", missing) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The key that hashes of redacted secrets are made with; made on first use where a repo has none. */
    public static byte[] redactionKey(Layout layout, Disk disk) throws IOException {
        if (!Files.exists(layout.redactionKey())) {
            byte[] key = new byte[32];
            new java.security.SecureRandom().nextBytes(key);
            disk.replace(layout.redactionKey(),
                    (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return HexFormat.of().parseHex(Files.readString(layout.redactionKey(), StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw app.mallcop.api.Refusal
                    .failed("redaction-key-damaged", ".mallcop/redaction.key is not a line of hex digits.",
                            "Restore it from git. Without it the same secret gets another hash than before.")
                    .causedBy(e);
        }
    }
}
