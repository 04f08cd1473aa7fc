package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.EventReader;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.runs.Journal;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One pass over some days for many questions at once: whatever these actors did, and whatever is of these types, at the
 * times that matter. A line that is neither is passed by without parsing it.
 */
public final class EventSweep {

    /** @param types names of event types that matter whoever did it */
    public record Wanted(Set<Untrusted> actors, Set<String> types, Predicate<Instant> times) {
        public Wanted {
            actors = Set.copyOf(actors);
            types = Set.copyOf(types);
        }
    }

    private final EventFiles files;

    public EventSweep(EventFiles files) {
        this.files = files;
    }

    /** What there is to read of these days. */
    public List<Path> segments(SortedSet<LocalDate> days) throws IOException {
        List<Path> segments = new ArrayList<>();
        for (String connector : files.connectors()) {
            for (LocalDate day : files.days(connector)) {
                if (days.contains(day)) {
                    segments.addAll(files.segments(connector, day));
                }
            }
        }
        return segments;
    }

    /** Several threads may read some of the segments each; then the reader has to be able to stand it. */
    public List<Damage> over(List<Path> segments, Wanted wanted, Consumer<Event> reader) throws IOException {
        Set<String> boxed = new HashSet<>();
        wanted.actors().forEach(actor -> boxed.add(Boxing.boxed(actor)));
        List<Damage> damage = new ArrayList<>();
        EventReader events = new EventReader();
        for (Path segment : segments) {
            read(segment, wanted, boxed, events, reader, damage);
        }
        return damage;
    }

    private static void read(Path segment, Wanted wanted, Set<String> boxed, EventReader events,
            Consumer<Event> reader, List<Damage> damage) throws IOException {
        try {
            Journal.each(segment, 0, (bytes, from, length, end) -> {
                if (EventCodec.looksWhole(bytes, from, length) && isPassedBy(bytes, from, length, wanted, boxed)) {
                    return;
                }
                try {
                    Event event = events.read(bytes, from, length);
                    if (wanted.times().test(event.timestamp()) && (wanted.actors().contains(event.actor())
                            || wanted.types().contains(event.type().name()))) {
                        reader.accept(event);
                    }
                } catch (Tree.Malformed e) {
                    damage.add(new Damage(segment.toString(), Journal.lineNumber(segment, end), e.reason()));
                }
            });
        } catch (NoSuchFileException e) {
            damage.add(new Damage(segment.toString(), 0, "vanished while it was read"));
        }
    }

    private static boolean isPassedBy(byte[] bytes, int from, int length, Wanted wanted, Set<String> boxed) {
        EventCodec.Glimpse glimpse = EventCodec.glimpse(bytes, from, length);
        if (glimpse == null) {
            return false;
        }
        if (!boxed.contains(glimpse.actor()) && !wanted.types().contains(glimpse.type())) {
            return true;
        }
        Instant at = EventCodec.timeAt(bytes, from, length);
        return at != null && !wanted.times().test(at);
    }
}
