package app.mallcop.desk.detect;

import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.Snapshot;
import app.mallcop.detect.engine.State;
import app.mallcop.detect.shelf.Unreadable;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.store.runs.RunLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * {@code .mallcop/local/detect/}: what the last detection remembered, so that the next one costs what is new. Believed only when it
 * is that of the last detection in the run log and whole; else everything is made again from the repo ({@link Remembering}).
 */
final class Memory {

    /**
     * @param decisions those taken into account so far
     * @param mark where the decisions were read to
     */
    record Kept(State state, Set<String> decisions, JournalMark mark) {}

    private static final String STATE = "state-";

    private final Path folder;
    private final Disk disk;

    Memory(Layout layout, Disk disk) {
        this.folder = layout.local().resolve("detect");
        this.disk = disk;
    }

    MemoryFiles files() {
        return new MemoryFiles(folder, disk);
    }

    private Path head() {
        return folder.resolve("head");
    }

    /** What was remembered after this run under this config, if it is here. Of its files it is read what is asked for. */
    Optional<Kept> read(@Nullable RunLine last, Setup setup, MemoryFiles files) throws IOException {
        if (last == null || !Files.exists(head())) {
            return Optional.empty();
        }
        try {
            Tree tree = Tree.parse(Files.readAllBytes(head()));
            if (!tree.text("run").equals(last.id()) || !tree.text("epoch").equals(setup.config())) {
                return Optional.empty();
            }
            byte[] state = Files.readAllBytes(folder.resolve(STATE + last.id()));
            if (checksum(state) != tree.number("state_crc")) {
                return Optional.empty();
            }
            return Optional.of(new Kept(Snapshot.read(state, files, setup), new TreeSet<>(tree.texts("decisions")),
                    JournalMark.read(tree.child("mark"))));
        } catch (NoSuchFileException | Tree.Malformed | Unreadable e) {
            return Optional.empty();
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    void write(RunLine run, String epoch, Kept kept, MemoryFiles files) throws IOException {
        Set<String> names = new TreeSet<>(List.of("head", STATE + run.id()));
        byte[] state;
        try {
            state = Snapshot.write(kept.state(), run.id(), files, names);
        } catch (Unreadable e) {
            disk.delete(head()); // no memory is better than half of one
            return;
        }
        disk.replaceCache(folder.resolve(STATE + run.id()), state);
        Bytes bytes = new Bytes(1024);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("run", run.id()).field("epoch", epoch).field("state_crc", checksum(state))
                .texts("decisions", List.copyOf(kept.decisions()));
        kept.mark().write("mark", json);
        json.end().flush();
        disk.replaceCache(head(), bytes.copy());
        sweep(names);
    }

    private void sweep(Set<String> keep) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!keep.contains(String.valueOf(file.getFileName()))) {
                    disk.delete(file);
                }
            }
        }
    }
}
