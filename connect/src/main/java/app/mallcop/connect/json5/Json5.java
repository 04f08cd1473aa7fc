package app.mallcop.connect.json5;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One JSON5 document as a value, in linear time and bounded depth. Infinity and NaN become texts: no number of ours can hold them. */
public final class Json5 {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 400;
    private static final int LARGEST_EXPONENT = 10_000;

    /** Not JSON5: where, and what was met, never the text itself. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;
        private final String what;

        Malformed(int line, int column, String what) {
            super(what + " in line " + line + ", column " + column, null, false, false);
            this.line = line;
            this.column = column;
            this.what = what;
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }

        public String what() {
            return what;
        }
    }

    private final String text;
    private int at;

    private Json5(String text) {
        this.text = text;
    }

    public static Value read(String text) throws Malformed {
        Json5 reading = new Json5(text.startsWith("\uFEFF") ? text.substring(1) : text);
        Value value = reading.value(1);
        reading.skip();
        if (reading.at < reading.text.length()) {
            throw reading.wrong("something after the end");
        }
        return value;
    }

    private Value value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw wrong("nesting of more than " + DEEPEST + " levels");
        }
        skip();
        char c = peek();
        if (c == '{') {
            return fields(depth);
        }
        if (c == '[') {
            return items(depth);
        }
        if (c == '"' || c == '\'') {
            return Value.text(string());
        }
        if (c == '-' || c == '+' || c == '.' || isDigit(c)) {
            return number();
        }
        int start = at;
        String word = name();
        return switch (word) {
            case "true" -> Value.Flag.TRUE;
            case "false" -> Value.Flag.FALSE;
            case "null" -> Value.Nothing.NULL;
            case "Infinity", "NaN" -> Value.text(word);
            default -> {
                at = start;
                throw wrong("a word that is no value");
            }
        };
    }

    private Value fields(int depth) throws Malformed {
        at++;
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        while (true) {
            skip();
            char c = peek();
            if (c == '}') {
                at++;
                return new Value.Fields(fields);
            }
            String key = c == '"' || c == '\'' ? string() : name();
            skip();
            if (peek() != ':') {
                throw wrong("no colon after a key");
            }
            at++;
            fields.put(Untrusted.of(key), value(depth + 1));
            next('}');
        }
    }

    private Value items(int depth) throws Malformed {
        at++;
        List<Value> items = new ArrayList<>();
        while (true) {
            skip();
            if (peek() == ']') {
                at++;
                return new Value.Items(items);
            }
            items.add(value(depth + 1));
            next(']');
        }
    }

    /** A comma, or the end that is left for the loop to see. */
    private void next(char end) throws Malformed {
        skip();
        char c = peek();
        if (c == ',') {
            at++;
        } else if (c != end) {
            throw wrong("neither a comma nor " + end);
        }
    }

    private String name() throws Malformed {
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == 'u') {
                at += 2;
                name.append(hex(4));
            } else if (c == '$' || c == '_' || Character.isUnicodeIdentifierPart(c) || Character.isSurrogate(c)) {
                name.append(c);
                at++;
            } else {
                break;
            }
        }
        if (name.isEmpty()) {
            throw wrong("a character that stands for nothing here");
        }
        return name.toString();
    }

    private String string() throws Malformed {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == quote) {
                return out.toString();
            }
            if (c == '\n' || c == '\r') {
                at--;
                throw wrong("a text that is not closed");
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
    }

    private void escape(StringBuilder out) throws Malformed {
        char c = peek();
        at++;
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000B');
            case '0' -> out.append('\0');
            case 'x' -> out.append(hex(2));
            case 'u' -> out.append(hex(4));
            case '\r' -> {
                if (at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
            }
            case '\n', '\u2028', '\u2029' -> {
                // the text goes on in the next line
            }
            default -> out.append(c);
        }
    }

    private char hex(int digits) throws Malformed {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("an escape that is none");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    private Value number() throws Malformed {
        int start = at;
        boolean minus = text.charAt(at) == '-';
        if (minus || text.charAt(at) == '+') {
            at++;
        }
        if (text.startsWith("Infinity", at) || text.startsWith("NaN", at)) {
            return Value.text((minus ? "-" : "") + name());
        }
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        int from = hex ? at + 2 : at;
        at = from;
        while (at < text.length() && isPart(text.charAt(at), hex)) {
            at++;
        }
        String digits = text.substring(from, at);
        try {
            if (digits.length() > LONGEST_NUMBER) {
                throw new NumberFormatException("too long");
            }
            BigDecimal number = hex ? new BigDecimal(new BigInteger(digits, 16)) : new BigDecimal(digits);
            if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
                throw new NumberFormatException("too large");
            }
            return new Value.Num(minus ? number.negate() : number);
        } catch (NumberFormatException e) {
            at = start;
            throw wrong("a number that is none");
        }
    }

    private boolean isPart(char c, boolean hex) {
        if (hex) {
            return Character.digit(c, 16) >= 0 && c < 0x80;
        }
        boolean sign = (c == '-' || c == '+') && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E');
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || sign;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Blanks and comments. */
    private void skip() throws Malformed {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF' || c == '\u2028' || c == '\u2029') {
                at++;
            } else if (c == '/' && text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == '/' && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw wrong("a comment that is not closed");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw wrong("the end came too early");
        }
        return text.charAt(at);
    }

    private Malformed wrong(String what) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(at, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Malformed(line, end - lineStart + 1, what);
    }
}
