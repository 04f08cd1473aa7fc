package app.mallcop.detect;

import app.mallcop.detect.actors.NewActor;
import app.mallcop.detect.failures.AuthFailureBurst;
import app.mallcop.detect.gateway.OpenclawConfigDrift;
import app.mallcop.detect.injection.InjectionProbe;
import app.mallcop.detect.logs.LogFormatDrift;
import app.mallcop.detect.secrets.GitOops;
import app.mallcop.detect.timing.UnusualTiming;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.detect.volume.VolumeAnomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The detectors that come with the program. A new one needs a line here. */
public final class BuiltIn {

    private BuiltIn() {}

    /** How one is made of the config. */
    private static final Map<String, Function<DetectionConfig, Detector>> MAKERS = Map.ofEntries(
            Map.entry("new-actor", config -> new NewActor(config.support())),
            Map.entry("auth-failure-burst", config -> new AuthFailureBurst(config.of("auth-failure-burst"))),
            Map.entry("unusual-timing", config -> new UnusualTiming(config.of("unusual-timing"))),
            Map.entry("volume-anomaly", config -> new VolumeAnomaly(config.of("volume-anomaly"))),
            Map.entry("log-format-drift", config -> new LogFormatDrift(config.of("log-format-drift"))),
            Map.entry("injection-probe", config -> new InjectionProbe(config.of("injection-probe"), "")),
            Map.entry("openclaw-config-drift", config -> new OpenclawConfigDrift(config.of("openclaw-config-drift"))),
            Map.entry(GitOops.NAME, _ -> new GitOops()));

    /** Those that are not switched off, in the order of their names. */
    public static List<Detector> of(DetectionConfig config) {
        List<Detector> detectors = new ArrayList<>();
        MAKERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(maker -> {
            if (config.isEnabled(maker.getKey())) {
                detectors.add(maker.getValue().apply(config));
            }
        });
        return List.copyOf(detectors);
    }
}
