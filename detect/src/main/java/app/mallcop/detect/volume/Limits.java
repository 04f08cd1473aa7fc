package app.mallcop.detect.volume;

import app.mallcop.detect.tuning.Tuning;

/** The keys of {@code detectors.volume-anomaly}. */
record Limits(double multiplier, int minCount, double tail, int minDays, int floor, boolean drops) {

    static Limits of(Tuning tuning) {
        return new Limits(tuning.decimal("multiplier"), tuning.whole("min_count"), tuning.decimal("tail"),
                tuning.whole("min_days"), tuning.whole("new_group_floor"), tuning.flag("drop_enabled"));
    }
}
