package app.mallcop.sim.json;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads JSON as RFC 8259 has it, and nothing beside it: no comments, no trailing commas, no key twice. */
public final class JsonReader {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 40;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    public static Value read(String text) throws NotJson {
        JsonReader reader = new JsonReader(text);
        Value value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.not("more after the value");
        }
        return value;
    }

    private Value value(int depth) throws NotJson {
        if (depth > DEEPEST) {
            throw not("too deep");
        }
        space();
        char c = peek();
        return switch (c) {
            case '{' -> fields(depth);
            case '[' -> items(depth);
            case '"' -> Value.text(string());
            case 't' -> word("true", Value.Flag.TRUE);
            case 'f' -> word("false", Value.Flag.FALSE);
            case 'n' -> word("null", Value.Nothing.NULL);
            default -> number();
        };
    }

    private Value fields(int depth) throws NotJson {
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return new Value.Fields(fields);
        }
        do {
            space();
            Untrusted key = Untrusted.of(string());
            space();
            expect(':');
            if (fields.put(key, value(depth + 1)) != null) {
                throw not("a key twice");
            }
            space();
        } while (another('}'));
        return new Value.Fields(fields);
    }

    private Value items(int depth) throws NotJson {
        List<Value> items = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return new Value.Items(items);
        }
        do {
            items.add(value(depth + 1));
            space();
        } while (another(']'));
        return new Value.Items(items);
    }

    private boolean another(char end) throws NotJson {
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private Value word(String word, Value value) throws NotJson {
        if (!text.startsWith(word, at)) {
            throw not("an unknown word");
        }
        at += word.length();
        return value;
    }

    private Value number() throws NotJson {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - from > LONGEST_NUMBER) {
            throw not("a very long number");
        }
        BigDecimal number = new BigDecimal(text.substring(from, at));
        // written out in full, it would be a text of that many digits
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw not("a very long number");
        }
        return new Value.Num(number);
    }

    private void digits() throws NotJson {
        if (peek() < '0' || peek() > '9') {
            throw not("no value");
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private String string() throws NotJson {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw not("a control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() throws NotJson {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++, at++) {
                    int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
                    if (digit < 0) {
                        throw not("a wrong escape");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw not("a wrong escape");
        };
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) throws NotJson {
        if (peek() != c) {
            throw not("no '" + c + "'");
        }
        at++;
    }

    private char peek() throws NotJson {
        if (at >= text.length()) {
            throw not("it ends");
        }
        return text.charAt(at);
    }

    private NotJson not(String why) {
        return new NotJson(why, at);
    }
}
