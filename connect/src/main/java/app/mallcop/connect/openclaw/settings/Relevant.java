package app.mallcop.connect.openclaw.settings;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of the settings that an event carries: what decides who may do what, and every secret's place. An event has
 * little room, and what is left out of it by chance could be what matters.
 */
final class Relevant {

    private static final int MOST_LEAVES = 150;
    private static final int MOST_ITEMS = 30;

    /** Paths, with {@code *} for one name and {@code **} for all below. */
    private static final List<List<String>> PATHS = Tsv.rows(Relevant.class, "relevant.tsv").stream()
            .map(row -> List.of(row.get(0).toLowerCase(Locale.ROOT).split("\\.", -1))).toList();

    private int left = MOST_LEAVES;

    private Relevant() {}

    static Value.Fields of(Value.Fields settings) {
        Relevant relevant = new Relevant();
        Value kept = relevant.kept(settings, List.of());
        return kept instanceof Value.Fields fields ? fields : Value.Fields.NONE;
    }

    /** Nothing where nothing below is relevant. */
    private Value kept(Value value, List<String> path) {
        if (value instanceof Value.Fields fields) {
            TreeMap<Untrusted, Value> all = new TreeMap<>();
            for (Map.Entry<Untrusted, Value> field : fields.fields().entrySet()) {
                Value below = kept(field.getValue(), with(path, field.getKey().clear().toLowerCase(Locale.ROOT)));
                if (below != Value.Nothing.NULL) {
                    all.put(field.getKey(), below);
                }
            }
            return all.isEmpty() ? Value.Nothing.NULL : new Value.Fields(all);
        }
        boolean secret = value instanceof Value.Text(Untrusted text) && text.clear().contains("[REDACTED:");
        if (left == 0 || !(secret || PATHS.stream().anyMatch(pattern -> fits(pattern, path)))) {
            return Value.Nothing.NULL;
        }
        left--;
        return value instanceof Value.Items(List<Value> items) && items.size() > MOST_ITEMS
                ? new Value.Items(items.subList(0, MOST_ITEMS))
                : value;
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new java.util.ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static boolean fits(List<String> pattern, List<String> path) {
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals("**")) {
                return path.size() > i;
            }
            if (i >= path.size() || !(pattern.get(i).equals("*") || pattern.get(i).equals(path.get(i)))) {
                return false;
            }
        }
        return path.size() == pattern.size();
    }
}
