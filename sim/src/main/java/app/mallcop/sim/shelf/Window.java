package app.mallcop.sim.shelf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A question to a shelf, oldest first unless said otherwise. Each word makes a new question; only the last ones answer. */
public final class Window<R> {

    private final NavigableMap<Place, Entry<R>> places;
    private final Instant asOf;
    private final Predicate<R> wanted;

    Window(NavigableMap<Place, Entry<R>> places, Instant from, Instant until, Instant asOf) {
        this(until.isBefore(from)
                ? places.headMap(new Place(Instant.MIN, Long.MIN_VALUE), false)
                : places.subMap(new Place(from, Long.MIN_VALUE), true, new Place(until, Long.MIN_VALUE), false),
                asOf, record -> true);
    }

    private Window(NavigableMap<Place, Entry<R>> places, Instant asOf, Predicate<R> wanted) {
        this.places = places;
        this.asOf = asOf;
        this.wanted = wanted;
    }

    public Window<R> newestFirst() {
        return new Window<>(places.descendingMap(), asOf, wanted);
    }

    public Window<R> where(Predicate<R> also) {
        return new Window<>(places, asOf, wanted.and(also));
    }

    /** What could be read at that moment; what came since is left out, so that pages do not move. */
    public Window<R> asOf(Instant moment) {
        return new Window<>(places, moment, wanted);
    }

    /** Behind the last record of a page, in this order; what arrives before it meanwhile moves nothing. */
    public Window<R> after(String position) {
        Place place = Place.read(position)
                .orElseThrow(() -> new IllegalArgumentException("no page ended at such a position"));
        return new Window<>(places.tailMap(place, false), asOf, wanted);
    }

    /** The first so many. */
    public Page<R> page(int size) {
        List<Entry<R>> entries = new ArrayList<>();
        Optional<Place> last = Optional.empty();
        for (Map.Entry<Place, Entry<R>> each : places.entrySet()) {
            if (sees(each.getValue())) {
                if (entries.size() == size) {
                    return new Page<>(entries, last.map(Place::written));
                }
                entries.add(each.getValue());
                last = Optional.of(each.getKey());
            }
        }
        return new Page<>(entries, Optional.empty());
    }

    /** The n-th page, from 1, as vendors with page numbers have it: what arrives at the front moves all pages behind it. */
    public Page<R> numbered(int page, int size) {
        List<Entry<R>> entries = stream().skip((page - 1L) * size).limit(size + 1L).toList();
        boolean more = entries.size() > size;
        return new Page<>(more ? entries.subList(0, size) : entries,
                more ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
    }

    public long count() {
        return stream().count();
    }

    public Stream<Entry<R>> stream() {
        return places.values().stream().filter(this::sees);
    }

    private boolean sees(Entry<R> entry) {
        return !entry.available().isAfter(asOf) && wanted.test(entry.record());
    }
}
