package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import org.jspecify.annotations.Nullable;

/**
 * A compiled part of an expression.
 *
 * @param constant its value where that is the same for every event
 * @param set the set it names, of type {@link Type#SET}; its term is then the set's key
 */
record Typed(Type type, Term term, @Nullable Value constant, @Nullable KnownSet set) {

    /** Stands in for a part that has a flaw, so that the rest is still checked. */
    static final Typed FLAWED = of(Type.ANY, _ -> null);

    Typed(Type type, Term term, @Nullable Value constant, @Nullable KnownSet set) {
        this.type = type;
        this.term = term;
        this.constant = constant;
        this.set = set;
    }

    static Typed of(Type type, Term term) {
        return new Typed(type, term, null, null);
    }

    static Typed constant(Type type, Value value) {
        return new Typed(type, _ -> value, value, null);
    }

    static Typed set(KnownSet set, Term key) {
        return new Typed(Type.SET, key, null, set);
    }
}
