package app.mallcop.store.imports;

import app.mallcop.api.Untrusted;
import org.jspecify.annotations.Nullable;

/**
 * Gives a text that came lately as the very instance it was then: actors, targets and agents come again and again, and
 * whoever compares or remembers them later need not look at their letters. Bounded. Not for use by two threads.
 */
final class Repeats {

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 256;

    private final @Nullable Untrusted[] lately = new @Nullable Untrusted[SLOTS];

    Untrusted same(Untrusted text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Untrusted met = lately[slot];
        if (met != null && met.equals(text)) {
            return met;
        }
        lately[slot] = text;
        return text;
    }
}
