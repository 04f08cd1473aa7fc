package app.mallcop.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Support;
import java.util.Map;

/** A stage for rule files that must be fine. */
final class Loading {

    private Loading() {}

    static Play play(ConfigNode.Fields... files) {
        Rules rules = new Rules(Support.DEFAULT);
        for (ConfigNode.Fields file : files) {
            assertThat(rules.add(file, Map.of()).errors()).isEmpty();
        }
        return Play.of(rules.detectors().toArray(Detector[]::new));
    }
}
