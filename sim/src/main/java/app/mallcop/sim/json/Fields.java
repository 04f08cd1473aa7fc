package app.mallcop.sim.json;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.List;
import java.util.TreeMap;

/** A JSON object while it is being written. */
public final class Fields {

    private final TreeMap<Untrusted, Value> fields = new TreeMap<>();

    public Fields put(String key, String text) {
        return put(key, Value.text(text));
    }

    public Fields put(String key, long number) {
        return put(key, Value.number(number));
    }

    public Fields put(String key, boolean flag) {
        return put(key, Value.flag(flag));
    }

    public Fields put(String key, Fields inner) {
        return put(key, inner.done());
    }

    public Fields put(String key, Value value) {
        fields.put(Untrusted.of(key), value);
        return this;
    }

    /** Only where there is something to say. */
    public Fields putUnlessEmpty(String key, String text) {
        return text.isEmpty() ? this : put(key, text);
    }

    public static Value items(Fields... items) {
        return new Value.Items(List.of(items).stream().<Value>map(Fields::done).toList());
    }

    public static Value items(List<? extends Value> items) {
        return new Value.Items(List.copyOf(items));
    }

    public Value.Fields done() {
        return new Value.Fields(fields);
    }
}
