package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reading values: their text, their number, and the plain values inside a list or an object. */
public final class Values {

    /** Plain values looked at inside one list or object. */
    static final int MOST_LEAVES = 2_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int WIDEST_NUMBER = 60;

    private Values() {}

    /** The text of a plain value: numbers and flags as JSON writes them. Null for null, lists and objects. */
    public static @Nullable Untrusted text(@Nullable Value value) {
        return switch (value) {
            case Value.Text(Untrusted text) -> text;
            case Value.Num(BigDecimal number) -> Untrusted.of(written(number));
            case Value.Flag flag -> Untrusted.of(flag == Value.Flag.TRUE ? "true" : "false");
            case Value.Nothing _,Value.Items _,Value.Fields _ -> null;
            case null -> null;
        };
    }

    /** 1E+1000000 has a million digits: beyond a width the exponent stays. */
    static String written(BigDecimal number) {
        BigDecimal short_ = number.stripTrailingZeros();
        return Math.abs((long) short_.scale()) > WIDEST_NUMBER || short_.precision() > WIDEST_NUMBER
                ? short_.toString()
                : short_.toPlainString();
    }

    /** The number that a value is, or that its text writes. */
    public static @Nullable BigDecimal number(@Nullable Value value) {
        return switch (value) {
            case Value.Num(BigDecimal number) -> number;
            case Value.Text(Untrusted text) -> parsed(text.clear());
            case Value.Flag _,Value.Nothing _,Value.Items _,Value.Fields _ -> null;
            case null -> null;
        };
    }

    private static @Nullable BigDecimal parsed(String text) {
        int n = text.length();
        if (n == 0 || n > LONGEST_NUMBER) {
            return null;
        }
        for (int i = 0, dots = 0; i < n; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean sign = i == 0 && c == '-' && n > 1;
            boolean dot = c == '.' && i > 0 && i < n - 1 && ++dots == 1;
            if (!digit && !sign && !dot) {
                return null;
            }
        }
        return text.startsWith("-.") ? null : new BigDecimal(text);
    }

    /** Whether two plain values are the same: by number where one of them is a number, else by text. */
    static boolean same(Value a, Value b) {
        if (a instanceof Value.Num || b instanceof Value.Num) {
            BigDecimal x = number(a);
            BigDecimal y = number(b);
            return x != null && y != null && x.compareTo(y) == 0;
        }
        Untrusted x = text(a);
        Untrusted y = text(b);
        return x != null && y != null && x.equals(y);
    }

    private static boolean isPlain(Value value) {
        return !(value instanceof Value.Items) && !(value instanceof Value.Fields);
    }

    /** The plain values inside, in order; the value itself when it is one. */
    public static List<Value> leaves(Value value) {
        if (isPlain(value)) {
            return value instanceof Value.Nothing ? List.of() : List.of(value);
        }
        List<Value> leaves = new ArrayList<>();
        collect(value, leaves);
        return leaves;
    }

    /** At most so many texts of the plain values inside. */
    public static List<Untrusted> texts(@Nullable Value value, int most) {
        List<Untrusted> texts = new ArrayList<>();
        for (Value leaf : value == null ? List.<Value>of() : leaves(value)) {
            Untrusted text = text(leaf);
            if (text != null && texts.size() < most) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static void collect(Value value, List<Value> into) {
        if (into.size() >= MOST_LEAVES) {
            return;
        }
        switch (value) {
            case Value.Items(List<Value> items) -> items.forEach(item -> collect(item, into));
            case Value.Fields fields -> fields.fields().values().forEach(field -> collect(field, into));
            case Value.Nothing _ -> {
                // stands for nothing
            }
            case Value.Text _,Value.Num _,Value.Flag _ -> into.add(value);
        }
    }

    /** A list or an object stands for every plain value inside it: what holds for one of them holds. */
    static Truth any(@Nullable Value value, Function<Value, Truth> test) {
        if (value == null || value instanceof Value.Nothing) {
            return Truth.UNKNOWN;
        }
        if (isPlain(value)) {
            return test.apply(value);
        }
        Truth truth = Truth.FALSE;
        for (Value leaf : leaves(value)) {
            truth = truth.or(test.apply(leaf));
            if (truth == Truth.TRUE) {
                return truth;
            }
        }
        return truth;
    }

    /** The same shape with every text changed. */
    static @Nullable Value mapped(@Nullable Value value, UnaryOperator<String> change) {
        return switch (value) {
            case Value.Text(Untrusted text) -> {
                String before = text.clear();
                String after = change.apply(before);
                yield after.equals(before) ? value : Value.text(after);
            }
            case Value.Items(List<Value> items) -> {
                List<Value> changed = new ArrayList<>(items.size());
                for (Value item : items) {
                    Value mapped = mapped(item, change);
                    changed.add(mapped == null ? Value.Nothing.NULL : mapped);
                }
                yield new Value.Items(changed);
            }
            case Value.Fields fields -> {
                TreeMap<Untrusted, Value> changed = new TreeMap<>();
                fields.fields().forEach((key, field) -> {
                    Value mapped = mapped(field, change);
                    changed.put(key, mapped == null ? Value.Nothing.NULL : mapped);
                });
                yield new Value.Fields(changed);
            }
            case Value.Num _,Value.Flag _,Value.Nothing _ -> value;
            case null -> null;
        };
    }

    /** What lies under these keys; through a list it is the list of what lies under each item. */
    public static @Nullable Value under(@Nullable Value value, List<Untrusted> keys) {
        Value found = value;
        for (int i = 0; i < keys.size(); i++) {
            if (found instanceof Value.Fields fields) {
                found = fields.fields().get(keys.get(i));
            } else if (found instanceof Value.Items(List<Value> items)) {
                return underEach(items, keys.subList(i, keys.size()));
            } else {
                return null;
            }
        }
        return found instanceof Value.Nothing ? null : found;
    }

    private static @Nullable Value underEach(List<Value> items, List<Untrusted> keys) {
        List<Value> all = new ArrayList<>();
        for (Value item : items) {
            Value found = under(item, keys);
            if (found instanceof Value.Items(List<Value> inner)) {
                all.addAll(inner);
            } else if (found != null) {
                all.add(found);
            }
        }
        return all.isEmpty() ? null : new Value.Items(all);
    }
}
