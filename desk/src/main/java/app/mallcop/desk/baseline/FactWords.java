package app.mallcop.desk.baseline;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is counted, in words a founder understands; the table is {@code facts.tsv}. */
public final class FactWords {

    private record Row(String heading, String beside, String alone) {}

    private static final String RULE = "rule-";
    private static final Map<String, Row> ROWS = rows();

    private FactWords() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        for (List<String> row : Tsv.rows(FactWords.class, "facts.tsv")) {
            rows.put(row.get(0), new Row(row.get(1), row.get(2), row.get(3)));
        }
        return rows;
    }

    /** What a list of such entries is headed with. */
    public static String heading(String fact) {
        Row row = ROWS.get(fact);
        return row == null ? own(fact) : row.heading();
    }

    /** {@code bob at 08:30–09:00 UTC}: what it is, where nothing says whom it is about. */
    public static Prose alone(String fact, List<Untrusted> key) {
        Row row = ROWS.get(fact);
        return row == null ? plain(own(fact) + ": ", key) : filled(row.alone(), fact, key);
    }

    /** {@code 08:30–09:00 UTC}: what it is on a page about its actor. */
    public static Prose beside(String fact, List<Untrusted> key, java.util.Set<Untrusted> actor) {
        Row row = ROWS.get(fact);
        return row == null || key.isEmpty() || !actor.contains(key.getFirst())
                ? alone(fact, key)
                : filled(row.beside(), fact, key);
    }

    /** {@code rule-night-shift-badges} is what the rule file night-shift remembers as badges. */
    private static String own(String fact) {
        return fact.startsWith(RULE) ? "Known to rules: " + fact.substring(RULE.length()).replace('-', ' ') : fact;
    }

    private static Prose plain(String start, List<Untrusted> key) {
        List<Prose.Part> parts = new ArrayList<>();
        parts.add(new Prose.Words(start));
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) {
                parts.add(new Prose.Words(", "));
            }
            parts.add(new Prose.Quote(key.get(i)));
        }
        return new Prose(parts);
    }

    /** A template with a place for a part that this key does not have is not about this key. */
    private static Prose filled(String template, String fact, List<Untrusted> key) {
        List<Prose.Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            int number = template.charAt(open + 1) - '0';
            if (number < 1 || number > key.size()) {
                return plain(own(fact) + ": ", key);
            }
            if (open > from) {
                parts.add(new Prose.Words(template.substring(from, open)));
            }
            Untrusted value = key.get(number - 1);
            boolean slot = template.startsWith(":slot", open + 2) && Slots.isSlot(value);
            parts.add(slot ? new Prose.Words(Slots.words(Slots.of(value))) : new Prose.Quote(value));
            from = close + 1;
        }
        if (from < template.length()) {
            parts.add(new Prose.Words(template.substring(from)));
        }
        return new Prose(parts);
    }
}
