package app.mallcop.connect.lines;

/** Many apps colour what they write for a terminal; a line means the same without. */
public final class Colours {

    private static final char ESCAPE = '\u001b';

    private Colours() {}

    /** The same text where there are none. */
    public static String without(String text) {
        int at = text.indexOf(ESCAPE);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
        while (at < text.length()) {
            int end = text.charAt(at) == ESCAPE ? end(text, at) : -1;
            if (end < 0) {
                out.append(text.charAt(at++));
            } else {
                at = end;
            }
        }
        return out.toString();
    }

    /** After {@code ESC [ 1 ; 32 m}; less than 0 where it is something else. */
    private static int end(String text, int from) {
        if (!text.startsWith("[", from + 1)) {
            return -1;
        }
        for (int i = from + 2; i < Math.min(text.length(), from + 24); i++) {
            char c = text.charAt(i);
            if (c == 'm') {
                return i + 1;
            }
            if (c != ';' && (c < '0' || c > '9')) {
                return -1;
            }
        }
        return -1;
    }
}
