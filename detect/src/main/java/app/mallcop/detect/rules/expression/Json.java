package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;

/** A value as JSON in one fixed form: keys in canonical order, no spaces. For patterns over nested data. */
final class Json {

    private static final int LONGEST = 64 * 1_024;

    private Json() {}

    static String of(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Value value, StringBuilder out) {
        if (out.length() > LONGEST) {
            return;
        }
        switch (value) {
            case Value.Text(Untrusted text) -> quote(text.clear(), out);
            case Value.Num(BigDecimal number) -> out.append(Values.written(number));
            case Value.Flag flag -> out.append(flag == Value.Flag.TRUE);
            case Value.Nothing _ -> out.append("null");
            case Value.Items items -> {
                out.append('[');
                String comma = "";
                for (Value item : items.items()) {
                    out.append(comma);
                    write(item, out);
                    comma = ",";
                }
                out.append(']');
            }
            case Value.Fields fields -> {
                out.append('{');
                String comma = "";
                for (var field : fields.fields().entrySet()) {
                    out.append(comma);
                    quote(field.getKey().clear(), out);
                    out.append(':');
                    write(field.getValue(), out);
                    comma = ",";
                }
                out.append('}');
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
