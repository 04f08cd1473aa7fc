package app.mallcop.detect;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Event;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event that is, or may become, evidence: enough to find it again. Two are the same when they name the same event.
 *
 * @param event the event itself while it is at hand
 */
public record EventRef(String id, String source, LocalDate day, @Nullable Event event)
        implements
            Comparable<EventRef> {

    public EventRef {
        requireNonNull(id, "id is null");
        requireNonNull(source, "source is null");
        requireNonNull(day, "day is null");
    }

    public static EventRef of(Event event) {
        return new EventRef(event.id(), event.source(), event.day(), event);
    }

    @Override
    public int compareTo(EventRef other) {
        int order = day.compareTo(other.day);
        if (order == 0) {
            order = source.compareTo(other.source);
        }
        return order == 0 ? id.compareTo(other.id) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventRef that && id.equals(that.id) && source.equals(that.source)
                && day.equals(that.day);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
