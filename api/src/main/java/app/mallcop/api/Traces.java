package app.mallcop.api;

import java.util.stream.IntStream;

/**
 * What the neutraliser met in a text: a signal in itself, since honest text rarely hides characters or forges markers.
 *
 * @param removed how many control, bidi, zero-width or format characters were made visible or taken out
 * @param truncated how many characters were left out because a limit was reached
 * @param markerAttempt whether the text held something that looks like a boundary marker
 */
public record Traces(int removed, int truncated, boolean markerAttempt) {

    public static final Traces NONE = new Traces(0, 0, false);

    public Traces {
        if (IntStream.of(removed, truncated).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("a count of characters is never negative");
        }
    }

    public boolean isNone() {
        return removed == 0 && truncated == 0 && !markerAttempt;
    }

    public Traces and(Traces other) {
        if (other.isNone()) {
            return this;
        }
        return isNone()
                ? other
                : new Traces(removed + other.removed, truncated + other.truncated,
                        markerAttempt || other.markerAttempt);
    }
}
