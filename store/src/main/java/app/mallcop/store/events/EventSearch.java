package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.runs.Journal;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads events newest first, day by day, and stops when it has what was asked for: the cost follows the answer, not
 * history. Memory is bounded by the limit.
 */
public final class EventSearch {

    /** Newest first; the id decides between events of one instant. */
    public static final Comparator<Event> NEWEST_FIRST = Comparator.comparing(Event::timestamp).thenComparing(Event::id)
            .reversed();

    /**
     * What is asked for. Empty sets and nulls ask for everything.
     *
     * @param from inclusive
     * @param until exclusive
     * @param sources connector ids or types
     * @param ids events by id; with these the days to look at are still bounded by from and until
     */
    public record Query(@Nullable Instant from, @Nullable Instant until, Set<String> sources, Set<EventType> types,
            @Nullable Untrusted actor, Set<String> ids, int limit) {
        public Query {
            sources = Set.copyOf(sources);
            types = Set.copyOf(types);
            ids = Set.copyOf(ids);
        }
    }

    /** @param truncated there are more than the limit */
    public record Found(List<Event> events, boolean truncated, List<Damage> damage) {}

    private final EventFiles files;

    public EventSearch(EventFiles files) {
        this.files = files;
    }

    private record DayOf(LocalDate day, String connector) {}

    public Found find(Query query) throws IOException {
        List<Event> found = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();
        LocalDate lastDay = null;
        PriorityQueue<Event> ofDay = new PriorityQueue<>(NEWEST_FIRST.reversed());
        boolean truncated = false;
        for (DayOf place : daysNewestFirst(query)) {
            if (lastDay != null && !lastDay.equals(place.day())) {
                truncated |= moveOldestLast(ofDay, found, query.limit());
                if (found.size() >= query.limit() && truncated) {
                    return new Found(found, true, damage);
                }
            }
            lastDay = place.day();
            for (Path segment : files.segments(place.connector(), place.day())) {
                scan(segment, query, room(query, found), ofDay, damage);
            }
        }
        truncated |= moveOldestLast(ofDay, found, query.limit());
        return new Found(found, truncated, damage);
    }

    /** One more than fits, so that it is known whether there are more. */
    private static int room(Query query, List<Event> found) {
        return (int) Math.min(Integer.MAX_VALUE, query.limit() + 1L - found.size());
    }

    /** Empties the day into the answer; tells whether something did not fit. */
    private static boolean moveOldestLast(PriorityQueue<Event> ofDay, List<Event> found, int limit) {
        List<Event> sorted = new ArrayList<>(ofDay);
        ofDay.clear();
        sorted.sort(NEWEST_FIRST);
        int fits = Math.min(sorted.size(), limit - found.size());
        found.addAll(sorted.subList(0, fits));
        return fits < sorted.size();
    }

    private List<DayOf> daysNewestFirst(Query query) throws IOException {
        @Nullable
        LocalDate first = query.from() == null ? null : LocalDate.ofInstant(query.from(), ZoneOffset.UTC);
        @Nullable
        LocalDate last = query.until() == null
                ? null
                : LocalDate.ofInstant(query.until().minusNanos(1), ZoneOffset.UTC);
        TreeSet<DayOf> days = new TreeSet<>(
                Comparator.comparing(DayOf::day).reversed().thenComparing(DayOf::connector));
        for (String connector : files.connectors()) {
            for (LocalDate day : files.days(connector)) {
                if ((first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last))) {
                    days.add(new DayOf(day, connector));
                }
            }
        }
        return List.copyOf(days);
    }

    private static void scan(Path segment, Query query, int room, PriorityQueue<Event> best, List<Damage> damage)
            throws IOException {
        List<byte[]> needles = needles(query);
        try {
            Journal.each(segment, 0, (bytes, from, length, end) -> {
                if (EventCodec.looksWhole(bytes, from, length)
                        && (lacksOne(bytes, from, length, needles)
                                || isOutside(bytes, from, length, query, room, best))) {
                    return;
                }
                Event event;
                try {
                    event = EventCodec.read(bytes, from, length);
                } catch (Tree.Malformed e) {
                    damage.add(new Damage(segment.toString(), Journal.lineNumber(segment, end), e.reason()));
                    return;
                }
                if (matches(event, query)) {
                    best.add(event);
                    if (best.size() > room) {
                        best.poll();
                    }
                }
            });
        } catch (NoSuchFileException e) {
            // put together with others while we looked; the merged day is read instead, on the next call
            damage.add(new Damage(segment.toString(), 0, "vanished while it was read"));
        }
    }

    /** What stands in every line that can match, to pass by the others without parsing them. */
    private static List<byte[]> needles(Query query) {
        List<byte[]> needles = new ArrayList<>();
        if (query.actor() != null) {
            String encoded = Boxing.encoded(query.actor());
            if (encoded.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/')) {
                needles.add(encoded.getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (query.ids().size() == 1) {
            needles.add(quoted(query.ids().iterator().next()));
        }
        if (query.types().size() == 1) {
            needles.add(quoted(query.types().iterator().next().name()));
        }
        if (query.sources().size() == 1) {
            needles.add(quoted(query.sources().iterator().next()));
        }
        return needles;
    }

    private static byte[] quoted(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean lacksOne(byte[] bytes, int from, int length, List<byte[]> needles) {
        for (byte[] needle : needles) {
            if (!contains(bytes, from, length, needle)) {
                return true;
            }
        }
        return false;
    }

    /** Not in the window, or older than everything held when no more fits. */
    private static boolean isOutside(byte[] bytes, int from, int length, Query query, int room,
            PriorityQueue<Event> best) {
        Instant at = EventCodec.timeAt(bytes, from, length);
        if (at == null) {
            return false;
        }
        if ((query.from() != null && at.isBefore(query.from()))
                || (query.until() != null && !at.isBefore(query.until()))) {
            return true;
        }
        Event oldest = best.size() < room ? null : best.peek();
        return oldest != null && at.isBefore(oldest.timestamp());
    }

    private static boolean contains(byte[] bytes, int from, int length, byte[] needle) {
        if (needle.length == 0) {
            return true;
        }
        byte first = needle[0];
        for (int i = from, end = from + length - needle.length; i <= end; i++) {
            if (bytes[i] == first && java.util.Arrays.equals(bytes, i, i + needle.length, needle, 0, needle.length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an event is what a query asks for. */
    public static boolean matches(Event event, Query query) {
        return (query.from() == null || !event.timestamp().isBefore(query.from()))
                && (query.until() == null || event.timestamp().isBefore(query.until()))
                && (query.sources().isEmpty() || query.sources().contains(event.source())
                        || query.sources().contains(event.connectorType()))
                && (query.types().isEmpty() || query.types().contains(event.type()))
                && (query.actor() == null || query.actor().equals(event.actor()))
                && (query.ids().isEmpty() || query.ids().contains(event.id()));
    }
}
