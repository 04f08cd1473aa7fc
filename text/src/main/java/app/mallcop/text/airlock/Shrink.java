package app.mallcop.text.airlock;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one value tree small. Aims a little below the limits, so that its own notes fit as well. */
final class Shrink {

    /** Where a map says how many of its keys are left out. */
    static final String NOTE_KEY = "mallcop:left_out";

    /** At most one note per level, and one more. */
    private static final int NOTES = Bounds.DEPTH + 1;
    private static final int NOTE_CHARS = 64;

    private int keys = Bounds.KEYS - NOTES;
    private int values = Bounds.VALUES - 2 * NOTES;
    private int chars = Bounds.TEXT - NOTES * NOTE_CHARS;
    private long leftOut;

    Shrink() {}

    /** With room left for something of this size. */
    Shrink(TreeSize reserved) {
        keys -= reserved.keys;
        values -= reserved.values;
        chars -= (int) Math.min(chars, reserved.chars);
    }

    int leftOut() {
        return (int) Math.min(Integer.MAX_VALUE / 4, leftOut);
    }

    /** Never deeper than the limit, since what lies below becomes a note. */
    Value.Fields fields(Value.Fields fields, int depth) {
        TreeMap<Untrusted, Value> kept = new TreeMap<>();
        int dropped = 0;
        for (Map.Entry<Untrusted, Value> entry : fields.fields().entrySet()) {
            Untrusted key = key(entry.getKey());
            if (!hasRoom(entry.getValue(), 1, key.length())) {
                dropped++;
                leftOut += entry.getKey().length() + (long) TreeSize.of(entry.getValue(), 1).weight();
            } else {
                keys--;
                chars -= key.length();
                kept.put(key, value(entry.getValue(), depth + 1));
            }
        }
        if (dropped > 0) {
            kept.put(Untrusted.of(NOTE_KEY), leftOutNote(dropped + " more keys", NOTE_KEY.length()));
            keys--;
        }
        return new Value.Fields(kept);
    }

    private Value items(List<Value> items, int depth) {
        List<Value> kept = new ArrayList<>();
        int dropped = 0;
        for (Value item : items) {
            if (!hasRoom(item, 0, 0)) {
                dropped++;
                leftOut += TreeSize.of(item, 1).weight();
            } else {
                kept.add(value(item, depth + 1));
            }
        }
        if (dropped > 0) {
            kept.add(leftOutNote("…(" + dropped + " more items)", 0));
        }
        return new Value.Items(kept);
    }

    /** Paid for like any other text, so that a thousand small maps cannot bring a thousand notes. */
    private Value leftOutNote(String note, int keyLength) {
        values--;
        chars -= keyLength + note.length();
        return Value.text(note);
    }

    private Value value(Value value, int depth) {
        values--;
        return switch (value) {
            case Value.Text(Untrusted text) -> text(text);
            case Value.Num(BigDecimal number) -> TreeSize.isHuge(number) ? note("…(a number too large)", value) : value;
            case Value.Flag _,Value.Nothing _ -> value;
            case Value.Items(var items) -> depth > Bounds.DEPTH
                    ? note("…(nested too deep)", value)
                    : items(items, depth);
            case Value.Fields fields -> depth > Bounds.DEPTH
                    ? note("…(nested too deep)", value)
                    : fields(fields, depth);
        };
    }

    private boolean hasRoom(Value value, int ownKeys, int keyLength) {
        int needed = value instanceof Value.Fields(var fields) && !fields.isEmpty() ? ownKeys + 1 : ownKeys;
        return keys >= needed && values >= 1 && chars >= keyLength + leastRoom(value);
    }

    /** What a value needs at the least: room for a note, or for all of a shorter text. */
    private static int leastRoom(Value value) {
        return value instanceof Value.Text(Untrusted text) ? Math.min(text.length(), NOTE_CHARS) : NOTE_CHARS;
    }

    private Value note(String note, Value lost) {
        leftOut += TreeSize.of(lost, 1).weight();
        chars -= note.length();
        return Value.text(note);
    }

    private Value text(Untrusted text) {
        int most = Math.min(Bounds.ONE_TEXT, chars);
        Untrusted kept = text.length() <= most ? text : middle(text, "…(" + text.length() + " chars)…", most);
        chars -= kept.length();
        return new Value.Text(kept);
    }

    /** Long keys that differ stay different: the note holds a hash of the whole key. */
    private Untrusted key(Untrusted key) {
        return key.length() <= Bounds.ONE_KEY
                ? key
                : middle(key, "…(" + key.length() + " chars, " + hash(key.clear()) + ")…", Bounds.ONE_KEY);
    }

    private Untrusted middle(Untrusted text, String note, int most) {
        String exact = text.clear();
        int tail = (most - note.length()) / 2;
        int head = most - note.length() - tail;
        head -= isSplit(exact, head) ? 1 : 0;
        int from = exact.length() - tail;
        from += isSplit(exact, from) ? 1 : 0;
        leftOut += from - head;
        return Untrusted.of(exact.substring(0, head) + note + exact.substring(from));
    }

    /** Whether a cut here would fall between the two halves of a code point. */
    private static boolean isSplit(String text, int at) {
        return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
