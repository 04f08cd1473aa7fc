package app.mallcop.detect.engine;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of one tally on one day. The same events in any order make the same cells. */
final class Cells {

    private final String name;
    private final Tally tally;
    private final int day;
    private final long salt;
    private final Map<Key, Row> keys = new HashMap<>();
    private final Set<Key> touched = new LinkedHashSet<>();
    private final Taking taking = new Taking();
    /** Keys whose keyed hash is above this were left out: which ones stay does not depend on who came first. */
    private long limit = Long.MAX_VALUE;
    private long leftOut;
    /** What earlier runs counted, while it is not needed here. */
    private @Nullable BookFile kept;
    private int keptKeys;
    private int era;
    private final Map<Key, Row> asked = new HashMap<>();

    /** Gets a cell as it was kept. */
    interface Into {
        void cell(int place, long count, long weight, List<Tally.Entry> entries);
    }

    Cells(String name, Tally tally, int day, long salt) {
        this.name = name;
        this.tally = tally;
        this.day = day;
        this.salt = salt;
    }

    void take(Sighting seen, boolean isNew) {
        taking.seen = seen;
        taking.isNew = isNew;
        tally.take(seen, taking);
    }

    /** Takes what an event adds; one for all events, since there are so many. */
    private final class Taking implements Tally.Into {
        private @Nullable Sighting seen;
        private boolean isNew;

        @Override
        public void add(Key key, long weight, List<Untrusted> notes) {
            Cells.this.add(requireNonNull(seen, "nothing is taken"), key, weight, notes, isNew);
        }
    }

    private void add(Sighting seen, Key key, long weight, List<Untrusted> notes, boolean isNew) {
        Row cells = cells(key);
        if (cells == null) {
            return;
        }
        int place = seen.minuteOfDay() / tally.grainMinutes();
        cells.at(place, tally.apart()).add(new Tally.Entry(seen.at(), weight, seen.place(), notes), tally, salt);
        if (isNew) {
            touched.add(key);
        }
    }

    private @Nullable Row cells(Key key) {
        Row cells = keys.get(key);
        if (cells != null) {
            return cells;
        }
        if (limit != Long.MAX_VALUE && hash(key) > limit) {
            leftOut++;
            return null;
        }
        cells = new Row();
        keys.put(key, cells);
        if (keys.size() + keptKeys > 2 * tally.mostKeys()) {
            prune();
        }
        return cells;
    }

    private void prune() {
        if (keys.size() + keptKeys <= tally.mostKeys()) {
            return;
        }
        bringIn();
        if (keys.size() <= tally.mostKeys()) {
            return;
        }
        List<Key> ordered = new ArrayList<>(keys.keySet());
        Map<Key, Long> hashes = new HashMap<>();
        ordered.forEach(key -> hashes.put(key, hash(key)));
        ordered.sort(Comparator.comparing((Key key) -> hashes.getOrDefault(key, 0L)).thenComparing(key -> key));
        limit = hashes.getOrDefault(ordered.get(tally.mostKeys() - 1), Long.MAX_VALUE);
        for (Key key : ordered.subList(tally.mostKeys(), ordered.size())) {
            keys.remove(key);
            touched.remove(key);
            leftOut++;
        }
    }

    /** From here on nothing of it is in files: which keys stay can only be said of all of them. */
    private void bringIn() {
        BookFile from = kept;
        if (from == null) {
            return;
        }
        kept = null;
        keptKeys = 0;
        asked.clear();
        from.cells(name, era, (key, cells) -> CellPacking.read(cells, day,
                (place, count, weight, entries) -> restore(key, place, count, weight, entries)));
        era++;
    }

    /** A key's cells, of earlier runs and of this one. */
    private @Nullable Row whole(Key key) {
        Row now = keys.get(key);
        BookFile from = kept;
        if (from == null) {
            return now;
        }
        Row before = asked.get(key);
        if (before == null) {
            Row read = new Row();
            from.cells(name, era, key, (place, count, weight, entries) -> into(read, place, count, weight, entries));
            before = read;
            asked.put(key, before);
        }
        if (before.isEmpty() || now == null) {
            return before.isEmpty() ? now : before;
        }
        Row both = new Row();
        addTo(both, before);
        addTo(both, now);
        return both;
    }

    private void addTo(Row both, Row one) {
        for (int i = 0; i < one.size(); i++) {
            Cell cell = one.cell(i);
            into(both, one.place(i), cell.count, cell.weight, cell.entries());
        }
    }

    private void into(Row cells, int place, long count, long weight,
            List<Tally.Entry> entries) {
        Cell cell = cells.at(place, tally.apart());
        cell.count += count;
        cell.weight = Cell.saturated(cell.weight, weight);
        for (Tally.Entry entry : entries) {
            cell.keep(entry, tally, salt);
        }
    }

    private long hash(Key key) {
        return KeyedHash.of(salt, key.parts());
    }

    /** Keys touched since the last time it was asked. */
    Set<Key> takeTouched() {
        prune();
        Set<Key> taken = new LinkedHashSet<>(touched);
        touched.clear();
        return taken;
    }

    /** All keys, in order. */
    Set<Key> keys() {
        prune();
        return new java.util.TreeSet<>(keys.keySet());
    }

    boolean has(Key key) {
        return whole(key) != null;
    }

    long leftOut() {
        return leftOut;
    }

    /** What this day's cells of a key count and weigh together, from a minute of the day on, is added to the two. */
    void addTo(long[] countAndWeight, Key key, int fromMinute) {
        int first = Math.floorDiv(fromMinute, tally.grainMinutes());
        Row cells = keys.get(key);
        if (cells != null) {
            for (int i = cells.from(first); i < cells.size(); i++) {
                Cell cell = cells.cell(i);
                countAndWeight[0] += cell.count;
                countAndWeight[1] = Cell.saturated(countAndWeight[1], cell.weight);
            }
        }
        BookFile from = kept;
        if (from != null) {
            from.sums(name, era, key, (place, count, weight) -> {
                if (place >= first) {
                    countAndWeight[0] += count;
                    countAndWeight[1] = Cell.saturated(countAndWeight[1], weight);
                }
            });
        }
    }

    /** Adds this day's cells of a key, from a minute of the day on. */
    void addTo(List<Tally.Cell> stretch, Key key, int fromMinute) {
        Row cells = whole(key);
        if (cells == null) {
            return;
        }
        int grain = tally.grainMinutes();
        for (int i = cells.from(Math.floorDiv(fromMinute, grain)); i < cells.size(); i++) {
            Cell cell = cells.cell(i);
            Instant start = Instant.ofEpochSecond(day * 86_400L + cells.place(i) * 60L * grain);
            stretch.add(new Tally.Cell(start, cell.count, cell.weight, cell.entries()));
        }
    }

    Tally tally() {
        return tally;
    }

    /** For a cache: the keys that are here, with their cells. */
    Map<Key, Row> all() {
        return keys;
    }

    /** From a cache; adds to what is here. */
    void restore(Key key, int place, long count, long weight, List<Tally.Entry> entries) {
        into(keys.computeIfAbsent(key, _ -> new Row()), place, count, weight, entries);
    }

    /** How it stood when it was written. */
    void keptIn(int number, int time, long most, long out) {
        keptKeys = number;
        era = time;
        limit = most;
        leftOut = out;
    }

    /** What earlier runs counted stays in files. */
    void keptIn(BookFile file) {
        kept = keptKeys == 0 ? null : file;
    }

    /** How many keys are in files once this is written, at most. */
    int keptKeys() {
        return keptKeys + keys.size();
    }

    /** Goes up when what is in files counts no more. */
    int era() {
        return era;
    }

    long limit() {
        return limit;
    }
}
