package app.mallcop.connect.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record says at a path such as {@code config.url}; empty or null where it says nothing. */
final class Said {

    private Said() {}

    static @Nullable Value value(Value.Fields record, String path) {
        Value at = record;
        for (String part : path.split("\\.", -1)) {
            if (!(at instanceof Value.Fields fields)) {
                return null;
            }
            at = fields.fields().get(Untrusted.of(part));
        }
        return at;
    }

    /** Lists and objects too, in one line. */
    static String text(Value.Fields record, String path) {
        return text(value(record, path));
    }

    private static String text(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Text(Untrusted text) -> text.clear();
            case Value.Num(BigDecimal number) -> number.stripTrailingZeros().toPlainString();
            case Value.Flag flag -> flag == Value.Flag.TRUE ? "true" : "false";
            case Value.Nothing _ -> "";
            case Value.Items(List<Value> items) ->
                String.join(", ", items.stream().map(Said::text).sorted(Untrusted::canonicalOrder).toList());
            case Value.Fields(var fields) -> String.join(", ", fields.entrySet().stream()
                    .map(field -> field.getKey().clear() + ":" + text(field.getValue())).toList());
        };
    }

    static @Nullable Instant time(Value.Fields record, String path) {
        if (value(record, path) instanceof Value.Text(Untrusted text)) {
            try {
                return OffsetDateTime.parse(text.clear()).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
        return null;
    }

    /** Pairs of a key and a text; what is empty is left out. */
    static Value.Fields fields(String... pairs) {
        TreeMap<Untrusted, Value> all = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                all.put(Untrusted.of(pairs[i]), Value.text(pairs[i + 1]));
            }
        }
        return new Value.Fields(all);
    }
}
