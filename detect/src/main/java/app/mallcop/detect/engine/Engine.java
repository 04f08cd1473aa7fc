package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Scope;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.text.entities.ActorName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One detection: takes the new events day by day, oldest day first, and says what changed. Each event is judged against the
 * days sealed before it, so it does not matter in how many runs, or in which order within a day, events came (law 4).
 */
public final class Engine {

    /** Clocks of vendors differ; a day counts as over this much earlier, so that whatever may be judged has its days sealed. */
    public static final Duration AHEAD = Duration.ofMinutes(10);

    /** How long a day's book is kept after its day: sealed a day after its end, and then still a reach of tallies. */
    static final int BOOKS_KEPT = 5;

    private static final int NAMES_KNOWN = 100_000;

    private final Setup setup;
    private final State state;
    private final Past past;
    private final Haul haul;
    private final Sealing sealing;
    private final Instant asOf;
    private final int lastDue;
    private final Consumer<SealedDay> sealed;
    private int sealedDays;
    private final Map<EventType, Lineup> lineups = new HashMap<>();
    private final Map<Untrusted, Map<String, Untrusted>> names = new HashMap<>();
    private final Failures failures = new Failures();
    /** Keys touched in this run, by tally and day. */
    private final TreeMap<Integer, Map<String, Set<Key>>> touched = new TreeMap<>();
    private int lastDay = Integer.MIN_VALUE;
    private long judged;

    /** The detectors and tallies that look at a type of event. */
    private record Lineup(List<Detector> detectors, List<Named> tallies) {}

    private record Named(String name, Detector detector, Tally tally) {}

    private final Map<String, Named> tallies = new TreeMap<>();

    /** @param sealed gets each day when it is sealed: all of them together would be more than fits into memory */
    public Engine(Setup setup, State state, Past past, Instant asOf, Consumer<SealedDay> sealed) {
        this.sealed = sealed;
        this.setup = setup;
        this.state = state;
        this.past = past;
        this.haul = new Haul(setup, state, past);
        this.sealing = new Sealing(state, setup.support());
        this.asOf = asOf;
        this.lastDue = State.dueAt(asOf);
        for (Detector detector : setup.detectors()) {
            for (Tally tally : detector.tallies()) {
                String name = detector.name() + "/" + tally.name();
                tallies.put(name, new Named(name, detector, tally));
            }
        }
    }

    private Lineup lineup(EventType type) {
        Lineup known = lineups.get(type);
        if (known == null) {
            List<Detector> detectors = setup.detectors().stream()
                    .filter(detector -> detector.reads().isEmpty() || detector.reads().contains(type)).toList();
            known = new Lineup(detectors,
                    tallies.values().stream().filter(named -> detectors.contains(named.detector())).toList());
            lineups.put(type, known);
        }
        return known;
    }

    /** The new events of one day. Days come in ascending order. */
    public void day(LocalDate date, Iterable<Event> events) {
        int day = Math.toIntExact(date.toEpochDay());
        if (day <= lastDay) {
            throw new IllegalArgumentException("days come in ascending order");
        }
        judgeAfter(lastDay, day - 1);
        lastDay = day;
        sealUpTo(Math.min(day - 2, lastDue));
        DayBook book = book(day);
        View view = view(day);
        Judging judging = new Judging(book);
        String source = "";
        DayBook.Taught taught = null;
        for (Event event : events) {
            if (taught == null || !source.equals(event.source())) {
                source = event.source();
                taught = book.taught(source);
                state.coverage.cover(source, day);
            }
            Sighting seen = sighting(event);
            Everyday.learn(seen, taught);
            Lineup lineup = lineup(event.type());
            for (Detector detector : lineup.detectors()) {
                judging.detector = detector;
                try {
                    detector.learn(seen, taught);
                    detector.judge(seen, view, judging);
                } catch (RuntimeException | StackOverflowError broken) {
                    failures.add(detector, broken);
                }
            }
            tally(lineup, seen, book, true);
            judged++;
        }
        close(book, view);
        if (book.sealed) {
            seal(book);
        }
    }

    /** Makes a day's book again, when the memory of it was lost. */
    public void recall(LocalDate date) {
        book(Math.toIntExact(date.toEpochDay()));
    }

    /** Ends the detection: seals every day that is over, and tells what changed. */
    public Result finish() {
        judgeAfter(lastDay, lastDay + 3);
        sealUpTo(lastDue);
        health();
        new LookBack(setup, state, past, haul, this::sighting, failures).over();
        state.books.headMap(Math.max(lastDay, state.sealedUpTo) - BOOKS_KEPT, true).values()
                .removeIf(book -> book.sealed);
        int window = state.sealedUpTo - setup.support().windowDays() - BOOKS_KEPT;
        state.ledger.dropBefore(window, window - setup.support().dormantDays());
        return new Result(haul.changes(), sealedDays, failures.all(), judged);
    }

    private void health() {
        Health health = new Health();
        DayBook today = new DayBook(Math.toIntExact(Math.floorDiv(asOf.getEpochSecond(), 86_400L)));
        failures.all().forEach(failure -> haul.raise(health, Health.failed(failure, asOf), today, null));
        for (int day : touched.keySet()) {
            DayBook book = state.books.get(day);
            if (book != null) {
                book.cells.forEach((name, cells) -> {
                    if (cells.leftOut() > 0) {
                        haul.raise(health, Health.leftOut(name, cells.leftOut(), asOf), today, null);
                    }
                });
            }
        }
    }

    private Sighting sighting(Event event) {
        Map<String, Untrusted> byType = names.get(event.actor());
        if (byType == null) {
            if (names.size() >= NAMES_KNOWN) {
                names.clear();
            }
            byType = new HashMap<>(2);
            names.put(event.actor(), byType);
        }
        Untrusted name = byType.get(event.connectorType());
        if (name == null) {
            name = ActorName.of(event.connectorType(), event.actor());
            byType.put(event.connectorType(), name);
        }
        return new Sighting(event, name);
    }

    private View view(int day) {
        return View.of(day, setup.support(), state.ledger, state.coverage, state.released);
    }

    private void tally(Lineup lineup, Sighting seen, DayBook book, boolean isNew) {
        for (Named named : lineup.tallies()) {
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

    /** The day's book, made again from its events when it is not at hand. */
    private DayBook book(int day) {
        DayBook known = state.books.get(day);
        if (known != null) {
            return known;
        }
        DayBook book = new DayBook(day);
        state.books.put(day, book);
        LocalDate date = LocalDate.ofEpochDay(day);
        long[] before = new long[1];
        past.events(date, event -> {
            before[0]++;
            Sighting seen = sighting(event);
            DayBook.Taught taught = book.taught(event.source());
            Everyday.learn(seen, taught);
            Lineup lineup = lineup(event.type());
            for (Detector detector : lineup.detectors()) {
                try {
                    detector.learn(seen, taught);
                } catch (RuntimeException | StackOverflowError broken) {
                    failures.add(detector, broken);
                }
            }
            tally(lineup, seen, book, false);
        });
        if (before[0] == 0) {
            book.sealed = day <= state.sealedUpTo;
            return book; // a new day: no finding can have kept anything out of it
        }
        past.withheld(date, (finding, withheld) -> book.withhold(withheld.source(),
                new app.mallcop.detect.normal.Entry(factNamed(withheld.fact(), book), Key.of(withheld.key())),
                finding));
        book.sealed = day <= state.sealedUpTo;
        return book;
    }

    private static app.mallcop.detect.normal.Fact factNamed(String name, DayBook book) {
        for (DayBook.Taught taught : book.taught.values()) {
            for (app.mallcop.detect.normal.Fact fact : taught.counts.keySet()) {
                if (fact.name().equals(name)) {
                    return fact;
                }
            }
        }
        return app.mallcop.detect.normal.Fact.of(name);
    }

    private void close(DayBook book, View view) {
        Map<String, Set<Key>> now = new TreeMap<>();
        for (Map.Entry<String, Cells> cells : book.cells.entrySet()) {
            now.put(cells.getKey(), cells.getValue().takeTouched());
        }
        touched.put(book.day, now);
        for (Named named : tallies.values()) {
            Set<Key> keys = new HashSet<>(now.getOrDefault(named.name(), Set.of()));
            int reach = daysOf(named.tally());
            for (Map<String, Set<Key>> before : touched.subMap(book.day - reach, book.day).values()) {
                before.getOrDefault(named.name(), Set.of()).stream()
                        .filter(key -> book.cells.containsKey(named.name()) && cells(book, named).has(key))
                        .forEach(keys::add);
            }
            judge(named, keys, book, view);
        }
        touched.headMap(book.day - BOOKS_KEPT).clear();
        haul.close(book);
    }

    /** Days after one that the run touched, whose windows reach back into it, and which have nothing new of their own. */
    private void judgeAfter(int last, int upTo) {
        if (touched.isEmpty()) {
            return;
        }
        for (int day = last + 1; day <= Math.min(upTo, last + 3); day++) {
            DayBook book = state.books.get(day);
            if (book == null) {
                continue;
            }
            View view = view(day);
            for (Named named : tallies.values()) {
                Set<Key> keys = new HashSet<>();
                for (Map<String, Set<Key>> before : touched.subMap(day - daysOf(named.tally()), day).values()) {
                    before.getOrDefault(named.name(), Set.of()).stream()
                            .filter(key -> book.cells.containsKey(named.name()) && cells(book, named).has(key))
                            .forEach(keys::add);
                }
                judge(named, keys, book, view);
            }
            haul.close(book);
        }
    }

    private static int daysOf(Tally tally) {
        return (tally.reachMinutes() + 1439) / 1440;
    }

    private void judge(Named named, Set<Key> keys, DayBook book, View view) {
        Judging judging = new Judging(book);
        judging.detector = named.detector();
        LocalDate date = LocalDate.ofEpochDay(book.day);
        int reach = daysOf(named.tally());
        for (int before = book.day - reach; reach > 0 && !keys.isEmpty() && before < book.day; before++) {
            if (state.sealedUpTo == Integer.MIN_VALUE || state.books.containsKey(before)) {
                continue;
            }
            book(before);
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

    private void sealUpTo(int due) {
        Set<Integer> days = new TreeSet<>(state.books.headMap(due, true).keySet());
        days.removeIf(day -> day <= state.sealedUpTo);
        // A day on which nothing happened may be what is not normal about it.
        state.coverage.anyFrom(state.sealedUpTo + 1, due).stream().forEach(days::add);
        for (int day : days) {
            DayBook book = book(day);
            if (!book.sealed) {
                List<SealedDay> done = seal(book);
                View view = view(day);
                View alone = View.only(day, state.ledger, state.coverage, state.released);
                judgeSealed(book, alone, view);
                View upToToday = view(day + 2);
                for (SealedDay one : done) {
                    Growth.look(one.source(), day, upToToday)
                            .ifPresent(raised -> haul.raise(new Health(), raised, book, null));
                }
                haul.close(book);
            }
        }
        if (due > state.sealedUpTo) {
            state.sealedUpTo = due;
        }
        if (lastDay != Integer.MIN_VALUE) {
            state.books.headMap(Math.min(due, lastDay) - BOOKS_KEPT, true).values().removeIf(book -> book.sealed);
        }
    }

    private List<SealedDay> seal(DayBook book) {
        List<SealedDay> days = sealing.seal(book);
        for (SealedDay day : days) {
            sealedDays++;
            sealed.accept(day);
        }
        return days;
    }

    private void judgeSealed(DayBook book, View alone, View view) {
        Judging judging = new Judging(book);
        LocalDate date = LocalDate.ofEpochDay(book.day);
        for (String source : state.coverage.sources()) {
            if (!state.coverage.covers(source, book.day)) {
                continue;
            }
            judging.source = source;
            for (Detector detector : setup.detectors()) {
                judging.detector = detector;
                try {
                    detector.judgeSealed(source, date, alone, view, judging);
                } catch (RuntimeException | StackOverflowError broken) {
                    failures.add(detector, broken);
                }
            }
        }
    }

    /** Hands what a detector found on to the haul, under its name. */
    private final class Judging implements Found {
        private final DayBook book;
        @Nullable
        Detector detector;
        @Nullable
        String source;

        Judging(DayBook book) {
            this.book = book;
        }

        @Override
        public void raise(Raised raised) {
            haul.raise(java.util.Objects.requireNonNull(detector), raised, book, source);
        }

        @Override
        public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
            haul.mended(java.util.Objects.requireNonNull(detector), rule, entities, scope, at, why);
        }
    }
}
