package app.mallcop.detect.properties;

import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.BuiltIn;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Play;
import app.mallcop.detect.rules.Rules;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.detect.tuning.Support;
import app.mallcop.detect.tuning.Tuning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All twelve detectors and all built-in rules, with limits so low that a few weeks of a small company set off every one. */
final class Everything {

    private Everything() {}

    static Support support(int learningDays) {
        return new Support(learningDays, 12, 3, 2, 12);
    }

    static List<Detector> detectors(int learningDays) {
        Support support = support(learningDays);
        List<Detector> all = new ArrayList<>(BuiltIn.of(new DetectionConfig(
                new Organization(List.of("acme.example"), List.of(), List.of()), support, tunings(), List.of()),
                Map.of()));
        Rules rules = new Rules(support);
        rules.addPack(Set.of(), Set.of(), _ -> Map.of());
        all.addAll(rules.detectors());
        return all;
    }

    static Play stage(int learningDays) {
        return Play.of(detectors(learningDays).toArray(Detector[]::new)).support(support(learningDays));
    }

    private static Map<String, Tuning> tunings() {
        Map<String, Tuning> tunings = new TreeMap<>();
        put(tunings, "priv-escalation", "extra_elevated_keywords", List.of(), "extra_elevated_action_keywords",
                List.of(), "extra_elevation_event_types", List.of());
        put(tunings, "auth-failure-burst", "threshold_per_ip", 4, "threshold_per_account", 6, "window_minutes", 10,
                "critical_threshold", 12, "spray_min_accounts", 4, "spray_window_minutes", 60, "distributed_min_ips",
                3, "slow_window_hours", 24, "slow_min", 6, "compromise_window_minutes", 60);
        put(tunings, "unusual-timing", "min_slots", 5, "min_days", 4, "rank", "0.2", "min_distance_minutes", 120,
                "sigma_minutes", 60);
        put(tunings, "volume-anomaly", "multiplier", "2", "min_count", 8, "tail", "0.01", "min_days", 3,
                "new_group_floor", 25, "drop_enabled", true);
        put(tunings, "injection-probe", "max_decode_depth", 2);
        put(tunings, "log-format-drift", "threshold", "0.3", "min_lines", 20);
        put(tunings, "unusual-resource-access", "min_events", 3, "min_days", 2, "score", "1", "sensitive_globs",
                List.of("prod-*"), "burst_per_hour", 3);
        put(tunings, "openclaw-config-drift", "disabled_rules", List.of());
        return tunings;
    }

    private static void put(Map<String, Tuning> tunings, String detector, Object... pairs) {
        Map<String, ConfigValue> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], switch (pairs[i + 1]) {
                case Integer number -> new ConfigValue.Whole(number);
                case Boolean flag -> new ConfigValue.Flag(flag);
                case List<?> texts -> new ConfigValue.Items(
                        texts.stream().<ConfigValue>map(text -> new ConfigValue.Text(text.toString())).toList());
                default -> new ConfigValue.Decimal(new BigDecimal(pairs[i + 1].toString()));
            });
        }
        tunings.put(detector, new Tuning(detector, values));
    }
}
