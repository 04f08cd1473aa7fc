package app.mallcop.detect.engine;

import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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

    private final Crews crews;
    private final Setup setup;
    private final State state;
    private final Haul haul;
    private final Failures failures;
    private final IntConsumer recall;
    private final IntFunction<View> view;
    /** Keys touched in this run, by day and tally. */
    private final TreeMap<Integer, Map<String, Set<Key>>> touched = new TreeMap<>();

    /** @param recall has the book of a day made again when it is not at hand */
    Tallying(Crews crews, Setup setup, State state, Haul haul, Failures failures, IntConsumer recall,
            IntFunction<View> view) {
        this.crews = crews;
        this.setup = setup;
        this.state = state;
        this.haul = haul;
        this.failures = failures;
        this.recall = recall;
        this.view = view;
    }

    Set<Integer> touchedDays() {
        return touched.keySet();
    }

    /** Counts again what an earlier run took in. */
    void recount(List<Crew.Named> lineup, Sighting seen, DayBook book) {
        for (Crew.Named named : lineup) {
            try {
                cells(book, named).take(seen, false);
            } catch (RuntimeException | StackOverflowError broken) {
                failures.add(named.detector(), broken);
            }
        }
    }

    Cells cells(DayBook book, Crew.Named named) {
        return book.cells(named.name(), name -> new Cells(name, named.tally(), book.day, setup.salt()));
    }

    /** What of one crew's tallies is to be judged. */
    private record Task(Shift shift, Map<String, Set<Key>> touched, Map<String, Set<Key>> keys) {
        Task(Shift shift) {
            this(shift, new HashMap<>(), new HashMap<>());
        }
    }

    /** Judges what the day touched, once all of its new events are in. */
    void close(DayBook book, List<Shift> shifts) {
        List<Task> tasks = shifts.stream().map(Task::new).toList();
        Crews.each(Integer.MAX_VALUE, tasks, task -> {
            for (Crew.Named named : task.shift().crew.tallies) {
                Cells cells = book.cells.get(named.name());
                Set<Key> now = cells == null ? Set.of() : cells.takeTouched();
                task.touched().put(named.name(), now);
                Set<Key> keys = new HashSet<>(now);
                addTouchedBefore(book, named, keys);
                task.keys().put(named.name(), keys);
            }
        });
        Map<String, Set<Key>> now = new HashMap<>();
        tasks.forEach(task -> now.putAll(task.touched()));
        touched.put(book.day, now);
        judge(tasks, book);
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
            List<Task> tasks = new ArrayList<>();
            for (Crew crew : crews.all()) {
                Task task = new Task(new Shift(crew, book, view.apply(day), new Judging(haul, book), failures, this));
                for (Crew.Named named : crew.tallies) {
                    Set<Key> keys = new HashSet<>();
                    addTouchedBefore(book, named, keys);
                    task.keys().put(named.name(), keys);
                }
                tasks.add(task);
            }
            judge(tasks, book);
            haul.close(book);
        }
    }

    /** Keys of days before that the day has, too, and whose windows reach into it. */
    private void addTouchedBefore(DayBook book, Crew.Named named, Set<Key> keys) {
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

    private void judge(List<Task> tasks, DayBook book) {
        tasks.forEach(task -> task.shift().crew.tallies.forEach(named -> {
            if (!task.keys().getOrDefault(named.name(), Set.of()).isEmpty()) {
                recallBefore(book.day, daysOf(named.tally()));
            }
        }));
        int much = tasks.stream().flatMap(task -> task.keys().values().stream()).mapToInt(Set::size).sum();
        Crews.each(much, tasks, task -> task.shift().crew.tallies
                .forEach(named -> judge(named, task.keys().getOrDefault(named.name(), Set.of()), task.shift())));
        Heard.tell(tasks.stream().map(task -> task.shift().heard).toList());
    }

    private void recallBefore(int day, int reach) {
        for (int before = day - reach; reach > 0 && before < day; before++) {
            if (state.sealedUpTo != Integer.MIN_VALUE && !state.books.containsKey(before)) {
                recall.accept(before);
            }
        }
    }

    private void judge(Crew.Named named, Collection<Key> keys, Shift shift) {
        int today = shift.book.day;
        LocalDate date = LocalDate.ofEpochDay(today);
        int reach = daysOf(named.tally());
        shift.speaks(named);
        for (Key key : worthJudging(keys, named, today)) {
            List<Tally.Cell> stretch = new ArrayList<>();
            for (int day = today - reach; day <= today; day++) {
                DayBook of = state.books.get(day);
                Cells cells = of == null ? null : of.cells.get(named.name());
                if (cells != null) {
                    cells.addTo(stretch, key, fromMinute(named.tally(), today - day));
                }
            }
            try {
                named.tally().judge(key, date, new Tally.Stretch(stretch), shift.view, shift.heard);
            } catch (RuntimeException | StackOverflowError broken) {
                failures.add(named.detector(), broken);
            }
        }
    }

    /** In the order of keys. */
    private List<Key> worthJudging(Collection<Key> keys, Crew.Named named, int today) {
        Tally tally = named.tally();
        int reach = daysOf(tally);
        List<Key> worth = new ArrayList<>();
        for (Key key : keys) {
            long[] sums = new long[2];
            for (int day = today - reach; day <= today; day++) {
                DayBook of = state.books.get(day);
                Cells cells = of == null ? null : of.cells.get(named.name());
                if (cells != null) {
                    cells.addTo(sums, key, fromMinute(tally, today - day));
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
