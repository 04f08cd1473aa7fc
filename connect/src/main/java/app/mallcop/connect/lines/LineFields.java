package app.mallcop.connect.lines;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a line that is a JSON object, or {@code key=value} throughout; those within others by their path. */
public final class LineFields {

    private static final int MOST = 200;
    private static final int DEEPEST = 6;

    private LineFields() {}

    /** Empty where the line is neither. */
    public static SortedMap<String, String> of(String line) {
        String text = line.strip();
        TreeMap<String, String> fields = new TreeMap<>();
        if (text.startsWith("{") && text.endsWith("}")) {
            try {
                if (Json.value(text) instanceof Value.Fields object) {
                    flatten("", object, fields, 1);
                }
            } catch (Unreadable e) {
                return Collections.emptySortedMap();
            }
        } else if (!pairs(text, fields)) {
            return Collections.emptySortedMap();
        }
        return Collections.unmodifiableSortedMap(fields);
    }

    private static void flatten(String path, Value.Fields object, SortedMap<String, String> to, int depth) {
        object.fields().forEach((key, value) -> {
            String at = path + key.clear();
            if (to.size() < MOST) {
                switch (value) {
                    case Value.Text(Untrusted text) -> to.put(at, text.clear());
                    case Value.Num(BigDecimal number) -> to.put(at, number.toPlainString());
                    case Value.Flag flag -> to.put(at, flag == Value.Flag.TRUE ? "true" : "false");
                    case Value.Fields inner -> {
                        if (depth < DEEPEST) {
                            flatten(at + ".", inner, to, depth + 1);
                        }
                    }
                    case Value.Items _,Value.Nothing _ -> to.put(at, "");
                }
            }
        });
    }

    /** Two pairs at least, and nothing else. */
    private static boolean pairs(String text, SortedMap<String, String> to) {
        int at = 0;
        int found = 0;
        while (at < text.length() && found <= MOST) {
            int start = at;
            while (at < text.length() && isName(text.charAt(at))) {
                at++;
            }
            if (at == start || at >= text.length() || text.charAt(at) != '=') {
                return false;
            }
            String name = text.substring(start, at);
            int end = ++at < text.length() && text.charAt(at) == '"' ? quoteEnd(text, at) : spaceAfter(text, at);
            if (end < 0) {
                return false;
            }
            to.put(name, plain(text.substring(at, end)));
            found++;
            at = end;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return found >= 2 && found <= MOST;
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
                || c == '-' || c == '@';
    }

    private static int spaceAfter(String text, int from) {
        int at = text.indexOf(' ', from);
        return at < 0 ? text.length() : at;
    }

    /** After the closing quote; -1 where there is none, or something follows at once. */
    private static int quoteEnd(String text, int from) {
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i + 1 == text.length() || text.charAt(i + 1) == ' ' ? i + 1 : -1;
            }
        }
        return -1;
    }

    private static String plain(String value) {
        return value.length() >= 2 && value.startsWith("\"")
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }
}
