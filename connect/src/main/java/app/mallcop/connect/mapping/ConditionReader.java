package app.mallcop.connect.mapping;

import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a {@code when:}. A map: all must hold. A list of maps: one of them must. */
final class ConditionReader {

    private static final List<String> TESTS = List.of("equals", "in", "contains", "starts", "ends", "not", "at_least",
            "at_most", "same_as");

    private final Notes notes;
    private final SourceReader sources;

    ConditionReader(Notes notes, SourceReader sources) {
        this.notes = notes;
        this.sources = sources;
    }

    Condition condition(ConfigNode node) {
        return switch (node) {
            case Fields fields -> {
                List<Condition> all = new ArrayList<>();
                fields.fields().forEach((path, field) -> all
                        .add(test(sources.path(path, field.nameAt()), field.value())));
                yield all.size() == 1 ? all.getFirst() : new Condition.All(all);
            }
            case Items items -> new Condition.Any(items.items().stream().map(this::condition).toList());
            case Scalar scalar -> wrong(scalar, "a map of paths and what they must say");
        };
    }

    private Condition wrong(ConfigNode node, String wanted) {
        notes.wrongType(node, wanted);
        return new Condition.All(List.of());
    }

    private Condition test(Source source, ConfigNode node) {
        if (node instanceof Scalar scalar && scalar.kind() == ConfigNode.Kind.TEXT) {
            switch (scalar.text()) {
                case "present" -> {
                    return new Condition.Present(source);
                }
                case "absent" -> {
                    return new Condition.Not(new Condition.Present(source));
                }
                default -> {
                    // a word like any other
                }
            }
        }
        return node instanceof Fields fields ? tests(source, fields) : says(source, node, word -> word);
    }

    private Condition tests(Source source, Fields fields) {
        notes.onlyKeys(fields, TESTS);
        List<Condition> all = new ArrayList<>();
        fields.fields().forEach((name, field) -> {
            ConfigNode value = field.value();
            switch (name) {
                case "equals", "in" -> all.add(says(source, value, word -> word));
                case "contains" -> all.add(says(source, value, word -> "*" + word + "*"));
                case "starts" -> all.add(says(source, value, word -> word + "*"));
                case "ends" -> all.add(says(source, value, word -> "*" + word));
                case "not" -> all.add(new Condition.Not(test(source, value)));
                case "at_least" -> all.add(new Condition.Between(source, number(value), null));
                case "at_most" -> all.add(new Condition.Between(source, null, number(value)));
                case "same_as" -> all.add(new Condition.Same(source, sources.source(value)));
                default -> {
                    // told by onlyKeys
                }
            }
        });
        if (all.isEmpty()) {
            notes.add(Kind.MISSING_KEY, fields.at(), "asks nothing", "allowed: " + String.join(", ", TESTS));
        }
        return all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private @Nullable BigDecimal number(ConfigNode node) {
        if (node instanceof Scalar scalar
                && (scalar.kind() == ConfigNode.Kind.WHOLE || scalar.kind() == ConfigNode.Kind.DECIMAL)) {
            return new BigDecimal(scalar.text());
        }
        notes.wrongType(node, "a number");
        return null;
    }

    /** One word or several; those with a {@code *} are patterns. */
    private Condition says(Source source, ConfigNode node, UnaryOperator<String> pattern) {
        Set<String> words = new HashSet<>();
        List<Glob> globs = new ArrayList<>();
        List<ConfigNode> all = node instanceof Items items ? items.items() : List.of(node);
        for (ConfigNode one : all) {
            if (!(one instanceof Scalar scalar) || one.isNull() || scalar.text().isEmpty()) {
                notes.wrongType(one, "a word, or a list of words");
                continue;
            }
            String word = pattern.apply(scalar.text());
            if (Glob.isOne(word)) {
                globs.add(new Glob(word));
            } else {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        Condition exact = new Condition.OneOf(source, words);
        Condition like = new Condition.Like(source, globs);
        if (globs.isEmpty()) {
            return exact;
        }
        return words.isEmpty() ? like : new Condition.Any(List.of(exact, like));
    }
}
