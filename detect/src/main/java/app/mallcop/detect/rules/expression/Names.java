package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import java.util.Map;

/**
 * What an expression may name beside the event.
 *
 * @param sets what stands under {@code baseline}
 * @param config what stands under {@code config}: constants
 * @param sums whether there is an {@code agg}
 */
public record Names(Map<String, KnownSet> sets, Map<String, Value> config, boolean sums) {

    public Names {
        sets = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(sets));
        config = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(config));
    }

    public Names withSums() {
        return new Names(sets, config, true);
    }
}
