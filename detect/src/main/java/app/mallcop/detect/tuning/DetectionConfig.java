package app.mallcop.detect.tuning;

import app.mallcop.api.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything of the config that decides what is found, as an epoch's file holds it: every key expanded, so an old epoch means what
 * it meant then.
 */
public record DetectionConfig(Organization organization, Support support, Map<String, Tuning> detectors,
        List<String> disabledRules) {

    public DetectionConfig {
        detectors = java.util.Collections.unmodifiableMap(new TreeMap<>(detectors));
        disabledRules = List.copyOf(disabledRules);
    }

    /** From the tree of an epoch: {@code organization}, {@code baseline}, {@code detectors}, {@code rules}. */
    public static DetectionConfig of(ConfigValue.Table epoch) {
        Tuning organization = section(epoch, "organization");
        Tuning baseline = section(epoch, "baseline");
        TreeMap<String, Tuning> detectors = new TreeMap<>();
        if (epoch.entries().get("detectors") instanceof ConfigValue.Table table) {
            table.entries().forEach((name, value) -> {
                if (value instanceof ConfigValue.Table of) {
                    detectors.put(name, new Tuning(name, of.entries()));
                }
            });
        }
        return new DetectionConfig(
                new Organization(organization.texts("internal_domains"), organization.texts("trusted_accounts"),
                        organization.texts("trusted_apps")),
                new Support(baseline.whole("learning_days"), baseline.whole("window_days"),
                        baseline.whole("actor_min_events"), baseline.whole("actor_min_days"),
                        baseline.whole("dormant_days")),
                detectors, section(epoch, "rules").texts("disable"));
    }

    private static Tuning section(ConfigValue.Table epoch, String name) {
        return new Tuning(name, epoch.entries().get(name) instanceof ConfigValue.Table table
                ? table.entries()
                : Map.of());
    }

    /** The keys of a built-in detector. */
    public Tuning of(String detector) {
        return detectors.getOrDefault(detector, new Tuning(detector, Map.of()));
    }

    public boolean isEnabled(String detector) {
        Tuning tuning = of(detector);
        return !tuning.has("enabled") || tuning.flag("enabled");
    }

    public Optional<String> severity(String detector) {
        Tuning tuning = of(detector);
        return tuning.has("severity") ? Optional.of(tuning.text("severity")) : Optional.empty();
    }
}
