package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads where a value comes from: a path, a text after {@code =}, a list of which the first counts, or one with a condition. */
final class SourceReader {

    private static final Source NOTHING = new Source.Fixed(Value.Nothing.NULL);

    private final Notes notes;
    private final Map<String, Table> tables;

    SourceReader(Notes notes, Map<String, Table> tables) {
        this.notes = notes;
        this.tables = tables;
    }

    Source source(ConfigNode node) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar);
            case Items items -> new Source.FirstOf(items.items().stream().map(this::source).toList());
            case Fields fields -> provided(fields);
        };
    }

    /** Null when it is not written. */
    @Nullable
    Source optional(Fields in, String name) {
        ConfigNode node = Notes.value(in, name);
        return node == null ? null : source(node);
    }

    Source needed(Fields in, String name, String example) {
        Source source = optional(in, name);
        if (source == null) {
            notes.missing(in, name, example);
            return NOTHING;
        }
        return source;
    }

    private Source scalar(Scalar scalar) {
        return switch (scalar.kind()) {
            case FLAG, WHOLE, DECIMAL -> new Source.Fixed(fixed(scalar));
            case NULL -> {
                notes.wrongType(scalar, "a path, or a text after '='");
                yield NOTHING;
            }
            case TEXT -> scalar.text().startsWith("=")
                    ? words(scalar.text(), scalar::placeOf)
                    : path(scalar.text(), scalar::placeOf);
        };
    }

    /** A value as it is written. */
    static Value fixed(Scalar scalar) {
        return switch (scalar.kind()) {
            case FLAG -> Value.flag("true".equalsIgnoreCase(scalar.text()));
            case WHOLE, DECIMAL -> new Value.Num(new BigDecimal(scalar.text()));
            case NULL -> Value.Nothing.NULL;
            case TEXT -> Value.text(scalar.text());
        };
    }

    Source path(String text, IntFunction<Place> places) {
        try {
            return PathReader.read(text, tables);
        } catch (Flaw flaw) {
            return flawed(flaw, places);
        }
    }

    /** The name of a key may be a path too. */
    Source path(String text, Place at) {
        return path(text, index -> at);
    }

    private Source flawed(Flaw flaw, IntFunction<Place> places) {
        notes.add(Kind.SYNTAX, places.apply(flaw.index()), "the path " + flaw.what(), "see docs/mapping.md");
        return NOTHING;
    }

    private Source words(String text, IntFunction<Place> places) {
        List<Source> parts = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open != at) {
                int end = open < 0 ? text.length() : open;
                parts.add(new Source.Fixed(Value.text(text.substring(at, end))));
                at = end;
                continue;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                return flawed(new Flaw(open, "has '{' without '}'"), places);
            }
            try {
                parts.add(PathReader.read(text, open + 1, close, tables));
            } catch (Flaw flaw) {
                return flawed(flaw, places);
            }
            at = close + 1;
        }
        return parts.size() == 1 && parts.getFirst() instanceof Source.Fixed fixed ? fixed : new Source.Words(parts);
    }

    private Source provided(Fields fields) {
        notes.onlyKeys(fields, List.of("when", "take"));
        ConfigNode when = Notes.value(fields, "when");
        if (when == null) {
            notes.missing(fields, "when", "{errorCode: present}");
            return NOTHING;
        }
        Source take = needed(fields, "take", "=failure");
        return new Source.Provided(new ConditionReader(notes, this).condition(when), take);
    }

    /** A list of paths, each under its last name, or a map of names and sources. */
    Source params(ConfigNode node) {
        List<Source.Named> named = new ArrayList<>();
        switch (node) {
            case Fields fields -> fields.fields().forEach(
                    (name, field) -> named.add(new Source.Named(Untrusted.of(name), source(field.value()))));
            case Items items -> items.items().forEach(item -> param(item, named));
            case Scalar scalar -> param(scalar, named);
        }
        return new Source.Several(named);
    }

    private void param(ConfigNode item, List<Source.Named> named) {
        if (item instanceof Scalar scalar && path(scalar.text(), scalar::placeOf) instanceof Path path) {
            if (!path.steps().isEmpty() && path.steps().getLast() instanceof Step.Name last) {
                named.add(new Source.Named(last.key(), path));
            } else {
                notes.add(Kind.NOT_ALLOWED, scalar.at(), "a parameter has no name", "write params: {name: path}");
            }
        } else if (!(item instanceof Scalar)) {
            notes.wrongType(item, "a path, or a map of names and paths");
        }
    }
}
