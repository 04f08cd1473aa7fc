package app.mallcop.desk.work;

import app.mallcop.actors.evidence.Some;
import app.mallcop.api.Event;
import app.mallcop.store.events.EventSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The hours around some events, and the first of what else happened in them. */
final class Around {

    private static final Duration HOUR = Duration.ofHours(1);
    static final Comparator<Event> OLDEST_FIRST = EventSearch.NEWEST_FIRST.reversed();

    private final TreeMap<Instant, Instant> windows = new TreeMap<>();
    private final int most;
    private final PriorityQueue<Event> first = new PriorityQueue<>(EventSearch.NEWEST_FIRST);
    private long total;

    Around(int most) {
        this.most = most;
    }

    static Around of(Collection<Event> events, int most) {
        Around around = new Around(most);
        events.stream().map(Event::timestamp).sorted()
                .forEach(at -> around.add(at.minus(HOUR), at.plus(HOUR)));
        return around;
    }

    /** Windows are added in the order of their beginnings. */
    private void add(Instant from, Instant to) {
        Map.Entry<Instant, Instant> last = windows.lastEntry();
        if (last != null && !from.isAfter(last.getValue())) {
            windows.put(last.getKey(), to.isAfter(last.getValue()) ? to : last.getValue());
        } else {
            windows.put(from, to);
        }
    }

    /** All the hours of several, put together. */
    static Around all(Collection<Around> several) {
        TreeMap<Instant, Instant> sorted = new TreeMap<>();
        several.forEach(one -> one.windows
                .forEach((from, to) -> sorted.merge(from, to, (a, b) -> a.isAfter(b) ? a : b)));
        Around all = new Around(0);
        sorted.forEach(all::add);
        return all;
    }

    boolean covers(Instant at) {
        Map.Entry<Instant, Instant> window = windows.floorEntry(at);
        return window != null && !at.isAfter(window.getValue());
    }

    SortedSet<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        windows.forEach((from, to) -> day(from).datesUntil(day(to).plusDays(1)).forEach(days::add));
        return days;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    void take(Event event) {
        total++;
        first.add(event);
        if (first.size() > most) {
            first.poll();
        }
    }

    /** Of events that lie sorted by time. */
    void takeFrom(NavigableMap<Instant, List<Event>> events) {
        windows.forEach((from, to) -> events.subMap(from, true, to, true).values()
                .forEach(same -> same.forEach(this::take)));
    }

    Some<Event> taken() {
        List<Event> events = new ArrayList<>(first);
        events.sort(OLDEST_FIRST);
        return new Some<>(events, total);
    }
}
