package app.mallcop.text.airlock;

import java.util.HexFormat;

/**
 * The one escape form: {@code [U+200B]}, 4 to 6 upper-case hex digits. Whatever already looks like an escape has its
 * bracket escaped, so encoding keeps every difference and {@link #decode} takes it back exactly, lone surrogates included.
 */
final class Escapes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What encoding gave, and what it met on the way. */
    record Encoded(String text, int hidden, boolean markerAttempt) {}

    private Escapes() {}

    static String encode(String text) {
        return Glance.isPlain(text) ? text : look(text).text();
    }

    static Encoded inspect(String text) {
        return Glance.isPlain(text) ? new Encoded(text, 0, false) : look(text);
    }

    private static Encoded look(String text) {
        MarkerScan forged = MarkerScan.of(text);
        StringBuilder out = null;
        int copied = 0;
        int hidden = 0;
        int nextForged = forged.next(0);
        boolean afterSymbol = false;
        for (int i = 0, n = text.length(); i < n;) {
            int at = text.codePointAt(i);
            int length = Character.charCount(at);
            int kind = Lettering.of(at);
            boolean dangerous = (kind & Lettering.HIDDEN) != 0 && !(afterSymbol && isEmojiSelector(at));
            boolean escape = dangerous || i == nextForged || (at == '[' && lengthAt(text, i) > 0);
            if (escape) {
                if (out == null) {
                    out = new StringBuilder(n + 32);
                }
                out.append(text, copied, i);
                append(out, at);
                copied = i + length;
                hidden += dangerous ? 1 : 0;
                if (i == nextForged) {
                    nextForged = forged.next(i + 1);
                }
            }
            afterSymbol = at >= 128 && (kind & Lettering.SYMBOL) != 0;
            i += length;
        }
        String encoded = out == null ? text : out.append(text, copied, text.length()).toString();
        return new Encoded(encoded, hidden, forged.found());
    }

    private static boolean isEmojiSelector(int codePoint) {
        return codePoint == 0xFE0E || codePoint == 0xFE0F;
    }

    static String escape(int codePoint) {
        StringBuilder out = new StringBuilder(10);
        append(out, codePoint);
        return out.toString();
    }

    static void append(StringBuilder out, int codePoint) {
        int digits = codePoint > 0xFFFFF ? 6 : codePoint > 0xFFFF ? 5 : 4;
        out.append("[U+").append(HEX.toHexDigits(codePoint, digits)).append(']');
    }

    /** The inverse of {@link #encode}; any other text is read as far as it holds escapes. */
    static String decode(String text) {
        int open = text.indexOf("[U+");
        if (open < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (open >= 0) {
            int length = lengthAt(text, open);
            if (length > 0) {
                out.append(text, copied, open).appendCodePoint(codePointAt(text, open, length));
                copied = open + length;
            }
            open = text.indexOf("[U+", open + Math.max(length, 1));
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The length of the escape that begins here; 0 where none does. */
    static int lengthAt(String text, int open) {
        if (!text.startsWith("[U+", open)) {
            return 0;
        }
        int i = open + 3;
        while (i < text.length() && i < open + 9 && isHex(text.charAt(i))) {
            i++;
        }
        boolean closed = i >= open + 7 && i < text.length() && text.charAt(i) == ']';
        int length = i + 1 - open;
        return closed && codePointAt(text, open, length) <= Character.MAX_CODE_POINT ? length : 0;
    }

    static int codePointAt(String text, int open, int length) {
        return Integer.parseInt(text, open + 3, open + length - 1, 16);
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }
}
