package app.mallcop.detect.engine;

import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.shelf.Packing;
import app.mallcop.detect.shelf.ShelfKey;
import app.mallcop.detect.shelf.Shelves;
import app.mallcop.detect.shelf.Unpacking;
import app.mallcop.detect.shelf.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The sealed days as they lie in files, and what this run adds to them. */
final class LedgerFile {

    private final @Nullable Shelves shelves;
    private final Map<String, Map<Key, Track>> added = new HashMap<>();
    /** Days before it are in no window any more; of actors, those long ago. */
    private int from = Integer.MIN_VALUE;
    private int actorsFrom = Integer.MIN_VALUE;
    private final Doubt doubt;

    LedgerFile(@Nullable Shelves shelves, Doubt doubt) {
        this.shelves = shelves;
        this.doubt = doubt;
    }

    static LedgerFile read(Unpacking in, Shelves.Files files, Doubt doubt) {
        int from = (int) in.number();
        int actorsFrom = (int) in.number();
        LedgerFile file = new LedgerFile(Shelves.read(in, files), doubt);
        file.dropBefore(from, actorsFrom);
        return file;
    }

    boolean isEmpty() {
        return shelves == null || shelves.isEmpty();
    }

    void dropBefore(int day, int longAgo) {
        from = Math.max(from, day);
        actorsFrom = Math.max(actorsFrom, longAgo);
    }

    void drop() {
        if (shelves != null) {
            shelves.drop();
        }
        added.clear();
    }

    void added(String fact, Key key, int day, short source, long count, List<String> withheldBy) {
        if (!isEmpty()) {
            added.computeIfAbsent(fact, _ -> new HashMap<>()).computeIfAbsent(key, _ -> new Track()).put(day, source,
                    count, withheldBy);
        }
    }

    @Nullable
    Track find(String fact, Key key) {
        if (shelves == null) {
            return null;
        }
        try {
            List<Unpacking> found = shelves.find(ShelfKey.of(key, fact));
            if (found.isEmpty()) {
                return null;
            }
            Track track = new Track();
            found.forEach(one -> read(one, track));
            return track.drop(-1, from(fact) - 1) ? null : track;
        } catch (Unreadable e) {
            doubt.any = true;
            return null;
        }
    }

    private int from(String fact) {
        return fact.equals(Everyday.ACTOR.name())
                ? Math.max(actorsFrom, Integer.MIN_VALUE + 1)
                : Math.max(from, Integer.MIN_VALUE + 1);
    }

    interface Reader {
        void key(String fact, Key key);
    }

    void each(String fact, Key prefix, Reader reader) {
        each(ShelfKey.of(prefix, fact), reader);
    }

    void each(Reader reader) {
        each(new byte[0], reader);
    }

    private void each(byte[] prefix, Reader reader) {
        if (shelves == null) {
            return;
        }
        List<byte[]> keys = new ArrayList<>();
        try {
            shelves.each(prefix, (key, _) -> keys.add(key));
        } catch (Unreadable e) {
            doubt.any = true;
        }
        for (byte[] key : keys) {
            reader.key(ShelfKey.texts(key).getFirst(), ShelfKey.key(key, 1));
        }
    }

    /** Lays down what is new, or all of it when nothing is in files. */
    List<String> write(Ledger ledger, String name, Shelves.Files files, Packing head) throws IOException {
        SortedMap<byte[], Shelves.Value> entries = Shelves.entries();
        Shelves on = shelves == null || shelves.isEmpty() ? new Shelves(files) : shelves;
        if (on.isEmpty()) {
            ledger.each((fact, key, track) -> entries.put(ShelfKey.of(key, fact), out -> write(track, out)));
        } else {
            added.forEach((fact, keys) -> keys.forEach(
                    (key, track) -> entries.put(ShelfKey.of(key, fact), out -> write(track, out))));
        }
        on.add(name, entries, this::union);
        head.number(from);
        head.number(actorsFrom);
        on.write(head);
        return on.names();
    }

    private boolean union(byte[] key, Unpacking older, @Nullable Unpacking newer, Packing into) {
        Track track = new Track();
        read(older, track);
        if (newer != null) {
            read(newer, track);
        }
        if (track.drop(-1, from(ShelfKey.texts(key).getFirst()) - 1)) {
            return false;
        }
        write(track, into);
        return true;
    }

    private static void write(Track track, Packing out) {
        out.number(track.size());
        int[] before = new int[1];
        track.each((day, source, count, withheldBy) -> {
            out.number(day - before[0]);
            before[0] = day;
            out.number(source);
            out.number(count);
            out.texts(withheldBy);
        });
    }

    private static void read(Unpacking in, Track track) {
        int day = 0;
        for (int days = in.count(); days > 0; days--) {
            day += (int) in.number();
            track.put(day, (short) in.number(), in.number(), in.texts());
        }
    }
}
