package app.mallcop.detect.rules.expression;

import java.util.Locale;

/** A word of an expression. The text of a quoted one is without its quotes. */
record Token(Kind kind, String text, int at) {

    enum Kind {
        NAME, NUMBER, SPAN, TEXT, SYMBOL, END
    }

    /** Keywords are not case-sensitive. */
    boolean is(String keyword) {
        return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As an error names it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "a text";
            case NAME, NUMBER, SPAN, SYMBOL -> app.mallcop.api.config.Shown.quoted(text.toLowerCase(Locale.ROOT));
        };
    }
}
