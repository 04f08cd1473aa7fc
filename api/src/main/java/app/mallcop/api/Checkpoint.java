package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** How far one stream of one connector was read. Never advanced by a failure; its value is the connector's own. */
public record Checkpoint(String connector, String stream, String value, Instant updatedAt) {

    public Checkpoint {
        Names.requireConnectorId(connector);
        requireNonNull(stream, "stream is null");
        requireNonNull(value, "value is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }
}
