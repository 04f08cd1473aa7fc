package app.mallcop.connect.polling;

import java.time.Duration;

/**
 * What a platform keeps, and how its records come.
 *
 * @param kept how long it can be asked for a record
 * @param overlap how late records come; at least as much is read again on every scan
 * @param slice the longest time that is asked for at once; after each, the checkpoint moves
 */
public record Keeping(Duration kept, Duration overlap, Duration slice) {

    public Keeping {
        if (kept.isNegative() || overlap.isNegative() || slice.isZero() || slice.isNegative()) {
            throw new IllegalArgumentException("a platform keeps something, and a slice has a length");
        }
    }

    public static Keeping days(long kept, Duration overlap, Duration slice) {
        return new Keeping(Duration.ofDays(kept), overlap, slice);
    }
}
