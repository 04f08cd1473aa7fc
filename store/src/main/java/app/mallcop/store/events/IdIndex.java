package app.mallcop.store.events;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.runs.Journal;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the days a run touches. Each day is kept in a cache file that names the segments it was made of; when those
 * are not the day's segments any more, it is made anew from them. Memory is bounded: days long untouched go to disk.
 */
final class IdIndex {

    /** About 50 MB of ids in memory. */
    static final int MOST_IDS_IN_MEMORY = 1_500_000;

    private record Key(String connector, LocalDate day) {}

    private static final class Held {
        final DayIds ids;
        final List<String> segmentsBefore;
        boolean grown;

        Held(DayIds ids, List<String> segmentsBefore) {
            this.ids = ids;
            this.segmentsBefore = segmentsBefore;
        }
    }

    private final Path folder;
    private final EventFiles files;
    private final Disk disk;
    private final String ownSegment;
    private final int mostInMemory;
    /** Marks what this run puts aside: a run killed before its line must leave nothing that a later one believes. */
    private final String unfinished = "unfinished " + UUID.randomUUID();
    private final Set<Key> aside = new HashSet<>();
    private final LinkedHashMap<Key, Held> held = new LinkedHashMap<>(64, 0.75f, true);
    private @Nullable Key lastKey;
    private @Nullable Held last;
    private long idsHeld;

    IdIndex(Path folder, EventFiles files, Disk disk, String run, int mostInMemory) {
        this.mostInMemory = mostInMemory;
        this.folder = folder;
        this.files = files;
        this.disk = disk;
        this.ownSegment = run + ".jsonl";
    }

    DayIds.Met meet(String connector, LocalDate day, String id, byte[] line, int bodyFrom, int bodyLength)
            throws IOException {
        Held of = held(connector, day);
        DayIds.Met met = of.ids.meet(id, line, bodyFrom, bodyLength);
        if (met == DayIds.Met.NEW) {
            of.grown = true;
            idsHeld++;
            if (idsHeld > mostInMemory) {
                putAside();
            }
        }
        return met;
    }

    /** Whether the connector had nothing of that day before this run. */
    boolean opensDay(String connector, LocalDate day) throws IOException {
        return held(connector, day).segmentsBefore.isEmpty();
    }

    private Held held(String connector, LocalDate day) throws IOException {
        if (last != null && lastKey != null && lastKey.day().equals(day) && lastKey.connector().equals(connector)) {
            return last;
        }
        Key key = new Key(connector, day);
        Held of = held.get(key);
        if (of == null) {
            of = load(key);
            held.put(key, of);
            idsHeld += of.ids.count();
        }
        lastKey = key;
        last = of;
        return of;
    }

    private void putAside() throws IOException {
        var oldest = held.entrySet().iterator();
        while (idsHeld > mostInMemory / 2 && held.size() > 1) {
            Map.Entry<Key, Held> entry = oldest.next();
            if (entry.getValue() == last) {
                continue;
            }
            write(entry.getKey(), stamp(entry.getValue(), unfinished), entry.getValue().ids.save());
            aside.add(entry.getKey());
            idsHeld -= entry.getValue().ids.count();
            oldest.remove();
        }
    }

    /** After the run's line is there: what it learned is worth keeping. */
    void saveAll() throws IOException {
        for (Map.Entry<Key, Held> entry : held.entrySet()) {
            if (entry.getValue().grown) {
                write(entry.getKey(), stamp(entry.getValue(), ownSegment), entry.getValue().ids.save());
            }
        }
        for (Key key : aside) {
            if (!held.containsKey(key)) {
                Held of = held(key.connector(), key.day());
                write(key, stamp(of, ownSegment), of.ids.save());
                held.remove(key);
                last = null;
            }
        }
    }

    private Path file(Key key) {
        return folder.resolve(key.connector()).resolve(key.day() + ".ids");
    }

    private void write(Key key, byte[] stamp, byte[] ids) throws IOException {
        Bytes bytes = new Bytes(stamp.length + Long.BYTES + ids.length);
        bytes.write(stamp, 0, stamp.length);
        byte[] sum = ByteBuffer.allocate(Long.BYTES).putLong(checksum(ids, 0, ids.length)).array();
        bytes.write(sum, 0, sum.length);
        bytes.write(ids, 0, ids.length);
        disk.replaceCache(file(key), bytes.copy());
    }

    private static byte[] stamp(Held of, String own) {
        return stamp(of.grown ? Stream.concat(of.segmentsBefore.stream(), Stream.of(own)).toList() : of.segmentsBefore);
    }

    private static byte[] stamp(List<String> covers) {
        return Bytes.sha256().digest(("ids 1\n" + String.join("\n", covers)).getBytes(StandardCharsets.UTF_8));
    }

    /** A cache is not synced: after a power cut part of it may be zeros, and a wrong id would lose an event. */
    private static long checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return sum.getValue();
    }

    private Held load(Key key) throws IOException {
        List<Path> segments = files.segments(key.connector(), key.day());
        List<String> names = segments.stream().map(path -> path.getFileName().toString()).toList();
        try {
            byte[] file = Files.readAllBytes(file(key));
            ByteBuffer saved = ByteBuffer.wrap(file);
            byte[] stamp = new byte[32];
            saved.get(stamp);
            boolean whole = saved.getLong() == checksum(file, saved.position(), saved.remaining());
            boolean putAside = Arrays.equals(stamp,
                    stamp(Stream.concat(names.stream(), Stream.of(unfinished)).toList()));
            if (whole && (putAside || Arrays.equals(stamp, stamp(names)))) {
                Held of = new Held(DayIds.load(key.connector(), key.day(), saved), names);
                of.grown = putAside;
                return of;
            }
        } catch (IOException | BufferUnderflowException e) {
            // not there, not readable or not whole: made anew below
        }
        return new Held(made(key, segments), names);
    }

    /** Whether this day's cache is damaged, or would be believed and says something else than the segments. */
    static boolean isWrong(Path folder, EventFiles files, String connector, LocalDate day) throws IOException {
        Key key = new Key(connector, day);
        List<Path> segments = files.segments(connector, day);
        byte[] file = Files.readAllBytes(folder.resolve(connector).resolve(day + ".ids"));
        ByteBuffer saved = ByteBuffer.wrap(file);
        try {
            byte[] stamp = new byte[32];
            saved.get(stamp);
            if (saved.getLong() != checksum(file, saved.position(), saved.remaining())) {
                return true;
            }
            boolean believed = Arrays.equals(stamp,
                    stamp(segments.stream().map(path -> path.getFileName().toString()).toList()));
            return believed && !DayIds.load(connector, day, saved).sameAs(made(key, segments));
        } catch (BufferUnderflowException e) {
            return true;
        }
    }

    private static DayIds made(Key key, List<Path> segments) throws IOException {
        DayIds ids = new DayIds(key.connector(), key.day(), 64);
        for (Path segment : segments) {
            Journal.each(segment, 0, (bytes, from, length, _) -> {
                try {
                    String id = EventCodec.read(bytes, from, length).id();
                    int body = EventCodec.bodyStart(bytes, from, length);
                    ids.meet(id, bytes, body, from + length - body);
                } catch (Tree.Malformed e) {
                    // a damaged line has no id; the doctor names it
                }
            });
        }
        return ids;
    }
}
