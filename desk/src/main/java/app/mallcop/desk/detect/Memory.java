package app.mallcop.desk.detect;

import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.Snapshot;
import app.mallcop.detect.engine.State;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.store.runs.RunLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path folder;
    private final Disk disk;

    Memory(Layout layout, Disk disk) {
        this.folder = layout.local().resolve("detect");
        this.disk = disk;
    }

    private Path head() {
        return folder.resolve("head");
    }

    /** What was remembered after this run under this config, if it is here. */
    Optional<Kept> read(RunLine last, Setup setup) throws IOException {
        if (!Files.exists(head())) {
            return Optional.empty();
        }
        try {
            Tree tree = Tree.parse(Files.readAllBytes(head()));
            if (!tree.text("run").equals(last.id()) || !tree.text("epoch").equals(setup.config())) {
                return Optional.empty();
            }
            byte[] ledger = file(tree, "ledger");
            byte[] open = file(tree, "open");
            if (ledger == null || open == null) {
                return Optional.empty();
            }
            return Optional.of(new Kept(Snapshot.read(ledger, open, setup), new TreeSet<>(tree.texts("decisions")),
                    JournalMark.read(tree.child("mark"))));
        } catch (Tree.Malformed | Snapshot.Unreadable e) {
            return Optional.empty();
        }
    }

    private byte @Nullable [] file(Tree tree, String name) throws IOException, Tree.Malformed {
        Path file = folder.resolve(tree.text(name));
        if (!file.normalize().startsWith(folder) || !Files.exists(file)) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(file);
        return checksum(bytes) == tree.number(name + "_crc") ? bytes : null;
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    /** @param sealed whether the run sealed days, and so changed the ledger */
    void write(RunLine run, String epoch, Kept kept, boolean sealed) throws IOException {
        String ledgerName = sealed ? "ledger-" + run.id() : ledgerBefore().orElse("ledger-" + run.id());
        if (ledgerName.equals("ledger-" + run.id())) {
            disk.replaceCache(folder.resolve(ledgerName), Snapshot.ledger(kept.state()));
        }
        byte[] open = Snapshot.open(kept.state());
        String openName = "open-" + run.id();
        disk.replaceCache(folder.resolve(openName), open);
        Bytes bytes = new Bytes(1024);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("run", run.id()).field("epoch", epoch).field("ledger", ledgerName).field("ledger_crc",
                checksum(Files.readAllBytes(folder.resolve(ledgerName)))).field("open", openName)
                .field("open_crc", checksum(open)).texts("decisions", List.copyOf(kept.decisions()));
        kept.mark().write("mark", json);
        json.end().flush();
        disk.replaceCache(head(), bytes.copy());
        sweep(Set.of("head", ledgerName, openName));
    }

    private Optional<String> ledgerBefore() throws IOException {
        try {
            return Files.exists(head())
                    ? Optional.of(Tree.parse(Files.readAllBytes(head())).text("ledger"))
                            .filter(name -> Files.exists(folder.resolve(name)))
                    : Optional.empty();
        } catch (Tree.Malformed e) {
            return Optional.empty();
        }
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
