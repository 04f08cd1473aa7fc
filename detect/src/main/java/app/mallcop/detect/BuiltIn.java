package app.mallcop.detect;

import app.mallcop.detect.boundary.BoundaryViolation;
import app.mallcop.detect.access.NewExternalAccess;
import app.mallcop.detect.actors.NewActor;
import app.mallcop.detect.failures.AuthFailureBurst;
import app.mallcop.detect.gateway.OpenclawConfigDrift;
import app.mallcop.detect.injection.InjectionProbe;
import app.mallcop.detect.logs.LogFormatDrift;
import app.mallcop.detect.privilege.PrivilegeEscalation;
import app.mallcop.detect.resources.UnusualResourceAccess;
import app.mallcop.detect.secrets.GitOops;
import app.mallcop.detect.skills.MaliciousSkill;
import app.mallcop.detect.timing.UnusualTiming;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.detect.volume.VolumeAnomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The detectors that come with the program. A new one needs a line here. */
public final class BuiltIn {

    private BuiltIn() {}

    /** How one is made of the config. */
    private static final Map<String, BiFunction<DetectionConfig, Map<String, String>, Detector>> MAKERS = Map.ofEntries(
            Map.entry(BoundaryViolation.NAME, (_, _) -> new BoundaryViolation()),
            Map.entry("new-actor", (config, _) -> new NewActor(config.support())),
            Map.entry("priv-escalation", (config, _) -> new PrivilegeEscalation(config.of("priv-escalation"))),
            Map.entry("auth-failure-burst", (config, _) -> new AuthFailureBurst(config.of("auth-failure-burst"))),
            Map.entry("unusual-timing", (config, _) -> new UnusualTiming(config.of("unusual-timing"))),
            Map.entry("volume-anomaly", (config, _) -> new VolumeAnomaly(config.of("volume-anomaly"))),
            Map.entry("injection-probe", (config, lists) -> new InjectionProbe(config.of("injection-probe"),
                    lists.getOrDefault("injection-probe.extra_rules_file", ""))),
            Map.entry("log-format-drift", (config, _) -> new LogFormatDrift(config.of("log-format-drift"))),
            Map.entry("new-external-access",
                    (config, _) -> new NewExternalAccess(config.organization(), config.support())),
            Map.entry("unusual-resource-access",
                    (config, _) -> new UnusualResourceAccess(config.of("unusual-resource-access"))),
            Map.entry("malicious-skill", (_, lists) -> new MaliciousSkill(
                    lists.getOrDefault("malicious-skill.ioc_file", ""))),
            Map.entry(GitOops.NAME, (_, _) -> new GitOops()),
            Map.entry("openclaw-config-drift",
                    (config, _) -> new OpenclawConfigDrift(config.of("openclaw-config-drift"))));

    /**
     * Those that are not switched off, in the order of their names; one never is.
     *
     * @param lists content of files that the config gives a detector, by {@code detector.key}
     */
    public static List<Detector> of(DetectionConfig config, Map<String, String> lists) {
        List<Detector> detectors = new ArrayList<>();
        MAKERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(maker -> {
            if (maker.getKey().equals(BoundaryViolation.NAME) || config.isEnabled(maker.getKey())) {
                detectors.add(maker.getValue().apply(config, lists));
            }
        });
        return List.copyOf(detectors);
    }
}
