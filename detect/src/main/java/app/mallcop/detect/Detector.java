package app.mallcop.detect;

import app.mallcop.api.EventType;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One way to see that something is not normal. It holds no state, does no I/O and reads no clock; whatever order events
 * come in, however often, the same findings come out (law 4). All of its parts are optional:
 *
 * <ul>
 * <li>{@link #learn}: what of an event becomes part of normal, counted per day;
 * <li>{@link #judge}: one event against the sealed days up to the day before yesterday;
 * <li>{@link #tallies}: what shows only in several events together;
 * <li>{@link #judgeSealed}: what shows only when a day is over, such as silence.
 * </ul>
 */
public interface Detector {

    /** As in the product's documents, {@code new-actor}; policy and config go by it. */
    String name();

    /** Raised when it would judge the same events differently; recorded with every finding. */
    String version();

    /** Detectors that name the same thing share it, and so never work at the same time; others may, on several threads. */
    default String shares() {
        return name();
    }

    /** The event types it learns from and judges; empty for all. Tallies look at these types only, too. */
    default Set<EventType> reads() {
        return Set.of();
    }

    default void learn(Sighting seen, Learning day) {}

    default void judge(Sighting seen, Normal normal, Found found) {}

    default List<Tally> tallies() {
        return List.of();
    }

    /** Called once for each connector and day when the day is sealed, with {@code sealed} the view of that day alone. */
    default void judgeSealed(String source, LocalDate day, Normal sealed, Normal normal, Found found) {}
}
