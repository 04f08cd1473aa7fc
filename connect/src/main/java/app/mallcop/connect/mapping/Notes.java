package app.mallcop.connect.mapping;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file of ours or of the user, gathered while it is read, so that all of it is told at once. */
public final class Notes {

    private final List<ConfigError> errors = new ArrayList<>();

    public List<ConfigError> errors() {
        return errors;
    }

    public void add(Kind kind, Place at, String what, String hint) {
        errors.add(new ConfigError(kind, at, what, hint));
    }

    public void wrongType(ConfigNode found, String wanted) {
        add(Kind.WRONG_TYPE, found.at(), "found " + found.kindWord(), "write " + wanted);
    }

    public void missing(ConfigNode.Fields in, String name, String example) {
        add(Kind.MISSING_KEY, in.at(), name + " is missing", "write such as " + name + ": " + example);
    }

    /** A word that must be one of ours. */
    public void unknown(Place at, String what, String word, Collection<String> known) {
        String nearest = Nearest.of(word, known);
        add(Kind.NOT_ALLOWED, at, what + " " + Shown.quoted(word) + " is not known",
                nearest == null ? "see docs/vocabulary.md" : "did you mean " + nearest + "?");
    }

    public void onlyKeys(ConfigNode.Fields fields, List<String> known) {
        fields.fields().forEach((name, field) -> {
            if (!known.contains(name)) {
                String nearest = Nearest.of(name, known);
                add(Kind.UNKNOWN_KEY, field.nameAt(), "unknown key " + Shown.quoted(name),
                        (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: "
                                + String.join(", ", known));
            }
        });
    }

    public static @Nullable ConfigNode value(ConfigNode.Fields fields, String name) {
        ConfigNode.Field field = fields.fields().get(name);
        return field == null || field.value().isNull() ? null : field.value();
    }

    /** A text, or null with a note. */
    public @Nullable String text(ConfigNode.Fields fields, String name, String example) {
        ConfigNode value = value(fields, name);
        if (value instanceof ConfigNode.Scalar scalar) {
            return scalar.text();
        }
        if (value == null) {
            missing(fields, name, example);
        } else {
            wrongType(value, "a text such as " + example);
        }
        return null;
    }
}
