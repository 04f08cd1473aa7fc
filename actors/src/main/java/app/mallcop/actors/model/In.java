package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a backend's answer; what is not of the shape that was agreed on is {@link Unreadable}. */
final class In {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private In() {}

    static Optional<Value> value(Value.Fields from, String name) {
        return Optional.ofNullable(from.fields().get(Untrusted.of(name)))
                .filter(value -> value != Value.Nothing.NULL);
    }

    static Value.Fields fields(Value.Fields from, String name) throws Unreadable {
        return fields(value(from, name).orElse(Value.Nothing.NULL), name);
    }

    static Value.Fields fields(Value value, String name) throws Unreadable {
        if (value instanceof Value.Fields fields) {
            return fields;
        }
        throw new Unreadable(name + " is no object");
    }

    /** What is no object, or is not there, is an empty one. */
    static Value.Fields fieldsOrNone(Value.Fields from, String name) {
        return value(from, name).orElse(Value.Nothing.NULL) instanceof Value.Fields fields
                ? fields
                : Value.Fields.NONE;
    }

    static List<Value.Fields> list(Value.Fields from, String name) throws Unreadable {
        if (!(value(from, name).orElse(Value.Nothing.NULL) instanceof Value.Items items)) {
            throw new Unreadable(name + " is no list");
        }
        List<Value.Fields> out = new ArrayList<>();
        for (Value item : items.items()) {
            out.add(fields(item, "an entry of " + name));
        }
        return out;
    }

    static Optional<Untrusted> text(Value.Fields from, String name) {
        return value(from, name).filter(Value.Text.class::isInstance).map(text -> ((Value.Text) text).text());
    }

    /** A word that is only compared. */
    static String word(Value.Fields from, String name) {
        return text(from, name).map(Untrusted::clear).orElse("");
    }

    static Untrusted needText(Value.Fields from, String name) throws Unreadable {
        Optional<Untrusted> found = text(from, name);
        if (found.isEmpty()) {
            throw new Unreadable(name + " is no text");
        }
        return found.get();
    }

    /** A whole number that tokens can be counted with. */
    static OptionalLong count(Value.Fields from, String name) {
        if (value(from, name).orElse(Value.Nothing.NULL) instanceof Value.Num(BigDecimal number)
                && number.signum() >= 0 && number.compareTo(MOST) <= 0 && number.stripTrailingZeros().scale() <= 0) {
            return OptionalLong.of(number.longValueExact());
        }
        return OptionalLong.empty();
    }
}
