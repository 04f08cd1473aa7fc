package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.normal.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an expression asks whether a value is in a set. */
public record SetUse(KnownSet set, @Nullable Term key, Term value) {

    public SetUse(KnownSet set, @Nullable Term key, Term value) {
        this.set = set;
        this.key = key;
        this.value = value;
    }

    /** What was asked for and is not known: a finding keeps just this out of the baseline. */
    public List<Entry> unknown(Scene scene) {
        Untrusted of = key == null ? null : Values.text(key.of(scene));
        Value asked = value.of(scene);
        if ((key != null && of == null) || asked == null) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (Value leaf : Values.leaves(asked)) {
            Untrusted text = Values.text(leaf);
            if (text != null && !set.has(scene.normal(), of, text)) {
                entries.add(set.entry(of, text));
            }
        }
        return entries;
    }
}
