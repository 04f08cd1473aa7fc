package app.mallcop.connect.openclaw.gatewaylog;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A line of the log that tells of somebody who was not let in, as a record. */
final class Refusal {

    static final String WORDS = "unauthorized conn=";
    private static final String OPERATION = "gateway.auth_attempt";

    private Refusal() {}

    /** Empty for any other line. */
    static Optional<Value.Fields> in(byte[] line) throws Unreadable {
        if (!new String(line, StandardCharsets.ISO_8859_1).contains(WORDS)) {
            return Optional.empty();
        }
        Value.Fields all = Json.object(Json.value(line));
        String said = text(all, "message", "1");
        if (!text(all, "0").contains("gateway/ws") || !said.startsWith(WORDS)) {
            return Optional.empty(); // Somebody's words that only quote such a line.
        }
        Map<String, Value> record = new TreeMap<>();
        record.put("operation", Value.text(OPERATION));
        record.put("at", Value.text(text(all, "time")));
        put("id", first(said, "conn=", " "), record);
        put("remote", first(said, " remote=", " "), record);
        put("client", first(said, " client=", " role="), record);
        put("auth", first(said, " auth=", " "), record);
        put("reason", reason(said), record);
        return Optional.of(Value.Fields.of(record));
    }

    /** What the client calls itself stands before it and could say anything, so the last counts. */
    private static String reason(String said) {
        int end = said.lastIndexOf(" guidance=");
        String own = end < 0 ? said : said.substring(0, end);
        int from = own.lastIndexOf(" reason=");
        return from < 0 ? "" : own.substring(from + " reason=".length());
    }

    /** The first stands before anything that the client says. */
    private static String first(String said, String name, String until) {
        int at = said.indexOf(name);
        if (at < 0) {
            return "";
        }
        int from = at + name.length();
        int to = said.indexOf(until, from);
        return to < 0 ? said.substring(from) : said.substring(from, to);
    }

    private static void put(String name, String text, Map<String, Value> to) {
        if (!text.isEmpty()) {
            to.put(name, Value.text(text));
        }
    }

    private static String text(Value.Fields all, String... names) {
        for (String name : names) {
            if (all.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text)) {
                return text.clear();
            }
        }
        return "";
    }
}
