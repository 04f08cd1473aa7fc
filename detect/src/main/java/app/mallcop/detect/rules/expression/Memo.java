package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers what a costly pure function said of short texts: the same actions and addresses come again and again. */
public final class Memo<T> {

    private static final int MOST = 4_096;
    private static final int LONGEST = 256;

    private final Map<Untrusted, T> known = new HashMap<>();
    private final Function<Untrusted, T> make;

    public Memo(Function<Untrusted, T> make) {
        this.make = make;
    }

    public T of(Untrusted text) {
        if (text.length() > LONGEST) {
            return make.apply(text);
        }
        T value = known.get(text);
        if (value == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            value = make.apply(text);
            known.put(text, value);
        }
        return value;
    }
}
