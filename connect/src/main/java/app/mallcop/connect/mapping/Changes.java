package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The words that may stand after {@code |} in a path. */
final class Changes {

    private static final Map<String, Change> PLAIN = plain();
    /** These take something after a colon: {@code part:4}. */
    private static final List<String> WITH_WORD = List.of("table", "part", "segment", "after", "before");

    private Changes() {}

    private static Map<String, Change> plain() {
        Map<String, Change> all = new TreeMap<>();
        all.put("lower", ofText(text -> text.toLowerCase(Locale.ROOT)));
        all.put("upper", ofText(text -> text.toUpperCase(Locale.ROOT)));
        all.put("trim", ofText(String::strip));
        all.put("ip", ofText(Changes::address));
        all.put("last", ofText(text -> text.substring(text.lastIndexOf('/') + 1)));
        all.put("first", Changes::first);
        all.put("join", value -> asText(Values.text(value)));
        all.put("keys", Changes::keys);
        all.put("count", value -> Value.number(value instanceof Value.Items(List<Value> items) ? items.size() : 1));
        all.put("bool", Changes::bool);
        all.put("number", Changes::number);
        all.put("epoch", value -> time(value, VendorTime.Unit.SECONDS));
        all.put("epochms", value -> time(value, VendorTime.Unit.MILLIS));
        return Map.copyOf(all);
    }

    /** @param at where the word stands in the text of the path */
    static Change named(String word, Map<String, Table> tables, int at) throws Flaw {
        Change plain = PLAIN.get(word);
        if (plain != null) {
            return plain;
        }
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        String with = colon < 0 ? "" : word.substring(colon + 1).strip();
        if (!WITH_WORD.contains(name) || with.isEmpty()) {
            List<String> known = new ArrayList<>(PLAIN.keySet().stream().sorted().toList());
            WITH_WORD.forEach(each -> known.add(each + ":…"));
            String nearest = Nearest.of(word, PLAIN.keySet());
            throw new Flaw(at,
                    "has \"" + word + "\" after '|'" + (nearest == null ? "" : "; did you mean " + nearest + "?")
                            + "; known: " + String.join(", ", known));
        }
        return switch (name) {
            case "table" -> {
                Table table = tables.get(with);
                if (table == null) {
                    throw new Flaw(at, "names table \"" + with + "\", which is not under tables");
                }
                yield eachOf(table);
            }
            case "part" -> part(':', whole(with, at));
            case "segment" -> part('/', whole(with, at));
            case "after" ->
                ofText(text -> text.contains(with) ? text.substring(text.lastIndexOf(with) + with.length()) : text);
            default -> ofText(text -> text.contains(with) ? text.substring(0, text.indexOf(with)) : text);
        };
    }

    private static int whole(String text, int at) throws Flaw {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Flaw(at, "wants a number after ':', found \"" + text + "\"");
        }
    }

    /** The nth of a text cut at a sign, from 0; from the end when negative. */
    private static Change part(char sign, int index) {
        return ofText(text -> {
            List<String> parts = new ArrayList<>();
            int from = 0;
            for (int i = text.indexOf(sign); i >= 0; i = text.indexOf(sign, from)) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
            parts.add(text.substring(from));
            int at = index < 0 ? parts.size() + index : index;
            return at < 0 || at >= parts.size() ? "" : parts.get(at);
        });
    }

    private static Change ofText(UnaryOperator<String> change) {
        return eachOf(value -> {
            Untrusted text = Values.text(value);
            if (text == null) {
                return null;
            }
            String changed = change.apply(text.clear());
            return changed.equals(text.clear()) && value instanceof Value.Text ? value : asText(Untrusted.of(changed));
        });
    }

    /** Of a list, each is changed. */
    private static Change eachOf(Change one) {
        return value -> {
            if (!(value instanceof Value.Items(List<Value> items))) {
                return one.of(value);
            }
            List<Value> changed = new ArrayList<>();
            for (Value item : items) {
                Value made = item instanceof Value.Items ? null : Values.present(one.of(item));
                if (made != null) {
                    changed.add(made);
                }
            }
            return new Value.Items(changed);
        };
    }

    private static @Nullable Value asText(@Nullable Untrusted text) {
        return text == null || text.isEmpty() ? null : new Value.Text(text);
    }

    /** {@code 192.0.2.1:443}, {@code [2001:db8::1]:443} and {@code ::ffff:192.0.2.1} without what is not the address. */
    private static String address(String written) {
        String text = written.strip();
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            text = close < 0 ? text.substring(1) : text.substring(1, close);
        } else if (text.indexOf(':') > 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            text = text.substring(0, text.indexOf(':'));
        }
        int zone = text.indexOf('%');
        text = zone < 0 ? text : text.substring(0, zone);
        return text.regionMatches(true, 0, "::ffff:", 0, 7) && text.indexOf('.') > 0 ? text.substring(7) : text;
    }

    /** The first of a list, also of one that stands in a text as JSON. */
    private static @Nullable Value first(Value value) {
        Value list = value;
        if (value instanceof Value.Text(Untrusted text) && text.clear().stripLeading().startsWith("[")) {
            Value inner = JsonInText.read(text.clear());
            list = inner == null ? value : inner;
        }
        if (list instanceof Value.Items(List<Value> items)) {
            return items.isEmpty() ? null : items.getFirst();
        }
        return list;
    }

    private static @Nullable Value keys(Value value) {
        if (!(value instanceof Value.Fields(var fields))) {
            return null;
        }
        List<Value> names = new ArrayList<>();
        fields.keySet().stream().limit(Step.MOST_ITEMS).forEach(name -> names.add(new Value.Text(name)));
        return new Value.Items(names);
    }

    private static @Nullable Value bool(Value value) {
        if (value instanceof Value.Flag) {
            return value;
        }
        Untrusted text = Values.text(value);
        return text == null ? null : switch (text.clear().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "on", "enabled" -> Value.Flag.TRUE;
            case "false", "no", "0", "off", "disabled" -> Value.Flag.FALSE;
            default -> null;
        };
    }

    private static @Nullable Value number(Value value) {
        if (value instanceof Value.Num) {
            return value;
        }
        BigDecimal number = VendorTime.number(value);
        return number == null ? null : new Value.Num(number);
    }

    private static @Nullable Value time(Value value, VendorTime.Unit unit) {
        var time = VendorTime.of(value, unit);
        return time == null ? null : Value.text(time.toString());
    }
}
