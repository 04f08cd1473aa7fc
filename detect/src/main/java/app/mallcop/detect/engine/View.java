package app.mallcop.detect.engine;

import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.tuning.Support;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The window of sealed days that one day is judged against. Remembers what it summed: a day asks for the same keys again and again. */
final class View implements Normal {

    private final Ledger ledger;
    private final Coverage coverage;
    private final Set<String> released;
    private final int day;
    private final int from;
    private final int to;
    private final int longAgo;
    private final int without;
    private final Map<Fact, Map<Key, Series>> summed = new HashMap<>();

    private View(Ledger ledger, Coverage coverage, Set<String> released, int day, int from, int to, int longAgo,
            int without) {
        this.ledger = ledger;
        this.coverage = coverage;
        this.released = released;
        this.day = day;
        this.from = from;
        this.to = to;
        this.longAgo = longAgo;
        this.without = without;
    }

    /** What the day is judged against: the window that ends the day before yesterday. */
    static View of(int day, Support support, Ledger ledger, Coverage coverage, Set<String> released) {
        int from = day - 1 - support.windowDays();
        return new View(ledger, coverage, released, day, from, day - 2, from - support.dormantDays(),
                Integer.MIN_VALUE);
    }

    /** All days up to {@code to}, without the day itself: how a day of the learning time is looked at again. */
    static View leavingOut(int day, int from, int to, Ledger ledger, Coverage coverage, Set<String> released) {
        return new View(ledger, coverage, released, day, from, to, from, day);
    }

    /** One sealed day alone. */
    static View only(int day, Ledger ledger, Coverage coverage, Set<String> released) {
        return new View(ledger, coverage, released, day, day, day, day, Integer.MIN_VALUE);
    }

    @Override
    public int day() {
        return day;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public Series of(Fact fact, Key key) {
        Map<Key, Series> known = summed.get(fact);
        if (known == null) {
            known = new HashMap<>();
            summed.put(fact, known);
        }
        Series series = known.get(key);
        if (series == null) {
            series = sum(fact, key, -1);
            known.put(key, series);
        }
        return series;
    }

    @Override
    public Series of(Fact fact, Key key, String source) {
        int number = coverage.numberOf(source);
        return number < 0 ? Series.NONE : sum(fact, key, number);
    }

    @Override
    public Series before(Fact fact, Key key) {
        Track track = longAgo < from ? ledger.track(fact.name(), key) : null;
        return track == null ? Series.NONE : track.series(longAgo, from - 1, without, -1, released);
    }

    private Series sum(Fact fact, Key key, int source) {
        Track track = ledger.track(fact.name(), key);
        return track == null ? Series.NONE : track.series(from, to, without, source, released);
    }

    @Override
    public void each(Fact fact, Key prefix, BiConsumer<Key, Series> reader) {
        ledger.keys(fact.name(), prefix).stream().sorted().forEach(key -> {
            Series series = of(fact, key);
            if (!series.isEmpty()) {
                reader.accept(key, series);
            }
        });
    }

    @Override
    public int covered(String source) {
        return coverage.days(source, from, to)
                - (without >= from && without <= to && coverage.covers(source, without) ? 1 : 0);
    }
}
