package app.mallcop.store.baseline;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.Sealed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of sealed days that name some actors and things, without reading the rest of the day: where each name stands is
 * kept in a cache, made when a day is first asked about. Several threads may ask.
 */
public final class NamedLines {

    /** Larger days are read line by line. */
    private static final long MOST = 64L * 1024 * 1024;
    private static final int WINDOW = 16 * 1024;
    private static final String END = ".names";

    private final Layout layout;
    private final Disk disk;

    /** A line that names one of those asked for, as far as can be told without parsing it. */
    public interface Reader {
        void line(byte[] bytes, int from, int length) throws Tree.Malformed;
    }

    public NamedLines(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
    }

    /** Tells what is wrong with the file: it is not here, it is not what was sealed, or a line can't be read. */
    public Optional<Damage> each(Sealed sealed, Names names, Reader reader) throws IOException {
        Path file = layout.root().resolve(sealed.path());
        Careful careful = new Careful(sealed, names, reader);
        try {
            boolean asSealed = Files.size(file) == sealed.bytes();
            Optional<NameIndex> index = asSealed && sealed.bytes() <= MOST ? index(sealed, file) : Optional.empty();
            if (index.isPresent()) {
                read(file, index.get().lines(names), careful);
            } else {
                Journal.each(file, 0, (bytes, from, length, _) -> careful.line(bytes, from, length));
                if (!asSealed || sealed.bytes() <= MOST) {
                    return Optional.of(new Damage(sealed.path(), 0, "it was changed after the day was sealed"));
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.of(new Damage(sealed.path(), 0, "the file is not here"));
        }
        return Optional.ofNullable(careful.flaw);
    }

    /** Passes on what names somebody, and goes on behind a line that can't be read. */
    private static final class Careful {
        private final Sealed sealed;
        private final Names names;
        private final Reader reader;
        private @Nullable Damage flaw;

        Careful(Sealed sealed, Names names, Reader reader) {
            this.sealed = sealed;
            this.names = names;
            this.reader = reader;
        }

        void line(byte[] bytes, int from, int length) {
            if (AddendCodec.mayName(bytes, from, length, names)) {
                try {
                    reader.line(bytes, from, length);
                } catch (Tree.Malformed e) {
                    flaw = flaw == null ? new Damage(sealed.path(), 0, e.reason()) : flaw;
                }
            }
        }
    }

    /** Empty where the file is not what was sealed. */
    private Optional<NameIndex> index(Sealed sealed, Path file) throws IOException {
        byte[] stamp = NameIndex.stamp(sealed.hash(), Files.getLastModifiedTime(file).toMillis());
        Path cache = cacheOf(sealed);
        try {
            Optional<NameIndex> saved = NameIndex.read(Files.readAllBytes(cache), stamp);
            if (saved.isPresent()) {
                return saved;
            }
        } catch (IOException e) {
            // not there, or not for us to read: made below
        }
        byte[] day = Files.readAllBytes(file);
        if (!HexFormat.of().formatHex(Bytes.sha256().digest(day)).equals(sealed.hash())) {
            return Optional.empty();
        }
        NameIndex made = NameIndex.of(day);
        try {
            disk.replaceCache(cache, made.bytes(stamp));
            dropOld(sealed);
        } catch (IOException e) {
            // not ours to write, or no room: it is made again the next time
        }
        return Optional.of(made);
    }

    private Path cacheOf(Sealed sealed) {
        return layout.names().resolve(sealed.source()).resolve(sealed.day() + END);
    }

    /** What nobody asks about any more goes when something new comes. */
    private void dropOld(Sealed sealed) throws IOException {
        LocalDate before = sealed.day().minusYears(1);
        for (Path cache : caches(layout.names().resolve(sealed.source()))) {
            if (dayOf(cache).filter(day -> !day.isBefore(before)).isEmpty()) {
                disk.delete(cache);
            }
        }
    }

    private static List<Path> caches(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(END)).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<LocalDate> dayOf(Path cache) {
        String name = String.valueOf(cache.getFileName());
        try {
            return Optional.of(LocalDate.parse(name.substring(0, name.length() - END.length())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Reads the lines that begin at these places, and little around them. */
    private static void read(Path file, int[] lines, Careful reader) throws IOException {
        if (lines.length == 0) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] window = new byte[WINDOW];
            long start = 0;
            int held = 0;
            for (int line : lines) {
                int from = (int) (line - start);
                int end = from < held ? newline(window, from, held) : -1;
                while (end < 0) {
                    if (from == 0 && held == window.length) {
                        window = new byte[window.length * 2];
                    }
                    start = line;
                    from = 0;
                    in.seek(start);
                    held = Math.max(0, in.read(window, 0, window.length));
                    end = newline(window, 0, held);
                    if (end < 0 && held < window.length) {
                        end = held;
                    }
                }
                reader.line(window, from, end - from);
            }
        }
    }

    private static int newline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Caches that would be believed and say something else than the days they were made of. Reads all of these. */
    public static List<Path> wrong(Layout layout, BaselineFiles files) throws IOException {
        List<Path> wrong = new ArrayList<>();
        for (String source : files.days().connectors()) {
            for (Path cache : caches(layout.names().resolve(source))) {
                Optional<Sealed> sealed = dayOf(cache).flatMap(day -> files.days().find(source, day));
                if (sealed.isPresent() && files.isHere(sealed.get()) && isWrong(layout, sealed.get(), cache)) {
                    wrong.add(cache);
                }
            }
        }
        return wrong;
    }

    private static boolean isWrong(Layout layout, Sealed sealed, Path cache) throws IOException {
        Path file = layout.root().resolve(sealed.path());
        byte[] stamp = NameIndex.stamp(sealed.hash(), Files.getLastModifiedTime(file).toMillis());
        Optional<NameIndex> saved = NameIndex.read(Files.readAllBytes(cache), stamp);
        return saved.isPresent() && !saved.get().sameAs(NameIndex.of(Files.readAllBytes(file)));
    }
}
