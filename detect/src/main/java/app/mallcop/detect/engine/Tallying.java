package app.mallcop.detect.engine;

import app.mallcop.detect.Detector;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Counting what events add up to, and judging it: of each day the keys that the run touched, also on the days after, whose
 * windows reach back into it.
 */
final class Tallying {

    /** A tally under the name it has in a day's book. */
    record Named(String name, Detector detector, Tally tally) {}

    private final Setup setup;
    private final State state;
    private final Haul haul;
    private final Failures failures;
    private final IntConsumer recall;
    private final IntFunction<View> view;
    private final Map<String, Named> tallies = new TreeMap<>();
    /** Keys touched in this run, by tally and day. */
    private final TreeMap<Integer, Map<String, Set<Key>>> touched = new TreeMap<>();

    /** @param recall has the book of a day made again when it is not at hand */
    Tallying(Setup setup, State state, Haul haul, Failures failures, IntConsumer recall, IntFunction<View> view) {
        this.setup = setup;
        this.state = state;
        this.haul = haul;
        this.failures = failures;
        this.recall = recall;
        this.view = view;
        for (Detector detector : setup.detectors()) {
            for (Tally tally : detector.tallies()) {
                String name = detector.name() + "/" + tally.name();
                tallies.put(name, new Named(name, detector, tally));
            }
        }
    }

    List<Named> of(Collection<Detector> detectors) {
        return tallies.values().stream().filter(named -> detectors.contains(named.detector())).toList();
    }

    Set<Integer> touchedDays() {
        return touched.keySet();
    }

    void take(List<Named> lineup, Sighting seen, DayBook book, boolean isNew) {
        for (Named named : lineup) {
            try {
                cells(book, named).take(seen, isNew);
            } catch (RuntimeException | StackOverflowError broken) {
                failures.add(named.detector(), broken);
            }
        }
    }

    private Cells cells(DayBook book, Named named) {
        Cells cells = book.cells.get(named.name());
        if (cells == null) {
            cells = new Cells(named.name(), named.tally(), book.day, setup.salt());
            book.cells.put(named.name(), cells);
        }
        return cells;
    }

    /** Judges what the day touched, once all of its new events are in. */
    void close(DayBook book, View view) {
        Map<String, Set<Key>> now = new TreeMap<>();
        for (Map.Entry<String, Cells> cells : book.cells.entrySet()) {
            now.put(cells.getKey(), cells.getValue().takeTouched());
        }
        touched.put(book.day, now);
        for (Named named : tallies.values()) {
            Set<Key> keys = new HashSet<>(now.getOrDefault(named.name(), Set.of()));
            addTouchedBefore(book, named, keys);
            judge(named, keys, book, view);
        }
        touched.headMap(book.day - Engine.BOOKS_KEPT).clear();
        haul.close(book);
    }

    /** Days after one that the run touched, whose windows reach back into it, and which have nothing new of their own. */
    void judgeAfter(int last, int upTo) {
        if (touched.isEmpty()) {
            return;
        }
        for (int day = last + 1; day <= Math.min(upTo, last + 3); day++) {
            DayBook book = state.books.get(day);
            if (book == null) {
                continue;
            }
            View of = view.apply(day);
            for (Named named : tallies.values()) {
                Set<Key> keys = new HashSet<>();
                addTouchedBefore(book, named, keys);
                judge(named, keys, book, of);
            }
            haul.close(book);
        }
    }

    /** Keys of days before that the day has, too, and whose windows reach into it. */
    private void addTouchedBefore(DayBook book, Named named, Set<Key> keys) {
        Cells cells = book.cells.get(named.name());
        if (cells == null) {
            return;
        }
        for (Map<String, Set<Key>> before : touched.subMap(book.day - daysOf(named.tally()), book.day).values()) {
            before.getOrDefault(named.name(), Set.of()).stream().filter(cells::has).forEach(keys::add);
        }
    }

    private static int daysOf(Tally tally) {
        return (tally.reachMinutes() + 1439) / 1440;
    }

    private void judge(Named named, Set<Key> keys, DayBook book, View view) {
        Judging judging = new Judging(haul, book);
        judging.detector = named.detector();
        LocalDate date = LocalDate.ofEpochDay(book.day);
        int reach = daysOf(named.tally());
        for (int before = book.day - reach; reach > 0 && !keys.isEmpty() && before < book.day; before++) {
            if (state.sealedUpTo == Integer.MIN_VALUE || state.books.containsKey(before)) {
                continue;
            }
            recall.accept(before);
        }
        for (Key key : worthJudging(keys, named, book)) {
            List<Tally.Cell> stretch = new ArrayList<>();
            for (int day = book.day - reach; day <= book.day; day++) {
                DayBook of = state.books.get(day);
                Cells cells = of == null ? null : of.cells.get(named.name());
                if (cells != null) {
                    cells.addTo(stretch, key, fromMinute(named.tally(), book.day - day));
                }
            }
            try {
                named.tally().judge(key, date, new Tally.Stretch(stretch), view, judging);
            } catch (RuntimeException | StackOverflowError broken) {
                failures.add(named.detector(), broken);
            }
        }
    }

    /** In the order of keys. */
    private List<Key> worthJudging(Set<Key> keys, Named named, DayBook book) {
        Tally tally = named.tally();
        int reach = daysOf(tally);
        List<Key> worth = new ArrayList<>();
        for (Key key : keys) {
            long[] sums = new long[2];
            for (int day = book.day - reach; day <= book.day; day++) {
                DayBook of = state.books.get(day);
                Cells cells = of == null ? null : of.cells.get(named.name());
                if (cells != null) {
                    cells.addTo(sums, key, fromMinute(tally, book.day - day));
                }
            }
            if (tally.isWorthJudging(sums[0], sums[1])) {
                worth.add(key);
            }
        }
        worth.sort(Comparator.naturalOrder());
        return worth;
    }

    /** Where on a day before, or on the day itself, what a tally looks at begins. */
    private static int fromMinute(Tally tally, int daysBefore) {
        int reach = daysOf(tally);
        return daysBefore == reach && reach > 0 ? Math.floorMod(-tally.reachMinutes(), 1440) : 0;
    }
}
