package app.mallcop.desk.exceptions;

import app.mallcop.api.config.Nearest;
import app.mallcop.desk.config.DetectorKeys;
import app.mallcop.desk.config.Plugins;
import app.mallcop.detect.rules.Pack;
import java.util.ArrayList;
import java.util.List;

/** The names under which findings can be made here: of the program, of the pack, of plugins and of apps. */
final class KnownDetectors {

    private final Plugins plugins;
    private final List<String> names = new ArrayList<>(DetectorKeys.BUILT_IN);

    KnownDetectors(Plugins plugins) {
        this.plugins = plugins;
        names.addAll(Pack.names());
    }

    boolean has(String name) {
        return names.contains(name) || plugins.detector(name);
    }

    String hint(String name) {
        String nearest = Nearest.of(name, names);
        return nearest == null ? "mallcop report lists what found what" : "did you mean " + nearest + "?";
    }
}
