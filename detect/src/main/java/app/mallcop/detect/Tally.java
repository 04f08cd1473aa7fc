package app.mallcop.detect;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What shows only in several events: they are collected per key in cells of time, and a key's cells are judged when one
 * of them was touched. A cell counts everything and keeps the first and last few entries by time, so cells merge in any
 * order, stay small under any flood, and a window of at most one grain that needs no more entries than are kept is
 * answered exactly.
 */
public interface Tally {

    /** Unique within the detector. */
    String name();

    /** Minutes of time in a cell; divides a day. Best the length of the shortest window judged. */
    int grainMinutes();

    /** How many minutes before the start of the day a window may begin; at most 3 days. */
    int reachMinutes();

    /** Entries kept at each end of a cell: at least the largest threshold. */
    int keeps();

    /** What else a cell keeps, so that a flood of one thing hides no other. */
    default Apart apart() {
        return Apart.NOTHING;
    }

    /**
     * By what a judge tells entries apart. In a cell that is flooded the first and last few would all be of what came most often;
     * of what is told apart, something of each is kept. Too many different values: those with the smallest keyed hashes stay, which nobody
     * outside can choose.
     *
     * @param kind the place of the note that says of what kind an entry is, of few: each kind keeps its own first and last few; -1 for none
     * @param by places of notes that are a value together: of each different value of a kind the first and the last entry stay, of up to {@link #keeps} values
     * @param heaviest whether the entry with the largest weight stays
     */
    record Apart(int kind, List<List<Integer>> by, boolean heaviest) {
        public static final Apart NOTHING = new Apart(-1, List.of(), false);

        public Apart {
            by = List.copyOf(by);
        }

        /** Each of these notes is a value of its own. */
        public static Apart values(Integer... places) {
            return new Apart(-1, java.util.Arrays.stream(places).map(List::of).toList(), false);
        }

        public Apart ofKind(int place) {
            return new Apart(place, by, heaviest);
        }
    }

    /** Keys counted in a day; beyond it the smallest keyed hashes stay, and the engine says how many were left out. */
    default int mostKeys() {
        return 20_000;
    }

    void take(Sighting seen, Into into);

    /** Gets what an event adds. */
    interface Into {
        /** @param notes what the judge needs to know of the event, such as account and address; bounded by the caller. Best the same list where they are the same: very many are kept */
        void add(Key key, long weight, List<Untrusted> notes);

        default void add(Key key, long weight, Untrusted... notes) {
            add(key, weight, List.of(notes));
        }
    }

    /**
     * The quick no, from what all of a key's cells count and weigh together: what is not worth it is not judged. Most keys of a
     * day are not.
     */
    default boolean isWorthJudging(long count, long weight) {
        return true;
    }

    /**
     * Judges a key's cells for one day: findings are those whose condition is met by an event of that day. What is found
     * must stay found when more events come: no condition may be lost by more entries.
     */
    void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found);

    /** A key's cells that hold anything, oldest first, from {@code reach} before the day to its end. */
    record Stretch(List<Cell> cells) {
        public Stretch {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What fell into one stretch of time for one key.
     *
     * @param weight the sum of the weights
     * @param entries by time: all of them, or when there were more the first and last {@link Tally#keeps} and those that are told {@link Apart}
     */
    record Cell(Instant start, long count, long weight, List<Entry> entries) {
        public Cell {
            entries = List.copyOf(entries);
        }

        public boolean isComplete() {
            return entries.size() == count;
        }
    }

    /** One event in a cell. */
    record Entry(Instant at, long weight, EventRef ref, List<Untrusted> notes) {
        public Entry {
            notes = List.copyOf(notes);
        }
    }
}
