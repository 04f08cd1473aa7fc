package app.mallcop.connect.supabase;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads single words of Supabase's records. */
final class Said {

    private Said() {}

    static Optional<String> word(Value.Fields record, String name) {
        return record.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) && !text.isEmpty()
                ? Optional.of(text.clear())
                : Optional.empty();
    }

    static Value.Fields fields(Value.Fields record, String name) {
        return record.fields().get(Untrusted.of(name)) instanceof Value.Fields inner ? inner : Value.Fields.NONE;
    }

    /** With an offset, as the sign-in service writes it. */
    static Optional<Instant> time(Value.Fields record, String name) {
        try {
            return word(record, name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
