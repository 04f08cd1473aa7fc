package app.mallcop.connect.mapping;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record became.
 *
 * @param events none when the table leaves the record out, or it is unreadable
 * @param operation the vendor's own name of it; empty when it has none
 * @param known whether the table names the operation
 * @param leftOut events that the record would give beyond the most that one may
 * @param unreadable why it can't be an event, in own words; null when it can
 */
public record Mapped(List<Event> events, Untrusted operation, boolean known, @Nullable String unreadable,
        long leftOut) {

    /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
    public Mapped(List<Event> events, Untrusted operation, boolean known, @Nullable String unreadable,
            long leftOut) {
        this.events = List.copyOf(events);
        this.operation = operation;
        this.known = known;
        this.unreadable = unreadable;
        this.leftOut = leftOut;
    }

    static Mapped unreadable(String why) {
        return new Mapped(List.of(), Untrusted.EMPTY, true, why, 0);
    }
}
