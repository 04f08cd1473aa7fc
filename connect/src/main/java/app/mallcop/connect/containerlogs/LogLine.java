package app.mallcop.connect.containerlogs;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.Instant;

/**
 * One line of a container.
 *
 * @param id the platform's own, else a hash of all of the row
 * @param at when it was written, and {@code cameIn} when it came into the workspace
 * @param stream stdout or stderr
 * @param row as it came
 */
public record LogLine(String id, Instant at, Instant cameIn, Untrusted app, Untrusted container, Untrusted stream,
        Untrusted revision, Untrusted replica, Untrusted text, Value.Fields row) {}
