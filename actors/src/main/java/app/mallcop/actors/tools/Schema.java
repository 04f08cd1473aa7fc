package app.mallcop.actors.tools;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import app.mallcop.net.json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of JSON Schema that our tools are described with. What it does not know it refuses to read, so that no rule is
 * written down and not kept. Its complaints name our own words only, never what was sent.
 */
public final class Schema {

    private static final Set<String> KNOWN = Set.of("type", "description", "properties", "required",
            "additionalProperties", "enum", "minimum", "maximum", "minLength", "maxLength", "maxItems", "items",
            "minProperties");
    private static final Set<String> TYPES = Set.of("object", "string", "integer", "boolean", "array");

    private final Value.Fields root;

    private Schema(Value.Fields root) {
        this.root = root;
    }

    static Schema parse(String json) {
        try {
            Value.Fields root = Json.object(Json.value(json));
            understood(root, "");
            return new Schema(root);
        } catch (Unreadable e) {
            throw new IllegalStateException("a tool's schema is no JSON object", e);
        }
    }

    private static void understood(Value.Fields schema, String at) {
        for (Untrusted key : schema.fields().keySet()) {
            if (!KNOWN.contains(key.clear())) {
                throw new IllegalStateException("a schema uses " + key.clear() + at + ", which is not checked");
            }
        }
        if (!TYPES.contains(word(schema, "type"))) {
            throw new IllegalStateException("a schema has no type that is known" + at);
        }
        if (word(schema, "type").equals("object") && get(schema, "additionalProperties") != Value.Flag.FALSE) {
            throw new IllegalStateException("a schema lets anything in" + at);
        }
        properties(schema).forEach((name, of) -> understood(fields(of), at + " under " + name.clear()));
        if (get(schema, "items") instanceof Value.Fields items) {
            understood(items, at + " in its items");
        }
    }

    /** The same bytes always. */
    public String text() {
        return JsonText.of(root, Untrusted::clear);
    }

    /** What is wrong with the arguments of a call, in our words; empty when nothing is. */
    public List<String> flaws(Value.Fields arguments) {
        List<String> flaws = new ArrayList<>();
        check("", root, arguments, flaws);
        return flaws;
    }

    /** Whether all that may be given for it is words of ours. */
    boolean isOurWord(Untrusted name) {
        return !list(fields(properties(root).getOrDefault(name, Value.Nothing.NULL)), "enum").isEmpty();
    }

    private static void check(String at, Value.Fields schema, Value value, List<String> flaws) {
        String name = at.isEmpty() ? "the arguments" : at;
        switch (word(schema, "type")) {
            case "object" -> {
                if (value instanceof Value.Fields object) {
                    object(at, schema, object, flaws);
                } else {
                    flaws.add(name + " must be an object");
                }
            }
            case "array" -> {
                if (value instanceof Value.Items(List<Value> items)) {
                    items(name, schema, items, flaws);
                } else {
                    flaws.add(name + " must be a list");
                }
            }
            case "string" -> {
                if (value instanceof Value.Text(Untrusted text)) {
                    text(name, schema, text.clear(), flaws);
                } else {
                    flaws.add(name + " must be a string");
                }
            }
            case "integer" -> {
                if (value instanceof Value.Num(BigDecimal number) && isWhole(number)) {
                    number(name, schema, number, flaws);
                } else {
                    flaws.add(name + " must be a whole number");
                }
            }
            default -> {
                if (!(value instanceof Value.Flag)) {
                    flaws.add(name + " must be true or false");
                }
            }
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.precision() - number.scale() <= 18 && number.scale() <= 18
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static void object(String at, Value.Fields schema, Value.Fields value, List<String> flaws) {
        Map<Untrusted, Value> known = properties(schema);
        for (Value name : list(schema, "required")) {
            if (name instanceof Value.Text(Untrusted text) && !value.fields().containsKey(text)) {
                flaws.add(at + text.clear() + " is missing");
            }
        }
        value.fields().forEach((key, of) -> {
            Value property = known.get(key);
            if (property != null) {
                check(at + key.clear(), fields(property), of, flaws);
            }
        });
        if (!known.keySet().containsAll(value.fields().keySet())) {
            flaws.add("there are arguments that it does not take; it takes "
                    + String.join(", ", known.keySet().stream().map(Untrusted::clear).toList()));
        }
        bound(schema, "minProperties").filter(least -> value.fields().size() < least)
                .ifPresent(_ -> flaws.add("give at least one of "
                        + String.join(", ", known.keySet().stream().map(Untrusted::clear).toList())));
    }

    private static void items(String name, Value.Fields schema, List<Value> items, List<String> flaws) {
        bound(schema, "maxItems").filter(most -> items.size() > most)
                .ifPresent(most -> flaws.add(name + " holds more than " + most));
        if (get(schema, "items") instanceof Value.Fields each) {
            List<String> ofItems = new ArrayList<>();
            items.forEach(item -> check("each of " + name, each, item, ofItems));
            ofItems.stream().distinct().forEach(flaws::add);
        }
    }

    private static void text(String name, Value.Fields schema, String text, List<String> flaws) {
        bound(schema, "minLength").filter(least -> text.length() < least)
                .ifPresent(_ -> flaws.add(name + " is empty"));
        bound(schema, "maxLength").filter(most -> text.length() > most)
                .ifPresent(most -> flaws.add(name + " is longer than " + most + " characters"));
        List<String> words = list(schema, "enum").stream().filter(Value.Text.class::isInstance)
                .map(word -> ((Value.Text) word).text().clear()).toList();
        if (!words.isEmpty() && !words.contains(text)) {
            flaws.add(name + " must be one of " + String.join(", ", words));
        }
    }

    private static void number(String name, Value.Fields schema, BigDecimal number, List<String> flaws) {
        long value = number.longValue();
        bound(schema, "minimum").filter(least -> value < least)
                .ifPresent(least -> flaws.add(name + " must be at least " + least));
        bound(schema, "maximum").filter(most -> value > most)
                .ifPresent(most -> flaws.add(name + " must be at most " + most));
    }

    private static Optional<Long> bound(Value.Fields schema, String name) {
        return get(schema, name) instanceof Value.Num(BigDecimal number)
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    private static Map<Untrusted, Value> properties(Value.Fields schema) {
        return get(schema, "properties") instanceof Value.Fields(var fields) ? fields : Map.of();
    }

    private static List<Value> list(Value.Fields schema, String name) {
        return get(schema, name) instanceof Value.Items(List<Value> items) ? items : List.of();
    }

    private static String word(Value.Fields schema, String name) {
        return get(schema, name) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }

    private static Value.Fields fields(Value value) {
        return value instanceof Value.Fields fields ? fields : Value.Fields.NONE;
    }

    private static Value get(Value.Fields fields, String name) {
        return fields.fields().getOrDefault(Untrusted.of(name), Value.Nothing.NULL);
    }
}
