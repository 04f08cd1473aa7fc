package app.mallcop.sim.shelf;

import java.time.Instant;

/**
 * One record as it lies on the shelf.
 *
 * @param id the vendor's own id; a record that is delivered twice lies there twice under one id
 * @param available when the vendor begins to show it
 */
public record Entry<R>(String id, R record, Instant happened, Instant available) {
    public Entry {
        if (available.isBefore(happened)) {
            throw new IllegalArgumentException(id + " can be read before it happens");
        }
    }
}
