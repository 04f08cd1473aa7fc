package app.mallcop.store.codec;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.airlock.Boxing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** An event as a line of a segment. Streaming both ways: this is the hot path. */
public final class EventCodec {

    /** The format of event lines. Raised when a reader of today could not read a line of tomorrow. */
    public static final int FORMAT = 1;

    private EventCodec() {}

    public static void write(Event event, CanonicalJson json) {
        json.begin().field("v", FORMAT).field("id", event.id());
        writeBody(event, json);
        json.end();
    }

    /** All but the id: what a content-addressed id is taken of, and what two records of one id are compared by. */
    public static void writeBody(Event event, CanonicalJson json) {
        json.field("timestamp", event.timestamp())
                .field("source", event.source())
                .field("connector_type", event.connectorType())
                .field("event_type", event.type().name())
                .field("actor", event.actor())
                .field("target", event.target())
                .field("action", event.action())
                .field("severity", event.severity().word());
        if (!event.metadata().isEmpty()) {
            json.field("metadata", event.metadata().fields());
        }
        Traces traces = event.traces();
        if (!traces.isNone()) {
            json.begin("traces").field("removed", traces.removed()).field("truncated", traces.truncated())
                    .field("marker_attempt", traces.markerAttempt()).end();
        }
        RawPayload.Ref raw = event.raw();
        json.field("raw", raw == null ? null : raw.hash());
    }

    /** Where, in a line of ours, what follows the id begins. */
    public static int bodyStart(byte[] bytes, int from, int length) {
        int at = from + "{\"v\":1,\"id\":\"".length();
        while (at < from + length && bytes[at] != '"') {
            at++;
        }
        return Math.min(at + 1, from + length);
    }

    private static final byte[] START = ascii("{\"v\":1,\"id\":\"");
    private static final byte[] TIME = ascii(",\"timestamp\":\"");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Whether a line begins and ends as one of ours does. Only such a line may be passed by unread: another one is
     * damaged, and whoever meets it says so.
     */
    public static boolean looksWhole(byte[] bytes, int from, int length) {
        return length > START.length && Arrays.equals(bytes, from, from + START.length, START, 0, START.length)
                && bytes[from + length - 1] == '}';
    }

    /** The id at the start of a line that looks whole. */
    public static String idAt(byte[] bytes, int from, int length) {
        int start = from + START.length;
        return new String(bytes, start, bodyStart(bytes, from, length) - 1 - start, StandardCharsets.UTF_8);
    }

    /** The time in a line that looks whole, without reading the rest; null where it takes a parser. */
    public static @Nullable Instant timeAt(byte[] bytes, int from, int length) {
        int at = bodyStart(bytes, from, length);
        int start = at + TIME.length;
        if (start >= from + length || !Arrays.equals(bytes, at, start, TIME, 0, TIME.length)) {
            return null;
        }
        int end = start;
        while (end < from + length && bytes[end] != '"') {
            end++;
        }
        return Times.parse(new String(bytes, start, end - start, StandardCharsets.UTF_8)).orElse(null);
    }

    public static Event read(byte[] bytes, int from, int length) throws Tree.Malformed {
        try (JsonParser in = CanonicalJson.JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            return read(in);
        } catch (JacksonException e) {
            throw new Tree.Malformed("not valid JSON");
        } catch (IllegalArgumentException e) {
            throw new Tree.Malformed("not an event: " + e.getMessage());
        }
    }

    private static Event read(JsonParser in) throws Tree.Malformed {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new Tree.Malformed("not a JSON object");
        }
        Map<String, String> own = new HashMap<>(16);
        Value.Fields metadata = Value.Fields.NONE;
        Traces traces = Traces.NONE;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "v" -> requireFormat(in.getValueAsInt());
                case "metadata" -> metadata = fields(in);
                case "traces" -> traces = traces(in);
                default -> {
                    if (token.isStructStart()) {
                        in.skipChildren();
                    } else {
                        own.put(name, in.getString());
                    }
                }
            }
        }
        String raw = own.get("raw");
        return new Event(need(own, "id"), time(need(own, "timestamp")), need(own, "source"),
                need(own, "connector_type"),
                new EventType(need(own, "event_type")), Tree.unbox(need(own, "actor")), Tree.unbox(need(own, "target")),
                Tree.unbox(need(own, "action")), severity(need(own, "severity")), new Metadata(metadata), traces,
                raw == null ? null : new RawPayload.Ref(raw));
    }

    private static void requireFormat(int format) throws Tree.Malformed {
        if (format != FORMAT) {
            throw new Tree.Malformed("format " + format + ", written by another version; this one reads " + FORMAT);
        }
    }

    private static String need(Map<String, String> own, String name) throws Tree.Malformed {
        @Nullable
        String text = own.get(name);
        if (text == null) {
            throw new Tree.Malformed("\"" + name + "\" is missing");
        }
        return text;
    }

    private static Instant time(String text) throws Tree.Malformed {
        Optional<Instant> time = Times.parse(text);
        if (time.isEmpty()) {
            throw new Tree.Malformed("\"timestamp\" is not a time");
        }
        return time.get();
    }

    private static Severity severity(String word) throws Tree.Malformed {
        Optional<Severity> severity = Severity.ofWord(word);
        if (severity.isEmpty()) {
            throw new Tree.Malformed("\"severity\" is not info, warn or critical");
        }
        return severity.get();
    }

    private static Traces traces(JsonParser in) {
        int removed = 0;
        int truncated = 0;
        boolean markerAttempt = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "removed" -> removed = in.getValueAsInt();
                case "truncated" -> truncated = in.getValueAsInt();
                case "marker_attempt" -> markerAttempt = in.getValueAsBoolean();
                default -> in.skipChildren();
            }
        }
        return new Traces(removed, truncated, markerAttempt);
    }

    /** The object the parser stands at. */
    public static Value.Fields fields(JsonParser in) throws Tree.Malformed {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new Tree.Malformed("\"" + in.currentName() + "\" is not an object");
        }
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            fields.put(Boxing.unboxKey(name), value(in));
        }
        return fields.isEmpty() ? Value.Fields.NONE : new Value.Fields(fields);
    }

    private static Value value(JsonParser in) throws Tree.Malformed {
        return switch (in.currentToken()) {
            case START_OBJECT -> fields(in);
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
            default -> new Value.Text(Tree.unbox(in.getString()));
        };
    }
}
