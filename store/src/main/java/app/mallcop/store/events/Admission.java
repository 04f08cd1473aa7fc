package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Traces;
import app.mallcop.store.codec.Bytes;
import app.mallcop.text.airlock.Inspect;
import org.jspecify.annotations.Nullable;

/** What happens to a record before its first write: what its strings tried is noted. */
public final class Admission {

    /** A record as it will be written. */
    public record Admitted(Event event, @Nullable RawPayload raw) {}

    public Admitted admit(Event event, @Nullable RawPayload raw) {
        Traces traces = Inspect.traces(event.actor()).and(Inspect.traces(event.target()))
                .and(Inspect.traces(event.action()));
        RawPayload.Ref ref = raw == null
                ? event.raw()
                : new RawPayload.Ref("sha256:" + Bytes.sha256Hex(RawPayloads.canonical(raw)));
        return new Admitted(new Event(event.id(), event.timestamp(), event.source(), event.connectorType(),
                event.type(), event.actor(), event.target(), event.action(), event.severity(), event.metadata(),
                traces, ref), raw);
    }
}
