package app.mallcop.detect.failures;

import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.tuning.Tuning;
import java.util.Map;
import java.util.TreeMap;

/** The detector as it is when nothing is tuned, and with one key tuned. */
final class Limited {

    private static final Map<String, Long> DEFAULTS = Map.of("threshold_per_ip", 5L, "threshold_per_account", 20L,
            "window_minutes", 10L, "critical_threshold", 50L, "spray_min_accounts", 5L, "spray_window_minutes", 60L,
            "distributed_min_ips", 3L, "slow_window_hours", 24L, "slow_min", 10L, "compromise_window_minutes", 60L);

    private Limited() {}

    static AuthFailureBurst byDefault() {
        return with(Map.of());
    }

    static AuthFailureBurst with(Map<String, Long> tuned) {
        Map<String, ConfigValue> values = new TreeMap<>();
        DEFAULTS.forEach((key, value) -> values.put(key, new ConfigValue.Whole(value)));
        tuned.forEach((key, value) -> values.put(key, new ConfigValue.Whole(value)));
        return new AuthFailureBurst(new Tuning("auth-failure-burst", values));
    }
}
