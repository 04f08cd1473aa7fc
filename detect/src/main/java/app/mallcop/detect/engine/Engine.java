package app.mallcop.detect.engine;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.text.entities.ActorName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

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
    private final Crews crews;
    private final Map<Untrusted, Map<String, Untrusted>> names = new HashMap<>();
    private final Failures failures = new Failures();
    private final Tallying tallying;
    private int lastDay = Integer.MIN_VALUE;
    private LocalDate lastDate = LocalDate.MIN;
    private long judged;
    private List<Watched> watched = List.of();

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
        this.crews = new Crews(setup.detectors());
        this.tallying = new Tallying(crews, setup, state, haul, failures, this::book, this::view);
    }

    /** The new events of one day. Days come in ascending order. */
    public void day(LocalDate date, Iterable<Event> events) {
        int day = Math.toIntExact(date.toEpochDay());
        if (day <= lastDay) {
            throw new IllegalArgumentException("days come in ascending order");
        }
        tallying.judgeAfter(lastDay, day - 1);
        lastDay = day;
        sealUpTo(Math.min(day - 2, lastDue));
        DayBook book = book(day);
        List<Shift> shifts = shifts(book);
        List<Sighting> batch = new ArrayList<>(Crews.BATCH);
        String source = "";
        for (Event event : events) {
            if (!source.equals(event.source())) {
                source = event.source();
                book.taught(source);
                state.coverage.cover(source, day);
            }
            batch.add(sighting(event));
            if (batch.size() == Crews.BATCH) {
                take(batch, shifts);
            }
        }
        take(batch, shifts);
        shifts.forEach(Shift::handIn);
        tallying.close(book, shifts);
        if (book.sealed) {
            seal(book);
        }
    }

    private List<Shift> shifts(DayBook book) {
        return crews.all().stream()
                .map(crew -> new Shift(crew, book, view(book.day), new Judging(haul, book), failures, tallying))
                .toList();
    }

    private void take(List<Sighting> batch, List<Shift> shifts) {
        Crews.each(batch.size(), shifts, shift -> shift.take(batch));
        Heard.tell(shifts.stream().map(shift -> shift.heard).toList());
        judged += batch.size();
        batch.clear();
    }

    /** Makes a day's book again, when the memory of it was lost. */
    public void recall(LocalDate date) {
        book(Math.toIntExact(date.toEpochDay()));
    }

    /** How the streams stand; told when the detection ends. */
    public void watch(List<Watched> streams) {
        watched = List.copyOf(streams);
    }

    /** Ends the detection: seals every day that is over, and tells what changed. */
    public Result finish() {
        tallying.judgeAfter(lastDay, lastDay + 3);
        sealUpTo(lastDue);
        health();
        new LookBack(crews, setup, state, past, haul, this::sighting, failures).over();
        state.books.headMap(Math.max(lastDay, state.sealedUpTo) - BOOKS_KEPT, true).values()
                .removeIf(book -> book.sealed);
        int window = state.sealedUpTo - setup.support().windowDays() - BOOKS_KEPT;
        state.ledger.dropBefore(window, window - setup.support().dormantDays());
        return new Result(haul.changes(), sealedDays, failures.all(), judged);
    }

    private void health() {
        Health health = new Health();
        DayBook today = new DayBook(Math.toIntExact(Math.floorDiv(asOf.getEpochSecond(), 86_400L)));
        Blindness blindness = new Blindness(setup.detectors(), haul, today, asOf);
        watched.forEach(blindness::look);
        failures.all().forEach(failure -> haul.raise(health, Health.failed(failure, asOf), today, null));
        for (int day : tallying.touchedDays()) {
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
        LocalDate date = event.day();
        lastDate = date.equals(lastDate) ? lastDate : date;
        return new Sighting(event, name, lastDate);
    }

    private View view(int day) {
        return View.of(day, setup.support(), state.ledger, state.coverage, state.released);
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
            crews.all().forEach(crew -> learnAgain(crew.lineup(event.type()), seen, book));
        });
        if (before[0] == 0) {
            book.sealed = day <= state.sealedUpTo;
            return book; // a new day: no finding can have kept anything out of it
        }
        past.withheld(date, (finding, withheld) -> book.withhold(withheld.source(),
                new Entry(factNamed(withheld.fact(), book), Key.of(withheld.key())),
                finding));
        book.sealed = day <= state.sealedUpTo;
        return book;
    }

    private void learnAgain(Crew.Lineup lineup, Sighting seen, DayBook book) {
        DayBook.Taught taught = book.taught(seen.source());
        for (Crew.Placed placed : lineup.detectors()) {
            try {
                placed.detector().learn(seen, taught);
            } catch (RuntimeException | StackOverflowError broken) {
                failures.add(placed.detector(), broken);
            }
        }
        tallying.recount(lineup.tallies(), seen, book);
    }

    private static Fact factNamed(String name, DayBook book) {
        for (DayBook.Taught taught : book.taught.values()) {
            for (Fact fact : taught.counts.keySet()) {
                if (fact.name().equals(name)) {
                    return fact;
                }
            }
        }
        return Fact.of(name);
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
        Judging judging = new Judging(haul, book);
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
}
