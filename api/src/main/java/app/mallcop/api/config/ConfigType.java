package app.mallcop.api.config;

import java.math.BigDecimal;
import java.util.List;

/** What may be written for a key, with its bounds. */
public sealed interface ConfigType {

    /** Text; {@code ${VAR}} works inside, and its shape is then known only when it is resolved. */
    record Text(TextShape shape) implements ConfigType {
        public static final Text FREE = new Text(TextShape.FREE);
        public static final Text NAME = new Text(TextShape.NAME);
    }

    /** Text that is a secret: a {@code ${VAR}} reference, never the value itself. */
    enum Secret implements ConfigType {
        SECRET
    }

    /** A whole number, both bounds allowed. */
    record Whole(long least, long most) implements ConfigType {}

    /** A number, both bounds allowed. */
    record Decimal(BigDecimal least, BigDecimal most) implements ConfigType {}

    enum Flag implements ConfigType {
        FLAG
    }

    /** One of some words. */
    record Choice(List<String> words) implements ConfigType {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A stretch of time such as {@code 90d}, both bounds allowed. */
    record Period(Span least, Span most) implements ConfigType {}

    /** A list; with {@code lone}, one value without brackets is read as a list of one. */
    record Items(ConfigType element, boolean lone) implements ConfigType {
        public static final int MOST = 1_000;
    }

    /** Names and values of any kind: options of a plugin, which the plugin checks. */
    enum Anything implements ConfigType {
        ANYTHING
    }

    /** What is allowed, as an error or a page says it: {@code a whole number from 1 to 730}. */
    default String allowed() {
        return switch (this) {
            case Text text -> text.shape().allowed();
            case Secret _ -> "text; a secret belongs in the environment, written here as ${NAME}";
            case Whole whole -> "a whole number from " + whole.least() + " to " + whole.most();
            case Decimal decimal -> "a number from " + decimal.least().toPlainString() + " to "
                    + decimal.most().toPlainString();
            case Flag _ -> "true or false";
            case Choice choice -> choice.words().size() == 1
                    ? "\"" + choice.words().getFirst() + "\""
                    : "one of " + String.join(", ", choice.words());
            case Period period -> "a number and a unit (m, h, d, w, mo) from " + period.least() + " to "
                    + period.most();
            case Items items -> "a list, each item " + items.element().allowed()
                    + (items.lone() ? "; or one such value" : "");
            case Anything _ -> "names and values";
        };
    }
}
