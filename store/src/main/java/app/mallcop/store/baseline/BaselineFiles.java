package app.mallcop.store.baseline;

import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.runs.Journal;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code baseline/<connector>/<day>.jsonl}: a day's addend, written once when the day is sealed, sorted, readable. A
 * record that comes later makes a revision with a name of its own, {@code <day>.r2.jsonl}; the newest one counts.
 */
public final class BaselineFiles {

    private final Path folder;
    private final Disk disk;

    public BaselineFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Seals a day, or adds a revision to a sealed one. The same addends give the same bytes. */
    public Path seal(String connector, LocalDate day, Collection<Addend> addends) throws IOException {
        Bytes bytes = new Bytes(4 * 1024);
        CanonicalJson json = new CanonicalJson(bytes);
        for (Addend addend : new TreeSet<>(addends)) {
            json.begin().field("v", 1).field("kind", addend.kind()).texts("key",
                    addend.key().stream().map(Boxing::boxed).toList());
            addend.counts().forEach(json::field);
            json.end().flush();
            bytes.write('\n');
        }
        List<Integer> revisions = revisions(connector, day);
        byte[] content = bytes.copy();
        if (!revisions.isEmpty()) {
            Path newest = file(connector, day, revisions.getLast());
            if (Arrays.equals(Files.readAllBytes(newest), content)) {
                return newest; // sealed by a run that was killed before its line was there
            }
        }
        Path file = file(connector, day, revisions.isEmpty() ? 1 : revisions.getLast() + 1);
        disk.replace(file, content);
        return file;
    }

    /** The newest revision's addends; empty when the day is not sealed, or not here. */
    public List<Addend> read(String connector, LocalDate day) throws IOException {
        List<Integer> revisions = revisions(connector, day);
        if (revisions.isEmpty()) {
            return List.of();
        }
        List<Addend> addends = new ArrayList<>();
        Path file = file(connector, day, revisions.getLast());
        Journal.each(file, 0, (bytes, from, length, end) -> {
            try {
                addends.add(addend(Tree.parse(bytes, from, length)));
            } catch (Tree.Malformed e) {
                throw new IOException(
                        "baseline/" + connector + "/" + file.getFileName() + ", line " + Journal.lineNumber(file, end)
                                + ": " + e.reason(),
                        e);
            }
        });
        return addends;
    }

    private static Addend addend(Tree tree) throws Tree.Malformed {
        List<Untrusted> key = new ArrayList<>();
        for (String part : tree.texts("key")) {
            key.add(Boxing.unbox(part).orElseGet(() -> Untrusted.of(part)));
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        for (String name : tree.names()) {
            if (!name.equals("v") && !name.equals("kind") && !name.equals("key")) {
                counts.put(name, tree.number(name));
            }
        }
        return new Addend(tree.text("kind"), key, counts);
    }

    private Path file(String connector, LocalDate day, int revision) {
        return folder.resolve(connector).resolve(day + (revision == 1 ? "" : ".r" + revision) + ".jsonl");
    }

    private List<Integer> revisions(String connector, LocalDate day) throws IOException {
        Path of = folder.resolve(connector);
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> revision(file.getFileName().toString(), day)).flatMap(Optional::stream).sorted()
                    .toList();
        }
    }

    private static Optional<Integer> revision(String name, LocalDate day) {
        if (name.equals(day + ".jsonl")) {
            return Optional.of(1);
        }
        String start = day + ".r";
        if (name.startsWith(start) && name.endsWith(".jsonl")) {
            String number = name.substring(start.length(), name.length() - ".jsonl".length());
            return number.matches("[1-9][0-9]{0,6}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
        }
        return Optional.empty();
    }
}
