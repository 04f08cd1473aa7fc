package app.mallcop.connect.json5;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A value as plain JSON, for a request: its texts leave as they are, so only what the platform said or may know belongs in it. */
public final class JsonText {

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    public static String of(Value value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Value value) {
        switch (value) {
            case Value.Text(Untrusted text) -> quote(text.clear());
            case Value.Num(BigDecimal number) -> out.append(number);
            case Value.Flag flag -> out.append(flag == Value.Flag.TRUE ? "true" : "false");
            case Value.Nothing _ -> out.append("null");
            case Value.Items(List<Value> items) -> {
                out.append('[');
                for (Iterator<Value> each = items.iterator(); each.hasNext();) {
                    write(each.next());
                    out.append(each.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case Value.Fields fields -> {
                out.append('{');
                for (var each = fields.fields().entrySet().iterator(); each.hasNext();) {
                    Map.Entry<Untrusted, Value> field = each.next();
                    quote(field.getKey().clear());
                    out.append(':');
                    write(field.getValue());
                    out.append(each.hasNext() ? "," : "");
                }
                out.append('}');
            }
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
