package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON value from outside. Strings and keys are {@link Untrusted}; numbers keep every digit they came with. */
public sealed interface Value {

    record Text(Untrusted text) implements Value {
        public Text {
            requireNonNull(text, "text is null");
        }
    }

    record Num(BigDecimal number) implements Value {
        public Num {
            requireNonNull(number, "number is null");
        }
    }

    enum Flag implements Value {
        TRUE, FALSE
    }

    enum Nothing implements Value {
        NULL
    }

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys in canonical order, whatever order they came in. */
    record Fields(SortedMap<Untrusted, Value> fields) implements Value {
        public static final Fields NONE = new Fields(Collections.emptySortedMap());

        public Fields {
            fields = SortedFields.copyOf(fields);
        }

        /** The value under a name of our own, or null. */
        @Nullable
        Value named(String name) {
            return ((SortedFields) fields).named(name);
        }

        /** As they came, in any order; of a key that comes twice the last counts. */
        public static Fields of(List<Untrusted> keys, List<Value> values) {
            return keys.isEmpty() ? NONE : new Fields(SortedFields.of(keys, values));
        }

        public static Fields of(Map<String, ? extends Value> fields) {
            TreeMap<Untrusted, Value> sorted = new TreeMap<>();
            fields.forEach((key, value) -> sorted.put(Untrusted.of(key), value));
            return new Fields(sorted);
        }
    }

    static Value text(String text) {
        return new Text(Untrusted.of(text));
    }

    static Value number(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Value flag(boolean flag) {
        return flag ? Flag.TRUE : Flag.FALSE;
    }
}
