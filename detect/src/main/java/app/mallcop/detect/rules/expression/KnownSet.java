package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Normal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of the baseline, such as the countries an actor was seen in. */
public interface KnownSet {

    String name();

    /** Whether it is one set for each key, as in {@code baseline.actor_countries[event.actor]}. */
    boolean isKeyed();

    boolean has(Normal normal, @Nullable Untrusted key, Untrusted value);

    /** Whether enough was seen to say of a value that it is new. */
    boolean isSupported(Normal normal, @Nullable Untrusted key);

    /** At most so many of its values, in canonical order. */
    List<Untrusted> values(Normal normal, @Nullable Untrusted key, int most);

    /** What an open finding about this value keeps out of the baseline. */
    Entry entry(@Nullable Untrusted key, Untrusted value);
}
