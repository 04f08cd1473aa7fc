package app.mallcop.api.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value with its place. Immutable; an alias is the node it names, so a tree may share parts. */
public sealed interface ConfigNode {

    Place at();

    /** What is found, in an error: {@code a list}. */
    String kindWord();

    /** How a scalar reads under YAML 1.2: only {@code true} and {@code false} are flags, only digits are numbers. */
    enum Kind {
        TEXT("text"), WHOLE("a whole number"), DECIMAL("a number"), FLAG("true or false"), NULL("null");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How a scalar is written, so that a place inside its text can be told. */
    enum Style {
        PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, BLOCK
    }

    /** The text does not show itself: it may be a secret somebody put into the file by mistake. */
    record Scalar(Place at, Kind kind, String text, Style style) implements ConfigNode {
        public Scalar {
            requireNonNull(at, "at is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(text, "text is null");
            requireNonNull(style, "style is null");
        }

        public Scalar(Place at, Kind kind, String text) {
            this(at, kind, text, Style.PLAIN);
        }

        /** Where the nth character of the text stands; where the scalar begins when it is written over several lines. */
        public Place placeOf(int index) {
            return switch (style) {
                case PLAIN -> at.right(index);
                case SINGLE_QUOTED -> at.right(1 + index + quotesBefore(index));
                case DOUBLE_QUOTED -> text.indexOf('\n') < 0 ? at.right(1 + index + escapesBefore(index)) : at;
                case BLOCK -> at;
            };
        }

        /** In single quotes a quote is written twice. */
        private int quotesBefore(int index) {
            return (int) text.substring(0, Math.min(index, text.length())).chars().filter(c -> c == '\'').count();
        }

        private int escapesBefore(int index) {
            return (int) text.substring(0, Math.min(index, text.length())).chars().filter(c -> c == '"' || c == '\\')
                    .count();
        }

        @Override
        public String kindWord() {
            return kind.word();
        }

        @Override
        public String toString() {
            return at + " ‹" + kind.word() + ", " + text.length() + " chars›";
        }
    }

    record Items(Place at, List<ConfigNode> items) implements ConfigNode {
        public Items {
            requireNonNull(at, "at is null");
            items = List.copyOf(items);
        }

        @Override
        public String kindWord() {
            return "a list";
        }
    }

    /** Names and values in the order of the file. */
    record Fields(Place at, Map<String, Field> fields) implements ConfigNode {
        public Fields {
            requireNonNull(at, "at is null");
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String kindWord() {
            return "a map";
        }
    }

    /** A value and the place of its name. */
    record Field(Place nameAt, ConfigNode value) {
        public Field {
            requireNonNull(nameAt, "nameAt is null");
            requireNonNull(value, "value is null");
        }
    }

    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }
}
