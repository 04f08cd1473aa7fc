package app.mallcop.actors.channels;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.JsonText;
import java.util.List;
import java.util.Map;

/** Builds the JSON of a message as values, so that no text can end a string and begin another key. */
final class Card {

    private Card() {}

    static Value.Fields of(Map<String, Value> fields) {
        return Value.Fields.of(fields);
    }

    static Value list(List<? extends Value> items) {
        return new Value.Items(List.copyOf(items));
    }

    static String json(Value value) {
        return JsonText.of(value, Untrusted::clear);
    }
}
