package app.mallcop.sim.speak;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.List;
import java.util.TreeMap;

/** A JSON object while it is being written. */
final class Fields {

    private final TreeMap<Untrusted, Value> fields = new TreeMap<>();

    Fields put(String key, String text) {
        return put(key, Value.text(text));
    }

    Fields put(String key, long number) {
        return put(key, Value.number(number));
    }

    Fields put(String key, boolean flag) {
        return put(key, Value.flag(flag));
    }

    Fields put(String key, Fields inner) {
        return put(key, inner.done());
    }

    Fields put(String key, Value value) {
        fields.put(Untrusted.of(key), value);
        return this;
    }

    /** Only where there is something to say. */
    Fields putUnlessEmpty(String key, String text) {
        return text.isEmpty() ? this : put(key, text);
    }

    static Value items(Fields... items) {
        return new Value.Items(List.of(items).stream().<Value>map(Fields::done).toList());
    }

    Value.Fields done() {
        return new Value.Fields(fields);
    }
}
