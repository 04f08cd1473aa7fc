package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.runs.Journal;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The very events a finding rests on. Evidence names connector and day, so only those days are looked at. */
public final class EvidenceSearch {

    /** @param missing evidence whose event is not here: its day was archived elsewhere, or this clone is sparse */
    public record Picked(List<Event> events, List<Evidence> missing, List<Damage> damage) {}

    private record Place(String connector, LocalDate day) {}

    private final EventFiles files;

    public EvidenceSearch(EventFiles files) {
        this.files = files;
    }

    /** Newest first. */
    public Picked find(Collection<Evidence> evidence) throws IOException {
        Map<Place, Map<String, Evidence>> places = new LinkedHashMap<>();
        for (Evidence one : evidence) {
            places.computeIfAbsent(new Place(one.source(), one.day()), _ -> new LinkedHashMap<>()).put(one.eventId(),
                    one);
        }
        List<Event> events = new ArrayList<>();
        List<Evidence> missing = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();
        for (Map.Entry<Place, Map<String, Evidence>> place : places.entrySet()) {
            Map<String, Evidence> wanted = new HashMap<>(place.getValue());
            for (Path segment : files.segments(place.getKey().connector(), place.getKey().day())) {
                if (!wanted.isEmpty()) {
                    scan(segment, wanted, events, damage);
                }
            }
            place.getValue().keySet().retainAll(wanted.keySet());
            missing.addAll(place.getValue().values());
        }
        events.sort(EventSearch.NEWEST_FIRST);
        return new Picked(events, missing, damage);
    }

    private static void scan(Path segment, Map<String, Evidence> wanted, List<Event> events, List<Damage> damage)
            throws IOException {
        try {
            Journal.each(segment, 0, (bytes, from, length, end) -> {
                if (EventCodec.looksWhole(bytes, from, length)
                        && !wanted.containsKey(EventCodec.idAt(bytes, from, length))) {
                    return;
                }
                try {
                    Event event = EventCodec.read(bytes, from, length);
                    if (wanted.remove(event.id()) != null) {
                        events.add(event);
                    }
                } catch (Tree.Malformed e) {
                    damage.add(new Damage(segment.toString(), Journal.lineNumber(segment, end), e.reason()));
                }
            });
        } catch (NoSuchFileException e) {
            damage.add(new Damage(segment.toString(), 0, "vanished while it was read"));
        }
    }
}
