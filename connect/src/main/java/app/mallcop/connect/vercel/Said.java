package app.mallcop.connect.vercel;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.Instant;
import java.util.Optional;

/** Reads single words of Vercel's records. */
final class Said {

    private Said() {}

    /** A text or a number. */
    static Optional<String> word(Value.Fields record, String name) {
        return switch (record.fields().get(Untrusted.of(name))) {
            case Value.Text(Untrusted text) when !text.isEmpty() -> Optional.of(text.clear());
            case Value.Num(var number) -> Optional.of(number.toPlainString());
            case null, default -> Optional.empty();
        };
    }

    /** Milliseconds since 1970. */
    static Optional<Instant> time(Value.Fields record, String name) {
        return record.fields().get(Untrusted.of(name)) instanceof Value.Num(var number)
                && number.precision() - number.scale() <= 15
                        ? Optional.of(Instant.ofEpochMilli(number.longValue()))
                        : Optional.empty();
    }
}
