package app.mallcop.cli.demo;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder a demo is made in. It carries a mark, and only a folder with that mark is ever replaced. */
final class DemoFolder {

    private static final String MARK = ".mallcop/demo";

    private final Path folder;

    DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** Leaves an empty folder, or refuses: nothing is deleted that is not an older demo, and that only when forced. */
    void prepare(boolean force) throws IOException {
        if (Files.exists(folder) && !isEmpty()) {
            boolean ours = Files.isRegularFile(folder.resolve(MARK));
            if (!ours) {
                throw refused("not-a-demo", "{} is there and is not an older demo, so it stays as it is",
                        "name another folder: mallcop demo --dir DIR");
            }
            if (!force) {
                throw refused("demo-exists", "{} holds an older demo",
                        "replace it: mallcop demo --force, or name another folder with --dir");
            }
            deleteContent();
        }
        Path mark = folder.resolve(MARK);
        Files.createDirectories(mark.resolveSibling("."));
        Files.writeString(mark, "A simulated company, made by mallcop demo; safe to delete.\n", StandardCharsets.UTF_8);
    }

    private Refusal refused(String code, String message, String hint) {
        return Refusal.usage(new Problem(code, Prose.of(message, Untrusted.of(folder.toString())), hint));
    }

    private boolean isEmpty() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private void deleteContent() throws IOException {
        List<Path> content;
        try (Stream<Path> walk = Files.walk(folder)) {
            content = walk.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder()).toList();
        }
        // the mark goes last, so that a demo whose replacing was interrupted is still one
        for (Path path : content) {
            if (!path.endsWith(MARK) && !path.endsWith(".mallcop")) {
                Files.delete(path);
            }
        }
    }
}
