package app.mallcop.connect.containerlogs;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.store.events.EventId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** One event for each line, for apps that have no parser: the line is a message, whatever it says of itself. */
final class EveryLine implements LineTaker {

    static final EventType LOG_LINE = EventType.parse("log_line").orElseThrow();
    private static final Untrusted LOG = Untrusted.of("log");
    private final String connector;
    private final String type;
    private final EventId ids = new EventId();

    EveryLine(String connector, String type) {
        this.connector = connector;
        this.type = type;
    }

    @Override
    public void take(LogLine line, Connector.Sink sink) throws InterruptedException {
        String id = ids.ofVendorId(connector, LocalDate.ofInstant(line.at(), ZoneOffset.UTC), line.id());
        sink.accept(new Event(id, line.at(), connector, type, LOG_LINE, line.app(), target(line), LOG, Severity.INFO,
                new Metadata(said(line)), Traces.NONE, null), new RawPayload(line.row()));
    }

    static Untrusted target(LogLine line) {
        return line.container().isEmpty() ? line.app() : line.container();
    }

    /** With all of the text: what is too long is cut when it is stored, after it was read for injection. */
    Value.Fields said(LogLine line) {
        TreeMap<Untrusted, Value> said = new TreeMap<>();
        put("vendor_id", Untrusted.of(line.id()), said);
        put("vendor_type", LOG, said);
        put("app_name", line.app(), said);
        put("action_detail", line.stream(), said);
        put("message", line.text(), said);
        return new Value.Fields(said);
    }

    private static void put(String key, Untrusted text, Map<Untrusted, Value> to) {
        if (!text.equals(Untrusted.EMPTY)) {
            to.put(Untrusted.of(key), new Value.Text(text));
        }
    }
}
