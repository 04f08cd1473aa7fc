package app.mallcop.text.airlock;

import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.Map;
import java.util.TreeMap;

/** Limits for what one event may carry beside who did what. What exceeds them is left out visibly, and counted. */
public final class Bounds {

    /** The deepest vendor records we know nest 7 levels. */
    public static final int DEPTH = 12;
    /** Ten times what the busiest vendor record has; a flood of keys hides the one that matters. */
    public static final int KEYS = 200;
    /** Lists can be long where keys are few. */
    public static final int VALUES = 2_000;
    /** One event must stay readable, and a day of events must stay something git can hold. */
    public static final int TEXT = 16 * 1024;
    /** So that one long text does not take the room of all others. */
    public static final int ONE_TEXT = 4 * 1024;
    /** Names are short; a long key is text in disguise. */
    public static final int ONE_KEY = 256;
    /** About 300 digits: more than any id, less than what makes arithmetic slow. */
    static final int NUMBER_BITS = 1_024;
    static final int NUMBER_SCALE = 400;

    /** The fields within the limits, and what was met on the way. */
    public record Fitted(Value.Fields fields, Traces traces) {}

    private Bounds() {}

    /** The same instance where it fits already; so fitting twice changes nothing. */
    public static Fitted fit(Value.Fields fields) {
        TreeSize size = TreeSize.of(fields, 1);
        boolean fits = size.depth <= DEPTH && size.keys <= KEYS && size.values <= VALUES && size.chars <= TEXT
                && size.longestText <= ONE_TEXT && size.longestKey <= ONE_KEY && !size.hugeNumber;
        if (fits) {
            return new Fitted(fields, size.traces);
        }
        return shrunk(fields, new Shrink(), size);
    }

    /** With a note of our own under a key, which is kept whole; room for it is made among the rest. The note must be small. */
    public static Fitted fit(Value.Fields fields, Untrusted key, Value note) {
        TreeMap<Untrusted, Value> others = new TreeMap<>(fields.fields());
        others.remove(key);
        TreeMap<Untrusted, Value> own = new TreeMap<>(Map.of(key, note));
        TreeSize size = TreeSize.of(new Value.Fields(others), 1);
        Fitted fitted = shrunk(new Value.Fields(others), new Shrink(TreeSize.of(new Value.Fields(own), 1)), size);
        own.putAll(fitted.fields().fields());
        return new Fitted(new Value.Fields(own), fitted.traces());
    }

    private static Fitted shrunk(Value.Fields fields, Shrink shrink, TreeSize size) {
        Value.Fields small = shrink.fields(fields, 1);
        return new Fitted(small, size.traces.and(new Traces(0, shrink.leftOut(), false)));
    }
}
