package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact: someone did something to something, as a platform recorded it. Written once, never changed.
 *
 * @param id unique within (source, day)
 * @param timestamp when it happened, by the platform's clock
 * @param source the connector's id, such as {@code azure-prod}
 * @param connectorType the connector's type, such as {@code azure}
 * @param action the vendor's own name of the operation
 * @param traces what the neutraliser met in the strings of this event
 * @param raw names the vendor's record, if it was kept
 */
public record Event(String id, Instant timestamp, String source, String connectorType, EventType type, Untrusted actor,
        Untrusted target, Untrusted action, Severity severity, Metadata metadata, Traces traces,
        RawPayload.@Nullable Ref raw) {

    /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file, and other rooms could not pass null. */
    public Event(String id, Instant timestamp, String source, String connectorType, EventType type, Untrusted actor,
            Untrusted target, Untrusted action, Severity severity, Metadata metadata, Traces traces,
            RawPayload.@Nullable Ref raw) {
        this.id = Names.requireEventId(id);
        this.timestamp = requireNonNull(timestamp, "timestamp is null");
        this.source = Names.requireConnectorId(source);
        this.connectorType = Names.requireConnectorId(connectorType);
        this.type = requireNonNull(type, "type is null");
        this.actor = requireNonNull(actor, "actor is null");
        this.target = requireNonNull(target, "target is null");
        this.action = requireNonNull(action, "action is null");
        this.severity = requireNonNull(severity, "severity is null");
        this.metadata = requireNonNull(metadata, "metadata is null");
        this.traces = requireNonNull(traces, "traces is null");
        this.raw = raw;
    }

    /** The UTC day it belongs to: events are filed, judged and learned by this day. */
    public LocalDate day() {
        return LocalDate.ofInstant(timestamp, ZoneOffset.UTC);
    }

    public Optional<RawPayload.Ref> rawPayload() {
        return Optional.ofNullable(raw);
    }
}
