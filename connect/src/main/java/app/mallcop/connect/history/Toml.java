package app.mallcop.connect.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much of TOML as allow-lists are written in: tables, lists of tables, texts in all four kinds of quotes, lists of
 * texts. Other values are read past.
 */
final class Toml {

    /** A table and its keys; a text is a list of one. */
    record Table(String name, Map<String, List<String>> keys) {

        List<String> texts(String key) {
            return keys.getOrDefault(key, List.of());
        }
    }

    private final String text;
    private int at;

    private Toml(String text) {
        this.text = text;
    }

    static List<Table> read(String text) {
        return new Toml(text).tables();
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        Table table = new Table("", new LinkedHashMap<>());
        tables.add(table);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                int end = text.indexOf(']', at);
                end = end < 0 ? text.length() : end;
                table = new Table(text.substring(at, end).replace("[", "").strip(), new LinkedHashMap<>());
                tables.add(table);
                toLineEnd();
            } else if (c == '#' || c == '\n' || Character.isWhitespace(c)) {
                skipPast(c);
            } else {
                keyAndValue(table);
            }
        }
        return tables;
    }

    private void skipPast(char c) {
        if (c == '#') {
            toLineEnd();
        } else {
            at++;
        }
    }

    private void toLineEnd() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private void keyAndValue(Table table) {
        int equals = text.indexOf('=', at);
        int line = text.indexOf('\n', at);
        if (equals < 0 || (line >= 0 && line < equals)) {
            toLineEnd();
            return;
        }
        String key = text.substring(at, equals).strip().replace("\"", "").replace("'", "");
        at = equals + 1;
        List<String> values = new ArrayList<>();
        blanks();
        if (at < text.length() && text.charAt(at) == '[') {
            at++;
            list(values);
        } else if (at < text.length() && isQuote(text.charAt(at))) {
            values.add(quoted());
        } else {
            int start = at;
            toLineEnd();
            values.add(text.substring(start, at).strip());
        }
        table.keys().put(key, List.copyOf(values));
    }

    private void list(List<String> values) {
        while (at < text.length() && text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (isQuote(c)) {
                values.add(quoted());
            } else {
                skipPast(c);
            }
        }
        at = Math.min(at + 1, text.length());
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private String quoted() {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        if (text.startsWith(three, at)) {
            int end = text.indexOf(three, at + 3);
            end = end < 0 ? text.length() : end;
            String inside = text.substring(at + 3, end);
            at = Math.min(end + 3, text.length());
            String body = inside.startsWith("\n") ? inside.substring(1) : inside;
            return quote == '"' ? unescaped(body) : body;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, text.length());
        String inside = text.substring(at + 1, end);
        at = Math.min(end + 1, text.length());
        return quote == '"' ? unescaped(inside) : inside;
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
