package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One step of a path, from a value to one within it. */
sealed interface Step {

    /** More of a list are not looked at. */
    int MOST_ITEMS = 1_000;

    /** Null where there is no such thing. */
    @Nullable
    Value from(Value value);

    /** {@code name} */
    record Name(Untrusted key) implements Step {
        @Override
        public @Nullable Value from(Value value) {
            return value instanceof Value.Fields(var fields) ? fields.get(key) : null;
        }
    }

    /** {@code [0]}, or {@code [-1]} for the last. */
    record Index(int index) implements Step {
        @Override
        public @Nullable Value from(Value value) {
            if (!(value instanceof Value.Items(List<Value> items))) {
                return null;
            }
            int at = index < 0 ? items.size() + index : index;
            return at < 0 || at >= items.size() ? null : items.get(at);
        }
    }

    /** {@code [*]}: what follows is taken of each. */
    record Each(List<Step> rest) implements Step {
        public Each {
            rest = List.copyOf(rest);
        }

        @Override
        public @Nullable Value from(Value value) {
            if (!(value instanceof Value.Items(List<Value> items))) {
                return null;
            }
            List<Value> found = new ArrayList<>();
            for (Value item : items) {
                Value one = Path.walk(item, rest);
                if (one instanceof Value.Items(List<Value> several)) {
                    found.addAll(several);
                } else if (one != null) {
                    found.add(one);
                }
                if (found.size() >= MOST_ITEMS) {
                    break;
                }
            }
            return found.isEmpty() ? null : new Value.Items(found.subList(0, Math.min(found.size(), MOST_ITEMS)));
        }
    }

    /** {@code [Name=ForwardTo]}: the first of a list whose field says so, whatever the case of letters. */
    record Search(Untrusted key, String lower) implements Step {
        @Override
        public @Nullable Value from(Value value) {
            if (value instanceof Value.Items(List<Value> items)) {
                for (Value item : items) {
                    Untrusted said = item instanceof Value.Fields(var fields) ? Values.text(fields.get(key)) : null;
                    if (said != null && said.clear().toLowerCase(Locale.ROOT).equals(lower)) {
                        return item;
                    }
                }
            }
            return null;
        }
    }

    /** {@code !json}: what a text says when it is read as JSON. */
    enum InnerJson implements Step {
        STEP;

        @Override
        public @Nullable Value from(Value value) {
            return value instanceof Value.Text(Untrusted text) ? JsonInText.read(text.clear()) : value;
        }
    }
}
