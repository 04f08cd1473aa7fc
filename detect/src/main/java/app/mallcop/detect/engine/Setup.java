package app.mallcop.detect.engine;

import app.mallcop.api.Severity;
import app.mallcop.detect.Detector;
import app.mallcop.detect.tuning.Support;
import java.util.List;
import java.util.Map;

/**
 * Under what a detection runs.
 *
 * @param config the hash of the detection config, carried by every finding
 * @param floods how many findings of a kind a day may have before they fold, where a detector says other than 25
 * @param severities the severity of all findings of a detector, where the config says so
 * @param salt secret; decides which keys stay when there are too many
 */
public record Setup(List<Detector> detectors, Support support, String config, Map<String, Integer> floods,
        Map<String, Severity> severities, long salt) {

    public static final int FLOOD = 25;

    public Setup {
        detectors = List.copyOf(detectors);
        floods = Map.copyOf(floods);
        severities = Map.copyOf(severities);
    }

    int flood(String detector) {
        return floods.getOrDefault(detector, FLOOD);
    }
}
