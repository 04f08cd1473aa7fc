package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import app.mallcop.detect.normal.Normal;
import org.jspecify.annotations.Nullable;

/** What an expression is asked of: an event, what was normal before it, and the sum it is part of, if any. */
public interface Scene {

    /** Null where the event has nothing there. */
    @Nullable
    Value at(EventPath path);

    Normal normal();

    /** {@code agg.value} and the like; null where there is no such number. */
    default @Nullable Value sum(Sum name) {
        return null;
    }

    /** Numbers of an aggregate. */
    enum Sum {
        VALUE, EXPECTED
    }
}
