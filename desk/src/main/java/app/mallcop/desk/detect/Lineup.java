package app.mallcop.desk.detect;

import app.mallcop.api.Severity;
import app.mallcop.api.config.ConfigValue;
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

    /** @param own detectors of the deployment repo's rule files */
    static Setup of(byte[] epoch, String hash, List<Detector> own, byte[] redactionKey) throws Tree.Malformed {
        ConfigValue.Table table = ConfigTree.read(epoch);
        DetectionConfig config = DetectionConfig.of(table);
        List<Detector> detectors = new ArrayList<>(BuiltIn.of(config));
        for (Detector detector : own) {
            detectors.removeIf(builtIn -> builtIn.name().equals(detector.name()));
            if (config.isEnabled(detector.name())) {
                detectors.add(detector);
            }
        }
        Map<String, Integer> floods = new HashMap<>();
        Map<String, Severity> severities = new HashMap<>();
        for (Detector detector : detectors) {
            if (config.of(detector.name()).has("flood_threshold")) {
                floods.put(detector.name(), config.of(detector.name()).whole("flood_threshold"));
            }
            config.severity(detector.name()).flatMap(Severity::ofWord)
                    .ifPresent(severity -> severities.put(detector.name(), severity));
        }
        return new Setup(detectors, config.support(), hash, floods, severities, salt(redactionKey));
    }

    private static long salt(byte[] key) {
        return Arrays.hashCode(key) * 0x9E3779B97F4A7C15L
                + Arrays.hashCode(("salt" + key.length).getBytes(StandardCharsets.UTF_8));
    }
}
