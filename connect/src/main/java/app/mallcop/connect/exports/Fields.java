package app.mallcop.connect.exports;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks into records, and changes them. */
public final class Fields {

    private Fields() {}

    /** Empty where it is not there, or no text. */
    public static Optional<String> text(Value.Fields record, String name) {
        return record.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) && !text.isEmpty()
                ? Optional.of(text.clear())
                : Optional.empty();
    }

    public static Optional<Value.Fields> fields(Value.Fields record, String name) {
        return record.fields().get(Untrusted.of(name)) instanceof Value.Fields inner
                ? Optional.of(inner)
                : Optional.empty();
    }

    public static boolean has(Value.Fields record, String name) {
        return record.fields().containsKey(Untrusted.of(name));
    }

    public static Value.Fields with(Value.Fields record, String name, Value value) {
        TreeMap<Untrusted, Value> more = new TreeMap<>(record.fields());
        more.put(Untrusted.of(name), value);
        return new Value.Fields(more);
    }

    /** The object that a text holds as JSON. */
    public static Optional<Value.Fields> json(String text) {
        try {
            return Json.value(text) instanceof Value.Fields object ? Optional.of(object) : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** The text under a name in any letter case: people rename columns. */
    public static Optional<String> column(Value.Fields record, String name) {
        for (Map.Entry<Untrusted, Value> field : record.fields().entrySet()) {
            if (field.getKey().clear().strip().toLowerCase(Locale.ROOT).equals(name)
                    && field.getValue() instanceof Value.Text(Untrusted text) && !text.isEmpty()) {
                return Optional.of(text.clear());
            }
        }
        return Optional.empty();
    }
}
