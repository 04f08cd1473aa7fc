package app.mallcop.api.plugin;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import java.util.List;
import java.util.Set;

/**
 * A judge: an event and what was normal before it go in, findings come out. It keeps no state, does no I/O, reads no
 * clock, and gives the same answer in whatever order and however often it is asked.
 *
 * @param <V> the view of sealed days it reads
 */
public interface Detector<V> {

    String name();

    /** Raised when it would judge the same events differently; recorded with every finding. */
    String version();

    /** The event types it reads; empty for all. */
    Set<EventType> reads();

    List<Finding> judge(Event event, V normal);
}
