package app.mallcop.sim.shelf;

import java.time.Instant;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Records with the time they happened and the time from which they can be read. A question sees only what is there at
 * the simulated now. Records of one instant keep the order in which they were put.
 */
public final class Shelf<R> {

    private final Supplier<Instant> now;
    private final AtomicLong places = new AtomicLong();
    private final ConcurrentNavigableMap<Place, Entry<R>> byEvent = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Place, Entry<R>> byArrival = new ConcurrentSkipListMap<>();

    public Shelf(Supplier<Instant> now) {
        this.now = now;
    }

    /** The same id may be put again: then it is delivered twice. */
    public void put(String id, R record, Instant happened, Instant available) {
        Entry<R> entry = new Entry<>(id, record, happened, available);
        long place = places.getAndIncrement();
        byEvent.put(new Place(happened, place), entry);
        byArrival.put(new Place(available, place), entry);
    }

    /** What happened from one instant up to, but not at, the other. */
    public Window<R> happened(Instant from, Instant until) {
        return new Window<>(byEvent, from, until, now.get());
    }

    /** What could be read from one instant on up to, but not at, the other, whenever it happened. */
    public Window<R> arrived(Instant from, Instant until) {
        return new Window<>(byArrival, from, until, now.get());
    }

    /** All there is now, by the time it happened. */
    public Window<R> all() {
        return happened(Instant.MIN, Instant.MAX);
    }
}
