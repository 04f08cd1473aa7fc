package app.mallcop.desk.detect;

import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.detect.engine.Engine;
import app.mallcop.detect.engine.Past;
import app.mallcop.detect.engine.Result;
import app.mallcop.detect.engine.SealedDay;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.State;
import app.mallcop.detect.engine.Watched;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.EvidenceSearch;
import app.mallcop.store.runs.Held;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One pass of the engine over segments: what a detection does, and what replaying one does again. */
final class Pass {

    /** Events kept back because they lie in the future; more than these are judged at once. */
    private static final int MOST_HELD = 10_000;

    /** @param held events that still wait for their time */
    record Done(Result result, List<Held> held, List<Damage> damage) {}

    /** Gets each day when it is sealed, in order, on a thread of its own. */
    interface Sealed {
        void day(SealedDay day) throws IOException;
    }

    private final Path root;
    private final EventFiles files;
    private final Setup setup;
    private final State state;
    private final Past past;
    private final Instant asOf;
    private final Sealed sealed;
    private final List<Held> held = new ArrayList<>();
    private List<Watched> watched = List.of();

    Pass(Path root, EventFiles files, Setup setup, State state, Past past, Instant asOf, Sealed sealed) {
        this.sealed = sealed;
        this.root = root;
        this.files = files;
        this.setup = setup;
        this.state = state;
        this.past = past;
        this.asOf = asOf;
    }

    /** Tells how the streams stand, too. */
    Pass watching(List<Watched> streams) {
        watched = List.copyOf(streams);
        return this;
    }

    /**
     * @param lost days that may still change, and whose books are not at hand
     * @param waiting events that were kept back before
     */
    Done over(SortedMap<LocalDate, List<Segment>> days, Collection<LocalDate> lost, Collection<Held> waiting,
            Progress progress, Cancel cancel) throws IOException {
        try (Aside aside = new Aside("writes sealed days")) {
            Done done = over(days, lost, waiting, aside, progress, cancel);
            aside.finish();
            return done;
        } catch (UncheckedIOException e) {
            // The engine knows no files, so a full disk comes through it in this wrapping.
            throw Objects.requireNonNull(e.getCause(), "it wraps one");
        }
    }

    private Done over(SortedMap<LocalDate, List<Segment>> days, Collection<LocalDate> lost, Collection<Held> waiting,
            Aside aside, Progress progress, Cancel cancel) throws IOException {
        Engine engine = new Engine(setup, state, past, asOf, day -> seal(day, aside));
        engine.watch(watched);
        lost.forEach(engine::recall);
        SortedMap<LocalDate, List<Event>> due = due(waiting);
        TreeSet<LocalDate> touched = new TreeSet<>(days.keySet());
        touched.addAll(due.keySet());
        try (DayFeed feed = new DayFeed(root, files, days, progress, cancel)) {
            for (LocalDate day : touched) {
                List<Event> before = due.getOrDefault(day, List.of());
                List<Segment> segments = days.getOrDefault(day, List.of());
                engine.day(day, segments.isEmpty() ? before : both(before, notAhead(feed.day(day), segments)));
            }
            return new Done(engine.finish(), List.copyOf(held), feed.damage());
        }
    }

    private void seal(SealedDay day, Aside aside) {
        try {
            aside.add(() -> sealed.day(day));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the events that were kept back, those whose time has come. */
    private SortedMap<LocalDate, List<Event>> due(Collection<Held> waiting) throws IOException {
        TreeMap<LocalDate, List<Event>> due = new TreeMap<>();
        if (waiting.isEmpty()) {
            return due;
        }
        List<Evidence> refs = waiting.stream().map(one -> new Evidence(one.id(), one.source(), one.day(), ""))
                .toList();
        for (Event event : new EvidenceSearch(files).find(refs).events()) {
            if (!keepBack(event)) {
                due.computeIfAbsent(event.day(), _ -> new ArrayList<>()).add(event);
            }
        }
        return due;
    }

    /** An event from the future waits, so that it is judged against days that are sealed. */
    private boolean keepBack(Event event) {
        if (event.timestamp().isAfter(asOf.plus(Engine.AHEAD)) && held.size() < MOST_HELD) {
            held.add(new Held(event.source(), event.day(), event.id()));
            return true;
        }
        return false;
    }

    private Iterable<Event> notAhead(Iterable<Event> events, List<Segment> segments) {
        Instant limit = asOf.plus(Engine.AHEAD);
        if (segments.stream().noneMatch(segment -> segment.last().isAfter(limit))) {
            return events;
        }
        return () -> new Filtered(events.iterator(), event -> !keepBack(event));
    }

    private static Iterable<Event> both(List<Event> some, Iterable<Event> more) {
        if (some.isEmpty()) {
            return more;
        }
        List<Event> all = new ArrayList<>(some);
        more.forEach(all::add);
        return all;
    }
}
