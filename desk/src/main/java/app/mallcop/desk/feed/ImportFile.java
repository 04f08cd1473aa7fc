package app.mallcop.desk.feed;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A file to import, or what comes through standard input. Gzip is told by its first bytes, not by its name. */
public record ImportFile(String name, Optional<Path> path) {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    public static final ImportFile STANDARD_INPUT = new ImportFile("-", Optional.empty());

    /** The files that a path stands for: itself, or the event files of the deployment repo it is, ours or an ancestor's. */
    public static List<ImportFile> of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw refused("no-such-file", "{} does not exist", path, "Check the name; nothing was imported.");
        }
        if (Files.isRegularFile(path)) {
            return List.of(new ImportFile(path.toString(), Optional.of(path)));
        }
        if (!Files.isDirectory(path)) {
            return List.of(new ImportFile(path.toString(), Optional.of(path))); // a pipe, a device
        }
        List<ImportFile> files = new ArrayList<>();
        for (Path events : List.of(path.resolve("events"), path.resolve(".mallcop/events"))) {
            if (Files.isDirectory(events)) {
                try (Stream<Path> inside = Files.walk(events)) {
                    inside.filter(file -> file.toString().endsWith(".jsonl") && Files.isRegularFile(file)).sorted()
                            .forEach(file -> files.add(new ImportFile(file.toString(), Optional.of(file))));
                }
            }
        }
        if (files.isEmpty()) {
            throw refused("no-events-there", "{} is a folder without event files", path,
                    "Name the files, or a deployment repo that has events/*.jsonl or .mallcop/events/*.jsonl.");
        }
        return files;
    }

    InputStream open(InputStream standardInput) throws IOException {
        Unpacked.Counted counted = new Unpacked.Counted(
                path.isPresent() ? Files.newInputStream(path.get()) : standardInput);
        InputStream plain = new BufferedInputStream(counted, 64 * 1024);
        plain.mark(2);
        int first = plain.read();
        int second = plain.read();
        plain.reset();
        return first == GZIP_FIRST && second == GZIP_SECOND
                ? new Unpacked(new GZIPInputStream(plain, 64 * 1024), counted)
                : plain;
    }

    /** For a bar that shows how far it is; 0 when nobody knows. */
    long size() throws IOException {
        return path.isPresent() ? Files.size(path.get()) : 0;
    }

    static Refusal refused(String code, String message, Path path, String hint) {
        return Refusal.usage(new Problem(code, Prose.of(message, Untrusted.of(path.toString())), hint));
    }
}
