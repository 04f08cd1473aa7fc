package app.mallcop.store.codec;

import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Boxing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The boxed forms of values met lately: in a day of events the same actors, targets and agents come again and again.
 * Bounded, and only ever a shortcut: what it answers is what {@link Boxing} answers. Not for use by two threads.
 */
public final class BoxMemo {

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 512;
    private static final int MOST_KEYS = 4096;

    private record Boxed(Untrusted value, String box) {}

    private final @Nullable Boxed[] lately = new @Nullable Boxed[SLOTS];
    private final Map<Untrusted, String> keys = new HashMap<>();

    String boxed(Untrusted value) {
        if (value.length() > LONGEST) {
            return Boxing.boxed(value);
        }
        int hash = value.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Boxed met = lately[slot];
        if (met != null && met.value().equals(value)) {
            return met.box();
        }
        String box = Boxing.boxed(value);
        lately[slot] = new Boxed(value, box);
        return box;
    }

    String key(Untrusted key) {
        String form = keys.get(key);
        if (form == null) {
            form = Boxing.key(key);
            if (keys.size() < MOST_KEYS) {
                keys.put(key, form);
            }
        }
        return form;
    }
}
