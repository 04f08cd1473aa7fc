package app.mallcop.connect.mapping;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Names;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.store.events.EventId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the records of one connector into events. Not for use by two threads. */
public final class Mapper {

    private static final Untrusted VENDOR_ID = Untrusted.of("vendor_id");
    private static final Untrusted VENDOR_TYPE = Untrusted.of("vendor_type");
    private static final Untrusted REQUEST = Untrusted.of("request");
    /** Operation names come from outside, so they are not remembered without end. */
    private static final int MOST_REMEMBERED = 4_096;
    /** A list of more gives no more events; how many were left out is told. */
    static final int MOST_EVENTS = 2_000;

    private final Mapping mapping;
    private final String connectorId;
    private final String connectorType;
    private final EventId ids = new EventId();
    private final Map<Untrusted, List<Operation>> met = new HashMap<>();

    Mapper(Mapping mapping, String connectorId, String connectorType) {
        this.mapping = mapping;
        this.connectorId = Names.requireConnectorId(connectorId);
        this.connectorType = Names.requireConnectorId(connectorType);
    }

    public Mapped map(Value.Fields record) {
        return map(record, Value.Fields.NONE);
    }

    /** Hands over what the record gives, with the record as evidence. */
    public void map(Value.Fields record, Value.Fields stream, Connector.Sink sink) throws InterruptedException {
        Mapped mapped = map(record, stream);
        if (mapped.unreadable() != null) {
            sink.unreadable();
            return;
        }
        if (!mapped.known()) {
            sink.unknown(mapped.operation());
        }
        if (mapped.leftOut() > 0) {
            sink.leftOut(mapped.leftOut());
        }
        RawPayload raw = new RawPayload(record);
        for (Event event : mapped.events()) {
            sink.accept(event, raw);
        }
    }

    /** @param stream what {@code $stream} names in the table: what the connector knows and the record does not say */
    public Mapped map(Value.Fields record, Value.Fields stream) {
        Scene scene = new Scene(record, Value.Nothing.NULL, stream);
        Mapping.Shape shape = mapping.shape();
        Untrusted operation = Values.text(shape.operation().in(scene));
        if (operation == null) {
            return Mapped.unreadable("it does not say what was done");
        }
        Instant time = VendorTime.of(shape.time().in(scene));
        if (time == null) {
            return Mapped.unreadable("it does not say when it happened, or not between 2000 and 2100");
        }
        Source by = shape.lookup();
        Untrusted lookup = by == null ? operation : Values.text(by.in(scene));
        List<Operation> candidates = lookup == null ? List.of() : candidates(lookup);
        Alternative chosen = mapping.otherwise();
        for (Operation candidate : candidates) {
            Alternative holding = candidate.holding(scene);
            if (holding != null) {
                chosen = holding;
                break;
            }
        }
        Untrusted vendorId = shape.id() == null ? null : Values.text(shape.id().in(scene));
        Making making = new Making(operation, time, vendorId, scene);
        making.add(chosen);
        return new Mapped(making.events, operation, !candidates.isEmpty(), null, making.leftOut);
    }

    private List<Operation> candidates(Untrusted name) {
        List<Operation> known = met.get(name);
        if (known == null) {
            known = mapping.named(name.clear());
            if (met.size() < MOST_REMEMBERED) {
                met.put(name, known);
            }
        }
        return known;
    }

    /** One record on its way: what all of its events share. */
    private final class Making {
        private final Untrusted operation;
        private final Instant time;
        private final @Nullable Untrusted vendorId;
        private final Scene scene;
        private final List<Event> events = new ArrayList<>(1);
        private long leftOut;

        Making(Untrusted operation, Instant time, @Nullable Untrusted vendorId, Scene scene) {
            this.operation = operation;
            this.time = time;
            this.vendorId = vendorId;
            this.scene = scene;
        }

        void add(Alternative alternative) {
            EventType type = alternative.type();
            Source each = alternative.each();
            if (type != null && each == null) {
                events.add(event(alternative, type, scene));
            } else if (type != null && each != null && each.in(scene) instanceof Value.Items(List<Value> items)) {
                for (Value item : items) {
                    if (events.size() < MOST_EVENTS) {
                        events.add(event(alternative, type, new Scene(scene.record(), item, scene.stream())));
                    } else {
                        leftOut++;
                    }
                }
            }
            for (Alternative also : alternative.also()) {
                if (also.holds(scene)) {
                    add(also);
                }
            }
        }

        private Event event(Alternative alternative, EventType type, Scene at) {
            Mapping.Shape shape = mapping.shape();
            Untrusted actor = text(alternative.actor() == null ? shape.actor() : alternative.actor(), at);
            Untrusted target = text(alternative.target() == null ? shape.target() : alternative.target(), at);
            Metadata metadata = new Metadata(new Value.Fields(metadata(alternative, at)));
            String id = vendorId == null
                    ? "pending"
                    : ids.ofVendorId(connectorId, LocalDate.ofInstant(time, ZoneOffset.UTC),
                            events.isEmpty() ? vendorId.clear() : vendorId.clear() + ":" + events.size());
            Event event = event(id, type, actor, target, severity(alternative, at), metadata);
            return vendorId == null
                    ? event(ids.ofContent(event), type, actor, target, event.severity(), metadata)
                    : event;
        }

        private Event event(String id, EventType type, Untrusted actor, Untrusted target, Severity severity,
                Metadata metadata) {
            return new Event(id, time, connectorId, connectorType, type, actor, target, operation, severity, metadata,
                    Traces.NONE, null);
        }

        private SortedMap<Untrusted, Value> metadata(Alternative alternative, Scene at) {
            SortedMap<Untrusted, Value> all = new TreeMap<>();
            for (Source.Named each : mapping.shape().metadata()) {
                if (alternative.dropped().isEmpty() || !alternative.dropped().contains(each.name())) {
                    put(each, at, all);
                }
            }
            alternative.metadata().forEach(each -> put(each, at, all));
            if (vendorId != null) {
                all.putIfAbsent(VENDOR_ID, new Value.Text(vendorId));
            }
            all.putIfAbsent(VENDOR_TYPE, new Value.Text(operation));
            return all;
        }
    }

    /** Parameters that every record has and those of the operation stand side by side; of all else the last counts. */
    private static void put(Source.Named named, Scene scene, Map<Untrusted, Value> all) {
        Value value = named.source().in(scene);
        if (value == null) {
            return;
        }
        Value before = all.put(named.name(), value);
        if (named.name().equals(REQUEST) && before instanceof Value.Fields(var earlier)
                && value instanceof Value.Fields(var later)) {
            TreeMap<Untrusted, Value> both = new TreeMap<>(earlier);
            both.putAll(later);
            all.put(REQUEST, new Value.Fields(both));
        }
    }

    private static Severity severity(Alternative alternative, Scene scene) {
        Untrusted word = alternative.graded() == null ? null : Values.text(alternative.graded().in(scene));
        return word == null
                ? alternative.severity()
                : Severity.ofWord(word.clear().toLowerCase(Locale.ROOT)).orElse(alternative.severity());
    }

    private static Untrusted text(@Nullable Source source, Scene scene) {
        Untrusted text = source == null ? null : Values.text(source.in(scene));
        return text == null ? Untrusted.EMPTY : text;
    }
}
