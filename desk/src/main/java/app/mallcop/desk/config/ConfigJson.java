package app.mallcop.desk.config;

import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Config values as JSON: on one line, on one line with sorted keys, or on many for people. */
public final class ConfigJson {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean sorted;
    private final boolean pretty;

    private ConfigJson(boolean sorted, boolean pretty) {
        this.sorted = sorted;
        this.pretty = pretty;
    }

    public static String line(ConfigValue value) {
        return write(value, new ConfigJson(false, false));
    }

    /** The same value gives the same text: keys in UTF-8 byte order, no blanks, numbers without superfluous digits. */
    public static String canonical(ConfigValue value) {
        return write(value, new ConfigJson(true, false));
    }

    static String pretty(ConfigValue value) {
        return write(value, new ConfigJson(false, true)) + "\n";
    }

    private static String write(ConfigValue value, ConfigJson json) {
        json.value(value, 0);
        return json.out.toString();
    }

    private void value(ConfigValue value, int depth) {
        switch (value) {
            case ConfigValue.Text text -> quote(text.written());
            case ConfigValue.Whole whole -> out.append(whole.number());
            case ConfigValue.Decimal decimal -> out.append(decimal.number().toPlainString());
            case ConfigValue.Flag flag -> out.append(flag.on());
            case ConfigValue.Period period -> quote(period.span().toString());
            case ConfigValue.Nothing _ -> out.append("null");
            case ConfigValue.Items items -> items(items, depth);
            case ConfigValue.Table table -> table(table, depth);
        }
    }

    private void items(ConfigValue.Items items, int depth) {
        out.append('[');
        boolean many = items.items().stream().anyMatch(item -> item instanceof ConfigValue.Table);
        Iterator<ConfigValue> each = items.items().iterator();
        while (each.hasNext()) {
            if (many) {
                newLine(depth + 1);
            }
            value(each.next(), depth + 1);
            if (each.hasNext()) {
                out.append(pretty && !many ? ", " : ",");
            } else if (many) {
                newLine(depth);
            }
        }
        out.append(']');
    }

    private void table(ConfigValue.Table table, int depth) {
        List<String> names = new ArrayList<>(table.entries().keySet());
        if (sorted) {
            names.sort(Untrusted::canonicalOrder);
        }
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            newLine(depth + 1);
            quote(names.get(i));
            out.append(pretty ? ": " : ":");
            value(valueOf(table.entries(), names.get(i)), depth + 1);
            if (i + 1 < names.size()) {
                out.append(',');
            } else {
                newLine(depth);
            }
        }
        out.append('}');
    }

    private static ConfigValue valueOf(Map<String, ConfigValue> entries, String name) {
        ConfigValue value = entries.get(name);
        return value == null ? ConfigValue.Nothing.NOTHING : value;
    }

    private void newLine(int depth) {
        if (pretty) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (pair) {
                out.append(c).append(text.charAt(++i));
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                out.append("\\u").append(HEX.charAt(c >> 12 & 15)).append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
