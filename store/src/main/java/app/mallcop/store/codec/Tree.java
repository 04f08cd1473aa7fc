package app.mallcop.store.codec;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Boxing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * A line of one of our own journals, read whole: run lines, findings, decisions. Events are many and have their own
 * streaming codec. A missing or mistyped field throws {@link Malformed}, which names it.
 */
public final class Tree {

    /** A line that is not what it should be. The message names the field, never the content. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        public Malformed(String message) {
            super(message, null, false, false);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    private final Map<String, Object> fields;

    private Tree(Map<String, Object> fields) {
        this.fields = fields;
    }

    public static Tree parse(byte[] line) throws Malformed {
        return parse(line, 0, line.length);
    }

    public static Tree parse(byte[] bytes, int from, int length) throws Malformed {
        try (JsonParser in = CanonicalJson.JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("not a JSON object");
            }
            Tree tree = object(in);
            if (in.nextToken() != null) {
                throw new Malformed("more than one value on a line");
            }
            return tree;
        } catch (JacksonException e) {
            throw new Malformed("not valid JSON");
        }
    }

    private static Tree object(JsonParser in) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken token = in.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                fields.put(name, value(in, token));
            }
        }
        return new Tree(fields);
    }

    private static Object value(JsonParser in, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                    items.add(value(in, next));
                }
                yield items;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> in.getLongValue();
            default -> in.getString();
        };
    }

    public Set<String> names() {
        return fields.keySet();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public String text(String name) throws Malformed {
        return require(name, String.class, "a text");
    }

    public @Nullable String textOrNull(String name) throws Malformed {
        return has(name) ? text(name) : null;
    }

    public Untrusted untrusted(String name) throws Malformed {
        return unbox(text(name));
    }

    public @Nullable Untrusted untrustedOrNull(String name) throws Malformed {
        return has(name) ? untrusted(name) : null;
    }

    /** A boxed text, or one that a person or another tool wrote without its box. */
    static Untrusted unbox(String text) {
        return Boxing.unbox(text).orElseGet(() -> Untrusted.of(text));
    }

    public Prose prose(String name) throws Malformed {
        return Boxing.unboxProse(text(name));
    }

    public List<Prose> proses(String name) throws Malformed {
        return texts(name).stream().map(Boxing::unboxProse).toList();
    }

    public long number(String name) throws Malformed {
        return require(name, Long.class, "a whole number");
    }

    public long numberOr(String name, long absent) throws Malformed {
        return has(name) ? number(name) : absent;
    }

    public boolean flag(String name) throws Malformed {
        return has(name) && require(name, Boolean.class, "true or false");
    }

    public Instant time(String name) throws Malformed {
        Optional<Instant> time = Times.parse(text(name));
        if (time.isEmpty()) {
            throw new Malformed("\"" + name + "\" is not a time");
        }
        return time.get();
    }

    public @Nullable Instant timeOrNull(String name) throws Malformed {
        return has(name) ? time(name) : null;
    }

    public LocalDate day(String name) throws Malformed {
        return day(name, text(name));
    }

    private static LocalDate day(String name, String text) throws Malformed {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Malformed("\"" + name + "\" is not a day");
        }
    }

    public List<LocalDate> days(String name) throws Malformed {
        List<LocalDate> days = new ArrayList<>();
        for (String text : texts(name)) {
            days.add(day(name, text));
        }
        return days;
    }

    public List<Untrusted> untrusteds(String name) throws Malformed {
        return texts(name).stream().map(Tree::unbox).toList();
    }

    public Tree child(String name) throws Malformed {
        return require(name, Tree.class, "an object");
    }

    public Optional<Tree> childIfAny(String name) throws Malformed {
        return has(name) ? Optional.of(child(name)) : Optional.empty();
    }

    public List<Tree> children(String name) throws Malformed {
        return list(name, Tree.class);
    }

    public List<String> texts(String name) throws Malformed {
        return list(name, String.class);
    }

    private <T> List<T> list(String name, Class<T> type) throws Malformed {
        if (!has(name)) {
            return List.of();
        }
        List<T> typed = new ArrayList<>();
        for (Object item : require(name, List.class, "a list")) {
            if (!type.isInstance(item)) {
                throw new Malformed("\"" + name + "\" holds something it should not");
            }
            typed.add(type.cast(item));
        }
        return typed;
    }

    private <T> T require(String name, Class<T> type, String what) throws Malformed {
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw new Malformed(value == null ? "\"" + name + "\" is missing" : "\"" + name + "\" is not " + what);
        }
        return type.cast(value);
    }
}
