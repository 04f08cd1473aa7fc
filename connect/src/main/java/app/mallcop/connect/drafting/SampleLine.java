package app.mallcop.connect.drafting;

import app.mallcop.api.Untrusted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log.
 *
 * @param at when the platform says that it was written; null where nobody says
 */
public record SampleLine(Untrusted text, @Nullable Instant at) {

    /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
    public SampleLine(Untrusted text, @Nullable Instant at) {
        this.text = text;
        this.at = at;
    }
}
