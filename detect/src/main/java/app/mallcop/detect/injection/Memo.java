package app.mallcop.detect.injection;

import app.mallcop.api.Untrusted;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a pure function said of the values that come again and again. Holds a fixed number of short ones, the newest of each place;
 * whether a value is in it changes nothing but the time. Safe for threads to share.
 */
final class Memo<V> {

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 256;

    private record Known<V>(Untrusted text, V value) {}

    private final AtomicReferenceArray<@Nullable Known<V>> slots = new AtomicReferenceArray<>(SLOTS);
    private final Function<Untrusted, V> function;

    Memo(Function<Untrusted, V> function) {
        this.function = function;
    }

    V of(Untrusted text) {
        if (text.length() > LONGEST) {
            return function.apply(text);
        }
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Known<V> known = slots.getAcquire(slot);
        if (known != null && known.text.equals(text)) {
            return known.value;
        }
        V value = function.apply(text);
        slots.setRelease(slot, new Known<>(text, value));
        return value;
    }
}
