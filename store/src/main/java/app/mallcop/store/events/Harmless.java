package app.mallcop.store.events;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.airlock.Inspect;
import app.mallcop.text.secrets.Redactor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts met lately that hide nothing, forge nothing and hold no secret: in a day of events the same ones come again and
 * again, and looking once is enough. Bounded, and only ever a shortcut. Not for use by two threads.
 */
final class Harmless {

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 512;
    private static final int MOST_KEYS = 4096;

    private final Redactor redactor;
    private final @Nullable Untrusted[] lately = new @Nullable Untrusted[SLOTS];
    private final Map<Untrusted, Boolean> keys = new HashMap<>();

    Harmless(Redactor redactor) {
        this.redactor = redactor;
    }

    boolean is(Untrusted text) {
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Untrusted met = lately[slot];
        if (met != null && met.equals(text)) {
            return true;
        }
        boolean harmless = Inspect.traces(text).isNone() && redactor.redact(text).equals(text);
        if (harmless && text.length() <= LONGEST) {
            lately[slot] = text;
        }
        return harmless;
    }

    /** No field is named like a secret, and no text in it is one. */
    boolean isClean(Value.Fields fields) {
        for (Map.Entry<Untrusted, Value> field : fields.fields().entrySet()) {
            if (!isPlainKey(field.getKey()) || !isClean(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isClean(Value value) {
        if (value instanceof Value.Text text) { // nearly all are, and the switch is slower
            return is(text.text());
        }
        return switch (value) {
            case Value.Text(Untrusted text) -> is(text);
            case Value.Fields fields -> isClean(fields);
            case Value.Items(var items) -> items.stream().allMatch(this::isClean);
            case Value.Num _,Value.Flag _,Value.Nothing _ -> true;
        };
    }

    private boolean isPlainKey(Untrusted key) {
        Boolean plain = keys.get(key);
        if (plain == null) {
            plain = !Redactor.namesSecret(key) && is(key);
            if (keys.size() < MOST_KEYS) {
                keys.put(key, plain);
            }
        }
        return plain;
    }
}
