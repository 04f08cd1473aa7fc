package app.mallcop.desk.feed;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.store.events.Admission;
import app.mallcop.store.events.EventEncoder;
import app.mallcop.text.secrets.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans and encodes events that were mapped. Each worker has its own memory of what it met lately. */
final class ExportWorker {

    /** An event as the mapping made it. */
    record Mapped(Event event, @Nullable RawPayload raw) {}

    private final Admission admission;
    private final EventEncoder encoder = new EventEncoder();
    private final boolean keepRaw;

    ExportWorker(Redactor redactor, boolean keepRaw) {
        this.admission = new Admission(redactor);
        this.keepRaw = keepRaw;
    }

    Batch work(List<Mapped> events, List<Import.BadLine> bad) {
        List<Batch.Ready> ready = new ArrayList<>(events.size());
        for (Mapped one : events) {
            Admission.Admitted admitted = admission.admit(one.event(), keepRaw ? one.raw() : null);
            ready.add(new Batch.Ready(encoder.encode(admitted.event()), admitted.raw()));
        }
        return new Batch(ready, bad);
    }
}
