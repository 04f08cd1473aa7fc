package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.text.secrets.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes events ready to be filed: what costs the most on their way in, so it is done on other threads than reading and
 * filing. Remembers what it met lately; not for use by two threads.
 */
public final class Preparing {

    /** An event as it was read, and the record it was read from. */
    public record Read(Event event, @Nullable RawPayload raw) {}

    /** As it will be stored. */
    public record Ready(EventEncoder.Encoded encoded, @Nullable KeptRaw raw) {}

    private final Admission admission;
    private final EventEncoder encoder = new EventEncoder();
    private final boolean keepRaw;

    public Preparing(Redactor redactor, boolean keepRaw) {
        this.admission = new Admission(redactor);
        this.keepRaw = keepRaw;
    }

    public Ready prepare(Event event, @Nullable RawPayload raw) {
        Admission.Admitted admitted = admission.admit(event, keepRaw ? raw : null);
        return new Ready(encoder.encode(admitted.event()), admitted.raw());
    }

    public List<Ready> prepare(List<Read> events) {
        List<Ready> ready = new ArrayList<>(events.size());
        for (Read one : events) {
            ready.add(prepare(one.event(), one.raw()));
        }
        return ready;
    }
}
