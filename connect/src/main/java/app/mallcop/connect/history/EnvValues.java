package app.mallcop.connect.history;

import app.mallcop.text.secrets.Worth;
import java.nio.charset.StandardCharsets;

/** Values of an environment file that look random: there, every value may be a secret, whatever its name. */
final class EnvValues {

    static final String FAMILY = "env-value";
    private static final int SHORTEST = 20;
    private static final int LONGEST = 500;

    /** Told the bounds of a value. */
    interface Found {
        void at(int start, int end);
    }

    private EnvValues() {}

    static void each(byte[] text, int length, Found found) {
        int from = 0;
        while (from < length) {
            int to = from;
            while (to < length && text[to] != '\n') {
                to++;
            }
            line(text, from, to, found);
            from = to + 1;
        }
    }

    private static void line(byte[] text, int from, int to, Found found) {
        int equals = from;
        while (equals < to && text[equals] != '=' && text[equals] != '#') {
            equals++;
        }
        if (equals >= to || text[equals] == '#') {
            return;
        }
        int start = equals + 1;
        int end = to;
        while (end > start && (text[end - 1] == '\r' || text[end - 1] == ' ' || text[end - 1] == '"'
                || text[end - 1] == '\'')) {
            end--;
        }
        while (start < end && (text[start] == ' ' || text[start] == '"' || text[start] == '\'')) {
            start++;
        }
        if (end - start >= SHORTEST && end - start <= LONGEST) {
            String value = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
            if (Worth.looksRandom(value)) {
                found.at(start, end);
            }
        }
    }
}
