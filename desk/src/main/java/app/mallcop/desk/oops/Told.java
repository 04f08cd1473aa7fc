package app.mallcop.desk.oops;

import app.mallcop.api.Event;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which places were told before, so that a secret that stays is one event and not one a day. A cache: when it is lost,
 * they are told once more.
 */
final class Told {

    private static final int HASH = 32;

    private final Path file;
    private final Set<String> before;
    private final Set<String> now = new TreeSet<>();

    private Told(Path file, Set<String> before) {
        this.file = file;
        this.before = before;
    }

    static Told read(Path file) throws IOException {
        List<String> lines = Files.isRegularFile(file)
                ? Files.readAllLines(file, StandardCharsets.US_ASCII)
                : List.of();
        return new Told(file, new HashSet<>(lines));
    }

    /** Whether it is told for the first time. */
    boolean isNew(Event event) {
        String name = event.id().substring(event.id().length() - HASH);
        return now.add(name) && !before.contains(name);
    }

    /** A repository that could not be read says nothing of what it held. */
    void keepAll() {
        now.addAll(before);
    }

    void write(Disk disk) throws IOException {
        disk.replaceCache(file, (String.join("\n", now) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
