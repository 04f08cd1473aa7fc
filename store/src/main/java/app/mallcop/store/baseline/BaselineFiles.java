package app.mallcop.store.baseline;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Sealed;
import app.mallcop.store.runs.SealedDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code baseline/<connector>/<day>.jsonl}: a day's addends, written once when the day is sealed ({@link Sealing}), sorted,
 * readable. Which files count is in the run log. Whoever opens this sees the runs that were finished then.
 */
public final class BaselineFiles {

    private final Path root;
    private final SealedDays days;

    public BaselineFiles(Layout layout, RunLog log) throws IOException {
        this.root = layout.root();
        this.days = SealedDays.read(log);
    }

    /** Which days are sealed, whether their files are here or not. */
    public SealedDays days() {
        return days;
    }

    /** The newest revision of each sealed day of this connector, oldest day first. */
    public List<Sealed> sealed(String connector) {
        return List.copyOf(days.of(connector).values());
    }

    public boolean isHere(Sealed sealed) {
        return Files.exists(root.resolve(sealed.path()));
    }

    /**
     * Reads a sealed day line by line. What is wrong with the file is told when it was read: it is not here (line 0), a line
     * is no addend, or it is not the file that was sealed (line 0).
     */
    public Optional<Damage> each(Sealed sealed, Consumer<Addend> reader) throws IOException {
        Path file = root.resolve(sealed.path());
        MessageDigest sha = Bytes.sha256();
        List<Damage> damage = new ArrayList<>();
        long[] line = new long[1];
        try {
            Journal.each(file, 0, (bytes, from, length, _) -> {
                sha.update(bytes, from, length);
                sha.update((byte) '\n');
                line[0]++;
                try {
                    reader.accept(AddendCodec.read(bytes, from, length));
                } catch (Tree.Malformed e) {
                    damage.add(new Damage(sealed.path(), line[0], e.reason()));
                }
            });
        } catch (NoSuchFileException e) {
            return Optional.of(new Damage(sealed.path(), 0, "the file is not here"));
        }
        if (!damage.isEmpty()) {
            return Optional.of(damage.getFirst());
        }
        if (!HexFormat.of().formatHex(sha.digest()).equals(sealed.hash()) || Files.size(file) != sealed.bytes()) {
            return Optional.of(new Damage(sealed.path(), 0, "it was changed after the day was sealed"));
        }
        return Optional.empty();
    }

    /** The addends of a day's newest revision; empty when the day is not sealed, or not here. */
    public List<Addend> read(String connector, LocalDate day) throws IOException {
        List<Addend> addends = new ArrayList<>();
        Sealed sealed = days.find(connector, day).orElse(null);
        if (sealed != null) {
            each(sealed, addends::add);
        }
        return addends;
    }
}
