package app.mallcop.store.codec;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /** What a line is about, as it stands there: the actor in its box. */
    public record Glimpse(String type, String actor) {}

    private static final byte[] TYPE = ascii("\"event_type\":\"");
    private static final byte[] ACTOR = ascii("\"actor\":\"");

    /** Type and actor of a line that looks whole, without reading the rest; null where it takes a parser. */
    public static @Nullable Glimpse glimpse(byte[] bytes, int from, int length) {
        int end = from + length;
        int type = after(bytes, bodyStart(bytes, from, length), end, TYPE);
        int typeEnd = type < 0 ? -1 : plainEnd(bytes, type, end);
        int actor = typeEnd < 0 ? -1 : after(bytes, typeEnd, Math.min(end, typeEnd + ACTOR.length + 2), ACTOR);
        int actorEnd = actor < 0 ? -1 : plainEnd(bytes, actor, end);
        return actorEnd < 0
                ? null
                : new Glimpse(new String(bytes, type, typeEnd - type, StandardCharsets.UTF_8),
                        new String(bytes, actor, actorEnd - actor, StandardCharsets.UTF_8));
    }

    private static int after(byte[] bytes, int from, int end, byte[] name) {
        for (int i = from; i <= end - name.length; i++) {
            if (bytes[i] == '"' && Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) {
                return i + name.length;
            }
        }
        return -1;
    }

    /** The closing quote; none where something in between is escaped. */
    private static int plainEnd(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\\') {
                return -1;
            }
            if (bytes[i] == '"') {
                return i;
            }
        }
        return -1;
    }

    /** One line alone; whoever reads many takes an {@link EventReader}. */
    public static Event read(byte[] bytes, int from, int length) throws Tree.Malformed {
        return EventReader.forOne().read(bytes, from, length);
    }
}
