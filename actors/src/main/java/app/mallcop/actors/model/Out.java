package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import app.mallcop.net.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A JSON object while it is being made. */
final class Out {

    private final TreeMap<Untrusted, Value> fields = new TreeMap<>();

    Out put(String name, String text) {
        return put(name, Value.text(text));
    }

    Out put(String name, long number) {
        return put(name, Value.number(number));
    }

    Out put(String name, Out inner) {
        return put(name, inner.done());
    }

    Out put(String name, Value value) {
        fields.put(Untrusted.of(name), value);
        return this;
    }

    Out put(String name, List<? extends Value> items) {
        return put(name, new Value.Items(List.copyOf(items)));
    }

    Value.Fields done() {
        return new Value.Fields(fields);
    }

    String text() {
        return of(done());
    }

    static String of(Value value) {
        return JsonText.of(value, Untrusted::clear);
    }

    static List<Value> list(Out... items) {
        List<Value> out = new ArrayList<>();
        for (Out item : items) {
            out.add(item.done());
        }
        return out;
    }

    /** JSON text of our own: the schema of a tool. */
    static Value own(String json) {
        try {
            return Json.value(json);
        } catch (Unreadable e) {
            throw new IllegalArgumentException("a tool's schema is no JSON", e);
        }
    }
}
