package app.mallcop.sim.speak;

import app.mallcop.api.Event;
import app.mallcop.sim.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Events as the lines that {@code import} reads: plain values, no markers, one event a line. */
public final class JsonLines {

    private JsonLines() {}

    /** The whole event, its id included. */
    public static void write(Event event, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder(768).append("{\"id\":");
        Json.quote(event.id(), line);
        write(event, line.append(','), out);
    }

    /** Without the id: whoever reads it gives one, by the vendor's own id in the metadata. */
    public static void writeWithoutId(Event event, OutputStream out) throws IOException {
        write(event, new StringBuilder(768).append('{'), out);
    }

    private static void write(Event event, StringBuilder line, OutputStream out) throws IOException {
        field("timestamp", event.timestamp().toString(), line);
        field("source", event.source(), line.append(','));
        field("connector_type", event.connectorType(), line.append(','));
        field("event_type", event.type().name(), line.append(','));
        field("actor", event.actor().clear(), line.append(','));
        field("target", event.target().clear(), line.append(','));
        field("action", event.action().clear(), line.append(','));
        field("severity", event.severity().word(), line.append(','));
        line.append(",\"metadata\":");
        Json.write(event.metadata().fields(), line);
        out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void field(String key, String text, StringBuilder line) {
        line.append('"').append(key).append("\":");
        Json.quote(text, line);
    }
}
