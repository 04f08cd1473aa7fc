package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that a file is told all its errors at once. */
final class Report {

    private final List<ConfigError> errors = new ArrayList<>();

    void add(ConfigError.Kind kind, Place at, String what, String hint) {
        errors.add(new ConfigError(kind, at, what, hint));
    }

    void addAll(List<ConfigError> more) {
        errors.addAll(more);
    }

    int count() {
        return errors.size();
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<ConfigError> inOrder() {
        List<ConfigError> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparing((ConfigError error) -> error.at().file())
                .thenComparingInt(error -> error.at().line()).thenComparingInt(error -> error.at().column()));
        return List.copyOf(sorted);
    }

    void wrongType(String path, ConfigNode found, String allowed) {
        String quotes = found instanceof ConfigNode.Scalar scalar && scalar.kind() != ConfigNode.Kind.NULL
                && scalar.kind() != ConfigNode.Kind.TEXT && isTextual(allowed) ? "; put it in quotes" : "";
        add(ConfigError.Kind.WRONG_TYPE, found.at(), path + ": found " + found(path, found),
                "allowed: " + allowed + quotes);
    }

    private static boolean isTextual(String allowed) {
        return !allowed.startsWith("a number") && !allowed.startsWith("a whole") && !allowed.startsWith("true")
                && !allowed.startsWith("a map") && !allowed.startsWith("a list");
    }

    void outOfRange(String path, ConfigNode found, String allowed) {
        add(ConfigError.Kind.OUT_OF_RANGE, found.at(), path + ": found " + found(path, found), "allowed: " + allowed);
    }

    void unknownKey(String where, String key, Place at, Collection<String> known) {
        String nearest = Nearest.of(key, known);
        String retired = Retired.hint(where.isEmpty() ? key : where + "." + key);
        String hint = retired != null
                ? retired
                : (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: "
                        + (known.isEmpty() ? "nothing" : String.join(", ", known));
        add(ConfigError.Kind.UNKNOWN_KEY, at,
                "unknown key " + Shown.quoted(key) + (where.isEmpty() ? "" : " in " + where), hint);
    }

    /** What was found, in words; a value under a key that looks like a secret's is not shown. */
    static String found(String path, ConfigNode node) {
        if (!(node instanceof ConfigNode.Scalar scalar) || scalar.kind() == ConfigNode.Kind.NULL) {
            return node.kindWord();
        }
        String word = scalar.kind() == ConfigNode.Kind.FLAG ? "true or false, unquoted" : scalar.kindWord();
        return (SecretNames.inPath(path) ? "a value that is not shown" : Shown.quoted(scalar.text())) + " (" + word
                + ")";
    }

    /** The fields of a map; null, which is a section with everything commented out, when there is nothing. */
    ConfigNode.@Nullable Fields fields(String path, ConfigNode node) {
        if (node instanceof ConfigNode.Fields fields) {
            return fields;
        }
        if (!node.isNull()) {
            wrongType(path, node, "a map of names and values");
        }
        return null;
    }
}
