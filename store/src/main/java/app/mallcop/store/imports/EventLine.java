package app.mallcop.store.imports;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Markers;
import app.mallcop.api.Metadata;
import app.mallcop.api.Names;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.store.codec.Times;
import app.mallcop.store.events.EventId;
import app.mallcop.text.airlock.Boxing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * One normalised event as a line of an import. Strings may be boxed or plain; other names of types and metadata keys are
 * read as the canonical ones. Not for use by two threads.
 */
public final class EventLine {

    /** Why a line is no event. Names the field and what is wanted, never what was found. */
    public static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        public Bad(String reason) {
            super(reason, null, false, false);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** What a line held. */
    public record Read(Event event, @Nullable RawPayload raw) {}

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100)
                    .maxStringLength(LineFeed.LONGEST_LINE).build())
            .build();
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** What an ancestor gave every record without an id of its own: the hash of nothing. */
    private static final String ANCESTORS_EMPTY_ID = "evt_e3b0c44298fc";

    private static final int MOST_KEYS = 4096;

    private final @Nullable String connector;
    private final Map<String, String> types;
    private final Vocabulary vocabulary = Vocabulary.builtIn();
    private final EventId ids = new EventId();
    private final Repeats repeats = new Repeats();
    private final Map<String, Key> keys = new HashMap<>();

    /** No connector is configured. */
    public EventLine(@Nullable String connector) {
        this(connector, Map.of());
    }

    /**
     * @param connector whose events these are, whatever they say themselves; null to believe them
     * @param types the types of the connectors that are configured; for these, lines are not asked
     */
    public EventLine(@Nullable String connector, Map<String, String> types) {
        this.connector = connector;
        this.types = Map.copyOf(types);
    }

    public Read read(byte[] bytes, int from, int length) throws Bad {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Bad("not a JSON object");
            }
            Read read = new Fields().readFrom(in);
            if (in.nextToken() != null) {
                throw new Bad("more than one value on the line");
            }
            return read;
        } catch (NumberFormatException e) {
            throw new Bad("a number is beyond what can be kept");
        } catch (JacksonException e) {
            throw new Bad(e instanceof tools.jackson.core.exc.StreamConstraintsException
                    ? "nested too deep, or a number or text too long"
                    : "not valid JSON, near byte " + e.getLocation().getByteOffset());
        }
    }

    /** The fields of one line as they come. */
    private final class Fields {
        private @Nullable String id;
        private @Nullable String timestamp;
        private @Nullable String source;
        private @Nullable String connectorType;
        private @Nullable String type;
        private @Nullable String actor;
        private @Nullable String target;
        private @Nullable String action;
        private @Nullable String severity;
        private @Nullable String rawRef;
        private @Nullable RawPayload raw;
        private Value.Fields metadata = Value.Fields.NONE;

        Read readFrom(JsonParser in) throws Bad {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                JsonToken token = in.nextToken();
                switch (name) {
                    case "id" -> id = text(in, name);
                    case "timestamp" -> timestamp = text(in, name);
                    case "source" -> source = text(in, name);
                    case "connector_type" -> connectorType = text(in, name);
                    case "event_type", "type" -> type = text(in, name);
                    case "actor" -> actor = text(in, name);
                    case "target" -> target = text(in, name);
                    case "action" -> action = text(in, name);
                    case "severity" -> severity = text(in, name);
                    case "metadata" -> {
                        if (token == JsonToken.START_OBJECT) {
                            metadata = object(in, true);
                        } else if (token != JsonToken.VALUE_NULL) {
                            throw new Bad("\"metadata\" is not an object");
                        }
                    }
                    case "raw" -> {
                        if (token == JsonToken.START_OBJECT) {
                            raw = new RawPayload(object(in, false));
                        } else if (token == JsonToken.VALUE_STRING) {
                            rawRef = in.getString();
                        } else {
                            in.skipChildren();
                        }
                    }
                    default -> in.skipChildren();
                }
            }
            return event();
        }

        private Read event() throws Bad {
            String sourceId = connector != null ? connector : connectorId(need(source, "source"), "source");
            String configured = types.get(sourceId);
            String typeId = configured != null
                    ? configured
                    : connectorType == null ? sourceId : connectorId(connectorType, "connector_type");
            Instant at = time(need(timestamp, "timestamp"));
            EventType eventType = eventType(need(type, "event_type"));
            String known = knownId(sourceId, LocalDate.ofInstant(at, ZoneOffset.UTC));
            Event event = new Event(known == null ? "pending" : known, at, sourceId, typeId, eventType,
                    unbox(actor == null ? "" : actor), unbox(target == null ? "" : target),
                    unbox(action == null ? eventType.name() : action), severity(severity), new Metadata(metadata),
                    Traces.NONE, ref());
            return new Read(known == null ? withIdOfContent(event) : event, raw);
        }

        private RawPayload.@Nullable Ref ref() {
            String ref = rawRef;
            return raw == null && ref != null && ref.matches("sha256:[0-9a-f]{64}") ? new RawPayload.Ref(ref) : null;
        }

        /** A given id is kept, so that what refers to it elsewhere still does; else the vendor's gives one. */
        private @Nullable String knownId(String sourceId, LocalDate day) {
            String given = id;
            if (given != null && Names.isEventId(given) && !given.equals(ANCESTORS_EMPTY_ID)) {
                return given;
            }
            Optional<Untrusted> vendorId = new Metadata(metadata).text("vendor_id").filter(text -> !text.isEmpty());
            return vendorId.map(text -> ids.ofVendorId(sourceId, day, text.clear())).orElse(null);
        }

        private Event withIdOfContent(Event event) {
            return new Event(ids.ofContent(event), event.timestamp(), event.source(), event.connectorType(),
                    event.type(), event.actor(), event.target(), event.action(), event.severity(), event.metadata(),
                    event.traces(), event.raw());
        }
    }

    private static String need(@Nullable String text, String name) throws Bad {
        if (text == null) {
            throw new Bad("\"" + name + "\" is missing");
        }
        return text;
    }

    private static @Nullable String text(JsonParser in, String name) throws Bad {
        return switch (in.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT -> in.getString();
            case VALUE_NULL -> null;
            default -> throw new Bad("\"" + name + "\" is not a text");
        };
    }

    private static String connectorId(String text, String name) throws Bad {
        String id = text.toLowerCase(Locale.ROOT);
        if (!Names.isConnectorId(id)) {
            throw new Bad("\"" + name + "\" is not a connector id: 1 to 63 of a-z, 0-9, '.', '_', '-'");
        }
        return id;
    }

    private static Instant time(String text) throws Bad {
        Optional<Instant> time = Times.parse(text);
        if (time.isEmpty()) {
            throw new Bad("\"timestamp\" is not an ISO-8601 time with a zone, such as 2026-03-11T14:00:00Z");
        }
        if (time.get().isBefore(EARLIEST) || !time.get().isBefore(LATEST)) {
            throw new Bad("\"timestamp\" is not between the years 2000 and 2100");
        }
        return time.get();
    }

    private EventType eventType(String text) throws Bad {
        Optional<EventType> type = EventType.parse(text);
        if (type.isEmpty()) {
            throw new Bad("\"event_type\" is not a name: 1 to 64 of a-z, 0-9, '_', '.', '-'");
        }
        return vocabulary.canonical(type.get());
    }

    private static Severity severity(@Nullable String word) throws Bad {
        Optional<Severity> severity = word == null ? Optional.of(Severity.INFO) : Severity.ofWord(word);
        if (severity.isEmpty()) {
            throw new Bad("\"severity\" is not info, warn or critical");
        }
        return severity.get();
    }

    /** Boxed, plain, or boxed by an ancestor, whose box could be left open from inside. */
    private Untrusted unbox(String text) {
        return repeats.same(Boxing.unbox(text).orElseGet(() -> unboxAncestors(text)));
    }

    private static Untrusted unboxAncestors(String text) {
        boolean ancestors = text.length() >= Markers.BEGIN.length() + Markers.END.length()
                && text.startsWith(Markers.BEGIN)
                && text.endsWith(Markers.END);
        return Untrusted
                .of(ancestors ? text.substring(Markers.BEGIN.length(), text.length() - Markers.END.length()) : text);
    }

    private Value.Fields object(JsonParser in, boolean metadata) {
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        List<Key> aliases = new ArrayList<>(0);
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            Key key = key(name);
            if (metadata && key.canonical() != null) {
                aliases.add(key);
            }
            fields.put(key.name(), value(in));
        }
        aliases.forEach(alias -> rename(fields, alias));
        return fields.isEmpty() ? Value.Fields.NONE : new Value.Fields(fields);
    }

    /** @param canonical what metadata calls it, where this is another name */
    private record Key(Untrusted name, @Nullable Untrusted canonical) {}

    /** A key is read once: there are few of them, and they come with every event. */
    private Key key(String written) {
        Key key = keys.get(written);
        if (key == null) {
            String canonical = vocabulary.canonicalKey(written).orElse(written);
            key = new Key(Boxing.unboxKey(written), canonical.equals(written) ? null : Untrusted.of(canonical));
            if (keys.size() < MOST_KEYS) {
                keys.put(written, key);
            }
        }
        return key;
    }

    /** An alias gives way to the canonical key, unless that is there too. */
    private static void rename(Map<Untrusted, Value> fields, Key alias) {
        Value value = fields.get(alias.name());
        if (value != null && alias.canonical() != null && fields.putIfAbsent(alias.canonical(), value) == null) {
            fields.remove(alias.name());
        }
    }

    private Value value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in, false);
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(in));
                }
                yield new Value.Items(items);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(in.getDecimalValue());
            case VALUE_TRUE -> Value.Flag.TRUE;
            case VALUE_FALSE -> Value.Flag.FALSE;
            case VALUE_NULL -> Value.Nothing.NULL;
            default -> new Value.Text(unbox(in.getString()));
        };
    }
}
