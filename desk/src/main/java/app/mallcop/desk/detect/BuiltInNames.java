package app.mallcop.desk.detect;

import app.mallcop.desk.config.DetectorKeys;
import app.mallcop.detect.rules.Pack;
import app.mallcop.detect.rules.sets.Habits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that detectors of the program have. */
final class BuiltInNames {

    /** Names under which mallcop itself speaks: no file may take them. */
    static final List<String> OURS = List.of("mallcop-health", "boundary-violation", Habits.NAME);

    private BuiltInNames() {}

    static Set<String> all() {
        Set<String> names = new HashSet<>(DetectorKeys.BUILT_IN);
        names.addAll(Pack.names());
        return names;
    }
}
