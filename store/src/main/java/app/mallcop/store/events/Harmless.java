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
 * again, and looking once is enough. Bounded, and only ever a shortcut: what it redacts is what {@link Redactor} would.
 * Not for use by two threads.
 */
final class Harmless implements Redactor.Memory {

    private static final int SLOTS = 1 << 13;
    private static final int FEW = 1 << 8;
    private static final int LONGEST = 512;
    private static final int MOST_KEYS = 4096;

    private final Redactor redactor;
    private final @Nullable Untrusted[] lately = new @Nullable Untrusted[SLOTS];
    private final @Nullable Redacted[] redacted = new @Nullable Redacted[FEW];
    private final Map<Untrusted, Boolean> keys = new HashMap<>();

    private record Redacted(Untrusted from, Untrusted to) {}

    Harmless(Redactor redactor) {
        this.redactor = redactor;
    }

    private static int slot(Untrusted text, int slots) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 15)) & (slots - 1);
    }

    boolean is(Untrusted text) {
        int slot = slot(text, SLOTS);
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

    /** The keys of an account come with each of its records, and finding and hashing them is slow: so they are asked after first. */
    @Override
    public Untrusted redact(Untrusted text) {
        Redacted met = redacted[slot(text, redacted.length)];
        if (met != null && met.from().equals(text)) {
            return met.to();
        }
        if (is(text)) {
            return text;
        }
        Untrusted to = redactor.redact(text);
        if (text.length() <= LONGEST) {
            redacted[slot(text, redacted.length)] = new Redacted(text, to);
        }
        return to;
    }

    Value.Fields redact(Value.Fields fields) {
        return redactor.redact(fields, this);
    }

    @Override
    public boolean isPlainName(Untrusted key) {
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
