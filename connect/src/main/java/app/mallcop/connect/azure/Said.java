package app.mallcop.connect.azure;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record says under a name, or under a name within a name. */
final class Said {

    private Said() {}

    static @Nullable Value at(Value.Fields record, String... path) {
        Value value = record;
        for (String name : path) {
            value = value instanceof Value.Fields fields ? fields.fields().get(Untrusted.of(name)) : null;
        }
        return value;
    }

    /** Empty when it is not there or no text. */
    static String text(Value.Fields record, String... path) {
        return at(record, path) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }

    static Optional<Instant> time(Value.Fields record, String name) {
        try {
            return Optional.of(OffsetDateTime.parse(text(record, name)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Value.Fields with(Value.Fields record, String name, Value value) {
        TreeMap<Untrusted, Value> more = new TreeMap<>(record.fields());
        more.put(Untrusted.of(name), value);
        return new Value.Fields(more);
    }
}
