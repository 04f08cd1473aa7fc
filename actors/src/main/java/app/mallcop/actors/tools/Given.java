package app.mallcop.actors.tools;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.airlock.Boundary;
import app.mallcop.text.airlock.ForModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The arguments of a call, once they are checked. A model copies values with their boxes; what is in the box is meant. */
final class Given {

    /** A call that can't be done as it is asked; the words are ours. */
    static final class NotSo extends Exception {
        private static final long serialVersionUID = 1L;

        NotSo(String words) {
            super(words, null, false, false);
        }

        String words() {
            return java.util.Objects.requireNonNull(getMessage());
        }
    }

    private final Value.Fields arguments;

    Given(Value.Fields arguments) {
        this.arguments = arguments;
    }

    /** With every text that is one box taken out of it. */
    static Value.Fields unboxed(Value.Fields arguments, Boundary boundary) {
        TreeMap<Untrusted, Value> out = new TreeMap<>();
        for (Map.Entry<Untrusted, Value> field : arguments.fields().entrySet()) {
            out.put(field.getKey(), switch (field.getValue()) {
                case Value.Text(Untrusted text) -> new Value.Text(ForModel.unboxed(text, boundary));
                case Value value -> value;
            });
        }
        return new Value.Fields(out);
    }

    boolean has(String name) {
        return arguments.fields().containsKey(Untrusted.of(name));
    }

    Optional<Untrusted> text(String name) {
        return arguments.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text)
                ? Optional.of(text)
                : Optional.empty();
    }

    Optional<String> word(String name) {
        return text(name).map(Untrusted::clear);
    }

    int limit(int unlessTold) {
        return arguments.fields().get(Untrusted.of("limit")) instanceof Value.Num(BigDecimal number)
                ? number.intValue()
                : unlessTold;
    }

    /** A day means its beginning. */
    Optional<Instant> instant(String name) throws NotSo {
        Optional<String> word = word(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(word.get().length() == 10
                    ? LocalDate.parse(word.get()).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(word.get()));
        } catch (DateTimeParseException e) {
            throw new NotSo(name + " must be a day such as 2026-03-01 or an instant such as 2026-03-01T08:00:00Z");
        }
    }
}
