package app.mallcop.detect.rules.sets;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.rules.expression.KnownSet;
import app.mallcop.detect.rules.expression.Scene;
import app.mallcop.detect.rules.expression.Term;
import app.mallcop.detect.rules.expression.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of the baseline, or one for each key, and how an event teaches it. */
public final class LearnedSet implements KnownSet {

    private static final int LONGEST_VALUE = 256;

    /** How much must have been seen of a set before a value can be called new. */
    public record Enough(int events, int days) {}

    private final String name;
    private final Fact fact;
    private final @Nullable Term key;
    private final Term value;
    private final List<Untrusted> unkeyed;
    private final Enough enough;
    /** The answer for an unkeyed set, which takes a walk over it: the same for a whole day. */
    private @Nullable Normal asked;
    private boolean supported;

    /** @param unkeyed the first part of the fact's key where the set has no key; empty where the fact's key is the value alone */
    LearnedSet(String name, Fact fact, @Nullable Term key, Term value, List<Untrusted> unkeyed, Enough enough) {
        this.name = name;
        this.fact = fact;
        this.key = key;
        this.value = value;
        this.unkeyed = List.copyOf(unkeyed);
        this.enough = enough;
    }

    /**
     * A set of a rule file.
     *
     * @param mostValues new values of a key learned in a day
     */
    public static LearnedSet of(String file, String name, @Nullable Term key, Term value, int mostValues,
            Enough enough) {
        return new LearnedSet(name, Fact.ofActor("rule-" + file + "-" + name.replace('_', '-'), mostValues), key, value,
                key == null ? List.of(Untrusted.of("*")) : List.of(), enough);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isKeyed() {
        return key != null;
    }

    /** Every plain value of the event in the set's place becomes part of normal. */
    public void learn(Scene scene, Learning day) {
        Untrusted of = null;
        if (key != null) {
            of = Values.text(key.of(scene));
            if (of == null || of.isEmpty()) {
                return;
            }
        }
        Value taught = value.of(scene);
        if (taught instanceof Value.Items || taught instanceof Value.Fields) {
            for (Value leaf : Values.leaves(taught)) {
                learn(of, Values.text(leaf), day);
            }
        } else {
            learn(of, Values.text(taught), day);
        }
    }

    private void learn(@Nullable Untrusted of, @Nullable Untrusted text, Learning day) {
        if (text != null && !text.isEmpty()) {
            day.count(fact, keyOf(of, text));
        }
    }

    private Key keyOf(@Nullable Untrusted of, Untrusted text) {
        Untrusted bounded = text.length() > LONGEST_VALUE
                ? Untrusted.of(text.clear().substring(0, LONGEST_VALUE))
                : text;
        if (of != null) {
            return Key.of(of, bounded);
        }
        return unkeyed.isEmpty() ? Key.of(bounded) : Key.of(unkeyed.getFirst(), bounded);
    }

    private Key prefix(@Nullable Untrusted of) {
        return of == null ? Key.of(unkeyed) : Key.of(of);
    }

    @Override
    public boolean has(Normal normal, @Nullable Untrusted of, Untrusted text) {
        return !normal.of(fact, keyOf(of, text)).isEmpty();
    }

    /** A view is the same only as long as it is the same object. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean isSupported(Normal normal, @Nullable Untrusted of) {
        if (of != null) {
            return enough(normal, prefix(of));
        }
        if (asked != normal) {
            asked = normal;
            supported = enough(normal, prefix(null));
        }
        return supported;
    }

    private boolean enough(Normal normal, Key prefix) {
        BitSet days = new BitSet();
        long[] events = {0};
        normal.each(fact, prefix, (_, series) -> {
            events[0] += series.total();
            for (int i = 0; i < series.days(); i++) {
                days.set(Math.max(0, series.day(i) - normal.from()));
            }
        });
        return events[0] >= enough.events() && days.cardinality() >= enough.days();
    }

    @Override
    public List<Untrusted> values(Normal normal, @Nullable Untrusted of, int most) {
        List<Untrusted> values = new ArrayList<>();
        normal.each(fact, prefix(of), (found, _) -> {
            if (values.size() < most) {
                values.add(found.parts().getLast());
            }
        });
        return values;
    }

    @Override
    public Entry entry(@Nullable Untrusted of, Untrusted text) {
        return new Entry(fact, keyOf(of, text));
    }
}
