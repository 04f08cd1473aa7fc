package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.shelf.Packing;
import app.mallcop.detect.shelf.ShelfKey;
import app.mallcop.detect.shelf.Shelves;
import app.mallcop.detect.shelf.Unpacking;
import app.mallcop.detect.shelf.Unreadable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs counted on a day that may still change, as it lies in files. All of it adds up, so a run lays down what it counted itself, and
 * reads back the keys it judges. Several tallies may ask at the same time, so one after the other is answered.
 */
final class BookFile {

    private static final String TAUGHT = "t";
    private static final String CELLS = "c";

    private final int day;
    private final Shelves shelves;
    private final Map<String, Tally> tallies;
    private final long salt;
    private final Doubt doubt;

    BookFile(int day, Shelves shelves, Map<String, Tally> tallies, long salt, Doubt doubt) {
        this.day = day;
        this.shelves = shelves;
        this.tallies = tallies;
        this.salt = salt;
        this.doubt = doubt;
    }

    /** For a day of which nothing is in files yet. */
    static BookFile begin(int day, Shelves.Files files, Doubt doubt) {
        return new BookFile(day, new Shelves(files), Map.of(), 0, doubt);
    }

    /** Adds what was taught before. */
    synchronized void taught(Map<String, DayBook.Taught> into) {
        try {
            shelves.each(ShelfKey.of(Key.of(), TAUGHT), (bytes, value) -> {
                List<String> texts = ShelfKey.texts(bytes);
                into.computeIfAbsent(texts.get(1), _ -> new DayBook.Taught())
                        .count(new Fact(texts.get(2), Integer.parseInt(texts.get(3))), ShelfKey.key(bytes, 4),
                                value.number());
            });
        } catch (Unreadable e) {
            doubt.any = true;
        }
    }

    /** Adds a key's cells. */
    synchronized void cells(String tally, int era, Key key, Cells.Into into) {
        try {
            for (Unpacking one : shelves.find(ShelfKey.of(key, CELLS, tally, Integer.toString(era)))) {
                CellPacking.read(one, day, into);
            }
        } catch (Unreadable e) {
            doubt.any = true;
        }
    }

    /** What a key's cells count and weigh. */
    synchronized void sums(String tally, int era, Key key, CellPacking.Sums into) {
        try {
            for (Unpacking one : shelves.find(ShelfKey.of(key, CELLS, tally, Integer.toString(era)))) {
                CellPacking.sums(one, into);
            }
        } catch (Unreadable e) {
            doubt.any = true;
        }
    }

    interface KeyReader {
        void key(Key key, Unpacking cells);
    }

    synchronized void cells(String tally, int era, KeyReader reader) {
        try {
            shelves.each(ShelfKey.of(Key.of(), CELLS, tally, Integer.toString(era)),
                    (bytes, value) -> reader.key(ShelfKey.key(bytes, 3), value));
        } catch (Unreadable e) {
            doubt.any = true;
        }
    }

    /** Lays down what this run counted. */
    List<String> write(DayBook book, String name, Packing head) throws IOException {
        SortedMap<byte[], Shelves.Value> entries = Shelves.entries();
        book.taught.forEach((source, taught) -> taught.counts.forEach((fact, keys) -> keys.forEach((key,
                count) -> entries.put(ShelfKey.of(key, TAUGHT, source, fact.name(), Integer.toString(fact.perActor())),
                        out -> out.number(count[0])))));
        book.cells.forEach((tally, cells) -> cells.all().forEach((key, places) -> entries
                .put(ShelfKey.of(key, CELLS, tally, Integer.toString(cells.era())),
                        out -> CellPacking.write(places, day, out))));
        shelves.add(name, entries, (key, older, newer, into) -> union(book, key, older, newer, into));
        shelves.write(head);
        return shelves.names();
    }

    private boolean union(DayBook book, byte[] bytes, Unpacking older, @Nullable Unpacking newer, Packing into) {
        List<String> texts = ShelfKey.texts(bytes);
        if (texts.getFirst().equals(TAUGHT)) {
            into.number(older.number() + (newer == null ? 0 : newer.number()));
            return true;
        }
        Cells now = book.cells.get(texts.get(1));
        Tally tally = tallies.get(texts.get(1));
        if (now == null || tally == null || !Integer.toString(now.era()).equals(texts.get(2))) {
            return false;
        }
        Cells both = new Cells(texts.get(1), tally, day, salt);
        Key key = Key.of(texts.subList(3, texts.size()).stream().map(Untrusted::of).toList());
        CellPacking.read(older, day,
                (place, count, weight, entries) -> both.restore(key, place, count, weight, entries));
        if (newer != null) {
            CellPacking.read(newer, day,
                    (place, count, weight, entries) -> both.restore(key, place, count, weight, entries));
        }
        CellPacking.write(both.all().getOrDefault(key, new Row()), day, into);
        return true;
    }
}
