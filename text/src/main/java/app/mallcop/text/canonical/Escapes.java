package app.mallcop.text.canonical;

import app.mallcop.text.tables.Tsv;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Undoes one layer of escapes: of HTML (as number or name), of URLs ({@code %69}), of program text ({@code \x69}), and the
 * placeholders that our own and other tools write for line breaks and hidden characters. What is no escape stays.
 */
final class Escapes {

    private static final int LONGEST_NAME = 10;
    private static final Map<String, String> NAMES = names();
    private static final List<String> BREAKS = List.of("[newline]", "[tab]", "[cr]", "[lf]");
    private static final int MOST_BYTES = 4;

    private Escapes() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        Tsv.rows(Escapes.class, "entities.tsv").forEach(row -> names.put(row.get(0), row.get(1)));
        return Map.copyOf(names);
    }

    /** Whether an escape may begin here, in text of any case; wrong at most in saying yes. */
    static boolean mayBegin(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (text.charAt(at)) {
            case '%' -> hex(next) >= 0 || next == 'u' || next == 'U';
            case '\\' -> "uxnrtUXNRT\"'/01234567".indexOf(next) >= 0;
            case '&' -> next == '#' || (Character.isLetter(next)
                    && text.indexOf(';', at, Math.min(text.length(), at + LONGEST_NAME + 2)) >= 0);
            case '[' -> "nNtTcClLuU".indexOf(next) >= 0;
            default -> false;
        };
    }

    /** The same instance where there is nothing to undo. */
    static Draft decode(Draft from) {
        String text = from.text.toString();
        Draft out = null;
        for (int i = 0, n = text.length(); i < n;) {
            char c = text.charAt(i);
            int used = c == '%' || c == '\\' || c == '&' || c == '[' ? length(text, i) : 0;
            if (used > 0 && out == null) {
                out = new Draft(n);
                for (int k = 0; k < i; k++) {
                    out.add(text.charAt(k), from.origin(k));
                }
            }
            if (used > 0 && out != null) {
                out.add(value(text, i, used), from.origin(i));
            } else if (out != null) {
                out.add(c, from.origin(i));
            }
            i += Math.max(1, used);
        }
        return out == null ? from : out;
    }

    /** How many characters the escape here takes; 0 where there is none. Never more than 12. */
    private static int length(String text, int at) {
        if (!mayBegin(text, at)) {
            return 0;
        }
        return switch (text.charAt(at)) {
            case '%' -> text.startsWith("%u", at)
                    ? digits(text, at + 2, 4) == 4 ? 6 : 0
                    : percentLength(text, at);
            case '\\' -> backslashLength(text, at);
            case '&' -> entityLength(text, at);
            default -> bracketLength(text, at);
        };
    }

    private static int percentLength(String text, int at) {
        return digits(text, at + 1, 2) == 2 ? 3 * Math.max(1, utf8Length(text, at)) : 0;
    }

    /** How many escaped bytes from here are one character of several bytes; 1 for ASCII, 0 for a byte that begins none. */
    private static int utf8Length(String text, int at) {
        int first = Integer.parseInt(text, at + 1, at + 3, 16);
        int wanted = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
        for (int k = 1; k < wanted; k++) {
            if (at + 3 * k >= text.length() || text.charAt(at + 3 * k) != '%' || digits(text, at + 3 * k + 1, 2) != 2) {
                return 0;
            }
        }
        return wanted;
    }

    private static int backslashLength(String text, int at) {
        char kind = text.charAt(at + 1);
        if (kind == 'u' && at + 2 < text.length() && text.charAt(at + 2) == '{') {
            int digits = digits(text, at + 3, 6);
            int end = at + 3 + digits;
            return digits > 0 && end < text.length() && text.charAt(end) == '}' ? digits + 4 : 0;
        }
        return switch (kind) {
            case 'u' -> digits(text, at + 2, 4) == 4 ? 6 : 0;
            case 'x' -> digits(text, at + 2, 2) == 2 ? 4 : 0;
            case 'n', 'r', 't', '"', '\'', '/' -> 2;
            default -> octal(text, at + 1) == 3 ? 4 : 0;
        };
    }

    private static int octal(String text, int at) {
        int count = 0;
        while (count < 3 && at + count < text.length() && text.charAt(at + count) >= '0'
                && text.charAt(at + count) <= (count == 0 ? '3' : '7')) {
            count++;
        }
        return count;
    }

    private static int entityLength(String text, int at) {
        if (text.charAt(at + 1) == '#') {
            boolean hex = text.startsWith("x", at + 2);
            int from = at + (hex ? 3 : 2);
            int count = hex ? digits(text, from, 6) : decimals(text, from);
            boolean closed = from + count < text.length() && text.charAt(from + count) == ';';
            return count == 0 ? 0 : from + count + (closed ? 1 : 0) - at;
        }
        int end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_NAME + 2));
        return end > 0 && NAMES.containsKey(text.substring(at + 1, end)) ? end + 1 - at : 0;
    }

    private static int bracketLength(String text, int at) {
        for (String placeholder : BREAKS) {
            if (text.startsWith(placeholder, at)) {
                return placeholder.length();
            }
        }
        if (!text.startsWith("[u+", at)) {
            return 0;
        }
        int digits = digits(text, at + 3, 6);
        int end = at + 3 + digits;
        return digits >= 4 && end < text.length() && text.charAt(end) == ']' ? digits + 4 : 0;
    }

    private static String value(String text, int at, int used) {
        return switch (text.charAt(at)) {
            case '%' -> text.charAt(at + 1) == 'u' ? codePoint(text, at + 2, at + used) : bytes(text, at, used);
            case '\\' -> backslash(text, at, used);
            case '&' -> entity(text, at, used);
            default -> text.charAt(at + 2) == '+' ? codePoint(text, at + 3, at + used - 1) : " ";
        };
    }

    private static String backslash(String text, int at, int used) {
        return switch (text.charAt(at + 1)) {
            case 'n', 'r', 't' -> " ";
            case '"', '\'', '/' -> text.substring(at + 1, at + 2);
            case 'u' -> text.charAt(at + 2) == '{'
                    ? codePoint(text, at + 3, at + used - 1)
                    : codePoint(text, at + 2, at + used);
            case 'x' -> codePoint(text, at + 2, at + used);
            default -> Character.toString(Integer.parseInt(text, at + 1, at + used, 8));
        };
    }

    private static String entity(String text, int at, int used) {
        int end = text.charAt(at + used - 1) == ';' ? at + used - 1 : at + used;
        if (text.charAt(at + 1) != '#') {
            return NAMES.getOrDefault(text.substring(at + 1, end), "");
        }
        return text.charAt(at + 2) == 'x'
                ? codePoint(text, at + 3, end)
                : point(Integer.parseInt(text, at + 2, end, 10));
    }

    private static String bytes(String text, int at, int used) {
        byte[] bytes = new byte[Math.min(MOST_BYTES, used / 3)];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = (byte) Integer.parseInt(text, at + 3 * k + 1, at + 3 * k + 3, 16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return text.substring(at, at + used);
        }
    }

    private static String codePoint(String text, int from, int to) {
        return point(Integer.parseInt(text, from, to, 16));
    }

    private static String point(int codePoint) {
        return codePoint <= Character.MAX_CODE_POINT ? Character.toString(codePoint) : "";
    }

    private static int digits(String text, int from, int most) {
        int count = 0;
        while (count < most && from + count < text.length() && hex(text.charAt(from + count)) >= 0) {
            count++;
        }
        return count;
    }

    private static int decimals(String text, int from) {
        int count = 0;
        while (count < 7 && from + count < text.length() && text.charAt(from + count) >= '0'
                && text.charAt(from + count) <= '9') {
            count++;
        }
        return count;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
