package app.mallcop.api.config;

import java.util.Locale;

/** Values of a config file inside an error: short, on one line, and unable to move a cursor or reorder a line. */
public final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    public static String quoted(String text) {
        return "\"" + bounded(text, LONGEST, true) + "\"";
    }

    /** Without quotes, and longer: for words of a parser. */
    public static String plain(String text) {
        return bounded(text, 200, false);
    }

    private static String bounded(String text, int longest, boolean escapeQuotes) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), longest);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                    out
                            .append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                default -> {
                    if (escapeQuotes && (c == '"' || c == '\\')) {
                        out.append('\\');
                    }
                    out.append(c);
                }
            }
        }
        return text.length() > end ? out.append('…').toString() : out.toString();
    }
}
