package app.mallcop.connect.openclaw.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The last row that was read: its number, when it happened, its own key. */
record Mark(long sequence, Instant time, String key) {

    String checkpoint() {
        return sequence + " " + time + " " + key;
    }

    /** Null where it is not ours. */
    static @Nullable Mark of(@Nullable String checkpoint) {
        String[] parts = checkpoint == null ? new String[0] : checkpoint.split(" ", 3);
        try {
            return parts.length < 3 ? null : new Mark(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]);
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }
}
