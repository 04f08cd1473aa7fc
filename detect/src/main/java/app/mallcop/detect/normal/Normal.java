package app.mallcop.detect.normal;

import java.util.function.BiConsumer;

/**
 * What was normal, for the day that is judged: the sealed days of the window up to the day before yesterday, without what
 * open findings withhold, with what was acked, without what was forgotten.
 */
public interface Normal {

    /** The epoch day being judged. */
    int day();

    /** First and last epoch day of the window, both included; {@code to} is {@code day() - 2}. */
    int from();

    int to();

    /** A key's days, over all connectors. */
    Series of(Fact fact, Key key);

    /** A key's days on one connector. */
    Series of(Fact fact, Key key, String source);

    /**
     * A key's days before the window, {@code dormant_days} further back. Kept for {@link app.mallcop.detect.Everyday#ACTOR} only, so that
     * who was known long ago can be told from who never was.
     */
    Series before(Fact fact, Key key);

    /** Every key that starts with these parts, in the order of keys. For few: peers of a resource, grants of a grantee. */
    void each(Fact fact, Key prefix, BiConsumer<Key, Series> reader);

    /** How many sealed days of the window this connector has been read for, whether anything happened or not. */
    int covered(String source);
}
