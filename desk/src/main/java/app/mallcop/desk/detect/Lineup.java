package app.mallcop.desk.detect;

import app.mallcop.api.Severity;
import app.mallcop.api.config.ConfigError;
import app.mallcop.detect.BuiltIn;
import app.mallcop.detect.Detector;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.codec.ConfigTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which detectors run, and how: a function of the bytes of an epoch and of the rule files it names. */
final class Lineup {

    private Lineup() {}

    /** @param wrong what is wrong with rule files; those are left out, the others run */
    record Made(Setup setup, List<ConfigError> wrong) {}

    static Made of(byte[] epoch, String hash, Rules rules, byte[] redactionKey) throws Tree.Malformed {
        DetectionConfig config = DetectionConfig.of(ConfigTree.read(epoch));
        RuleFiles.Made own = rules.files().make(config);
        List<Detector> detectors = new ArrayList<>();
        for (Detector detector : BuiltIn.of(config, rules.lists())) {
            if (!own.replaced().contains(detector.name())) {
                detectors.add(detector);
            }
        }
        detectors.addAll(own.detectors());
        Map<String, Integer> floods = new HashMap<>();
        Map<String, Severity> severities = new HashMap<>();
        for (Detector detector : detectors) {
            if (config.of(detector.name()).has("flood_threshold")) {
                floods.put(detector.name(), config.of(detector.name()).whole("flood_threshold"));
            }
            config.severity(detector.name()).flatMap(Severity::ofWord)
                    .ifPresent(severity -> severities.put(detector.name(), severity));
        }
        return new Made(new Setup(detectors, config.support(), hash, floods, severities, salt(redactionKey)),
                own.errors());
    }

    private static long salt(byte[] key) {
        return Arrays.hashCode(key) * 0x9E3779B97F4A7C15L
                + Arrays.hashCode(("salt" + key.length).getBytes(StandardCharsets.UTF_8));
    }
}
