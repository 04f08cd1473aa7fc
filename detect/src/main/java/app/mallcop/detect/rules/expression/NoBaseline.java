package app.mallcop.detect.rules.expression;

import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import java.util.function.BiConsumer;

/** The baseline where there is none to ask: while an event is learned or collected. */
enum NoBaseline implements Normal {
    NONE;

    @Override
    public int day() {
        return 0;
    }

    @Override
    public int from() {
        return 0;
    }

    @Override
    public int to() {
        return 0;
    }

    @Override
    public Series of(Fact fact, Key key) {
        return Series.NONE;
    }

    @Override
    public Series of(Fact fact, Key key, String source) {
        return Series.NONE;
    }

    @Override
    public Series before(Fact fact, Key key) {
        return Series.NONE;
    }

    @Override
    public void each(Fact fact, Key prefix, BiConsumer<Key, Series> reader) {
        // there is none
    }

    @Override
    public int covered(String source) {
        return 0;
    }
}
