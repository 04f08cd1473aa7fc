package app.mallcop.desk.detect;

import app.mallcop.api.Event;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Those events for which this holds; each is asked about once. */
final class Filtered implements Iterator<Event> {

    private final Iterator<Event> events;
    private final Predicate<Event> holds;
    private @Nullable Event next;

    Filtered(Iterator<Event> events, Predicate<Event> holds) {
        this.events = events;
        this.holds = holds;
    }

    @Override
    public boolean hasNext() {
        while (next == null && events.hasNext()) {
            Event event = events.next();
            if (holds.test(event)) {
                next = event;
            }
        }
        return next != null;
    }

    @Override
    public Event next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Event event = next;
        next = null;
        return event;
    }
}
