package app.mallcop.connect.mapping;

import app.mallcop.api.Value;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small dictionary of a table file. Letter case does not matter; what is not in it stays as it is.
 *
 * @param words by their lower case
 * @param others what every other word becomes, written {@code "*"}; null to keep it
 */
record Table(Map<String, Value> words, @Nullable Value others) implements Change {

    Table(Map<String, Value> words, @Nullable Value others) {
        this.words = Map.copyOf(words);
        this.others = others;
    }

    @Override
    public @Nullable Value of(Value value) {
        var text = Values.text(value);
        Value known = text == null ? null : words.get(text.clear().toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        return others == null ? value : others;
    }
}
