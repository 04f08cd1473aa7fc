package app.mallcop.sim.json;

import app.mallcop.api.Value;

/** Writes JSON. Strings stay exactly what they are: what UTF-8 cannot hold is written as an escape. */
public final class Json {

    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /** One line, no spaces, keys in canonical order. */
    public static String of(Value value) {
        StringBuilder out = new StringBuilder(512);
        write(value, out);
        return out.toString();
    }

    public static void write(Value value, StringBuilder out) {
        switch (value) {
            case Value.Text text -> quote(text.text().clear(), out);
            case Value.Num num -> out.append(num.number().toPlainString());
            case Value.Flag flag -> out.append(flag == Value.Flag.TRUE);
            case Value.Nothing nothing -> out.append("null");
            case Value.Items items -> {
                char before = '[';
                for (Value item : items.items()) {
                    out.append(before);
                    write(item, out);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            case Value.Fields fields -> {
                char before = '{';
                for (var field : fields.fields().entrySet()) {
                    out.append(before);
                    quote(field.getKey().clear(), out);
                    out.append(':');
                    write(field.getValue(), out);
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
        }
    }

    /** The text as a JSON string, quotes included. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || isLone(text, i)) {
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt((c >> 8) & 15))
                        .append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
