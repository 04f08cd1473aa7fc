package app.mallcop.store.codec;

import app.mallcop.api.EventType;
import app.mallcop.api.Markers;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.airlock.Boxing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * The words of event lines. The same actors, addresses and agents come again and again: a word met lately is the same object
 * again, without unboxing it anew, so events are small and comparing them is quick. Bounded, and only ever a shortcut.
 */
final class Words {

    private static final int SLOTS = 1 << 15;
    private static final int LONGEST = 256;
    private static final int MOST_NAMES = 4096;
    /** How long the marks around a boxed text are: they tell nothing apart. */
    private static final int BEGIN = Markers.BEGIN.length();
    private static final int BOX = BEGIN + Markers.END.length();

    /** A word as the line has it, in its box, and what is in it. */
    private static final class Met {
        final char[] raw;
        final Value.Text text;

        Met(char[] raw, Value.Text text) {
            this.raw = raw;
            this.text = text;
        }
    }

    private final @Nullable Met[] lately;
    private final Map<String, Untrusted> keys = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, EventType> types = new HashMap<>();

    private Words(int slots) {
        this.lately = new @Nullable Met[slots];
    }

    static Words remembered() {
        return new Words(SLOTS);
    }

    static Words forgotten() {
        return new Words(0);
    }

    /** The text the parser stands at. */
    Value.Text text(JsonParser in) {
        int length = lately.length == 0 ? Integer.MAX_VALUE : in.getStringLength();
        if (length > LONGEST) {
            return new Value.Text(Tree.unbox(in.getString()));
        }
        char[] chars = in.getStringCharacters();
        int from = in.getStringOffset();
        int slot = slot(chars, from, length);
        Met met = lately[slot];
        if (met == null || !Arrays.equals(met.raw, 0, met.raw.length, chars, from, from + length)) {
            char[] raw = Arrays.copyOfRange(chars, from, from + length);
            met = new Met(raw, new Value.Text(Tree.unbox(new String(raw))));
            lately[slot] = met;
        }
        return met.text;
    }

    private int slot(char[] chars, int from, int length) {
        int start = length > BOX ? from + BEGIN : from;
        int end = length > BOX ? from + length - (BOX - BEGIN) : from + length;
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        hash *= 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (lately.length - 1);
    }

    Untrusted key(String name) {
        Untrusted known = keys.get(name);
        if (known == null) {
            known = Boxing.unboxKey(name);
            if (keys.size() < MOST_NAMES) {
                keys.put(name, known);
            }
        }
        return known;
    }

    /** A connector's id or type. */
    String name(String name) {
        String known = names.get(name);
        if (known == null) {
            known = name;
            if (names.size() < MOST_NAMES) {
                names.put(name, name);
            }
        }
        return known;
    }

    EventType type(String name) {
        EventType known = types.get(name);
        if (known == null) {
            known = new EventType(name);
            if (types.size() < MOST_NAMES) {
                types.put(name, known);
            }
        }
        return known;
    }
}
