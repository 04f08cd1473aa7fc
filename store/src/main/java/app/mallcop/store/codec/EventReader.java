package app.mallcop.store.codec;

import app.mallcop.api.Event;
import app.mallcop.api.Metadata;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads event lines, one after the other. Not for use by two threads. */
public final class EventReader {

    private final Words words;
    private final @Nullable LineParser parser;

    /** For many lines: remembers the values it met lately. */
    public EventReader() {
        this(Words.remembered(), new LineParser());
    }

    private EventReader(Words words, @Nullable LineParser parser) {
        this.words = words;
        this.parser = parser;
    }

    static EventReader forOne() {
        return new EventReader(Words.forgotten(), null);
    }

    public Event read(byte[] bytes, int from, int length) throws Tree.Malformed {
        return parser == null || !isPlain(bytes, from, length)
                ? readOne(bytes, from, length)
                : readNext(parser, bytes, from, length);
    }

    /** Begins as we write it. In another encoding it would be a parser of that encoding that goes on to the next line. */
    private static boolean isPlain(byte[] bytes, int from, int length) {
        return length > 1 && bytes[from] == '{' && bytes[from + 1] != 0;
    }

    private Event readNext(LineParser lines, byte[] bytes, int from, int length) throws Tree.Malformed {
        boolean done = false;
        try {
            Event event = read(lines.begin(bytes, from, length));
            lines.end();
            done = true;
            return event;
        } catch (JacksonException e) {
            throw new Tree.Malformed("not valid JSON");
        } catch (IllegalArgumentException e) {
            throw new Tree.Malformed("not an event: " + e.getMessage());
        } finally {
            if (!done) {
                lines.giveUp();
            }
        }
    }

    private Event readOne(byte[] bytes, int from, int length) throws Tree.Malformed {
        try (JsonParser in = CanonicalJson.JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            return read(in);
        } catch (JacksonException e) {
            throw new Tree.Malformed("not valid JSON");
        } catch (IllegalArgumentException e) {
            throw new Tree.Malformed("not an event: " + e.getMessage());
        }
    }

    private Event read(JsonParser in) throws Tree.Malformed {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new Tree.Malformed("not a JSON object");
        }
        String id = null;
        String timestamp = null;
        String source = null;
        String connectorType = null;
        String type = null;
        Untrusted actor = null;
        Untrusted target = null;
        Untrusted action = null;
        String severity = null;
        String raw = null;
        Value.Fields metadata = Value.Fields.NONE;
        Traces traces = Traces.NONE;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "v" -> requireFormat(in.getValueAsInt());
                case "metadata" -> metadata = fields(in);
                case "traces" -> traces = traces(in);
                case "id" -> id = own(in, token, id);
                case "timestamp" -> timestamp = own(in, token, timestamp);
                case "source" -> source = own(in, token, source);
                case "connector_type" -> connectorType = own(in, token, connectorType);
                case "event_type" -> type = own(in, token, type);
                case "actor" -> actor = untrusted(in, token, actor);
                case "target" -> target = untrusted(in, token, target);
                case "action" -> action = untrusted(in, token, action);
                case "severity" -> severity = own(in, token, severity);
                case "raw" -> raw = own(in, token, raw);
                default -> in.skipChildren();
            }
        }
        return new Event(need(id, "id"), time(need(timestamp, "timestamp")), words.name(need(source, "source")),
                words.name(need(connectorType, "connector_type")), words.type(need(type, "event_type")),
                need(actor, "actor"), need(target, "target"), need(action, "action"),
                severity(need(severity, "severity")), new Metadata(metadata), traces,
                raw == null ? null : new RawPayload.Ref(raw));
    }

    /** A text of ours; what is no text is as if it were not there. */
    private static @Nullable String own(JsonParser in, JsonToken token, @Nullable String before) {
        if (token.isStructStart()) {
            in.skipChildren();
            return before;
        }
        return in.getString();
    }

    private @Nullable Untrusted untrusted(JsonParser in, JsonToken token, @Nullable Untrusted before) {
        if (token.isStructStart()) {
            in.skipChildren();
            return before;
        }
        return words.text(in).text();
    }

    private static void requireFormat(int format) throws Tree.Malformed {
        if (format != EventCodec.FORMAT) {
            throw new Tree.Malformed("format " + format + ", written by another version; this one reads "
                    + EventCodec.FORMAT);
        }
    }

    private static <T> T need(@Nullable T value, String name) throws Tree.Malformed {
        if (value == null) {
            throw new Tree.Malformed("\"" + name + "\" is missing");
        }
        return value;
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
    private Value.Fields fields(JsonParser in) throws Tree.Malformed {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new Tree.Malformed("\"" + in.currentName() + "\" is not an object");
        }
        List<Untrusted> keys = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            keys.add(words.key(name));
            values.add(value(in));
        }
        return Value.Fields.of(keys, values);
    }

    private Value value(JsonParser in) throws Tree.Malformed {
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
            default -> words.text(in);
        };
    }
}
