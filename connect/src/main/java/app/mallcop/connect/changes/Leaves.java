package app.mallcop.connect.changes;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Settings as fields by path, such as {@code smtp.host}. Switches and numbers stay as they are; what is null is no field. */
public final class Leaves {

    /** More would be no settings of a small firm. */
    private static final int MOST = 1_000;

    private final UnaryOperator<Untrusted> texts;
    private final TreeMap<String, Untrusted> all = new TreeMap<>();

    private Leaves(UnaryOperator<Untrusted> texts) {
        this.texts = texts;
    }

    /** @param texts what a text is kept as: itself, or a keyed hash where it may be secret */
    public static SortedMap<String, Untrusted> of(Value.Fields settings, UnaryOperator<Untrusted> texts) {
        Leaves leaves = new Leaves(texts);
        leaves.add("", settings);
        return leaves.all;
    }

    /** Only what lies below these names. */
    public static SortedMap<String, Untrusted> of(Value.Fields settings, List<String> names) {
        Leaves leaves = new Leaves(UnaryOperator.identity());
        for (String name : names) {
            Value value = settings.fields().get(Untrusted.of(name));
            if (value != null) {
                leaves.add(name, value);
            }
        }
        return leaves.all;
    }

    private void add(String path, Value value) {
        if (all.size() >= MOST) {
            return;
        }
        switch (value) {
            case Value.Text(Untrusted text) -> all.put(path, texts.apply(text));
            case Value.Num(var number) -> all.put(path, Untrusted.of(number.toPlainString()));
            case Value.Flag flag -> all.put(path, Untrusted.of(flag == Value.Flag.TRUE ? "true" : "false"));
            case Value.Nothing _ -> {
            }
            case Value.Items(List<Value> items) -> items(path, items);
            case Value.Fields fields -> fields.fields().forEach(
                    (name, inner) -> add(path.isEmpty() ? name.clear() : path + "." + name.clear(), inner));
        }
    }

    /** Platforms give lists in any order: words are sorted, so that another order is no change. */
    private void items(String path, List<Value> items) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Value.Text(Untrusted text) -> words.add(text.clear());
                case Value.Num(var number) -> words.add(number.toPlainString());
                case Value.Flag flag -> words.add(flag.name());
                case Value.Nothing _ -> {
                }
                case Value.Items inner -> add(path + "[" + i + "]", inner);
                case Value.Fields inner -> add(path + "[" + i + "]", inner);
            }
        }
        if (!words.isEmpty()) {
            words.sort(Untrusted::canonicalOrder);
            all.put(path, texts.apply(Untrusted.of(String.join(",", words))));
        }
    }
}
