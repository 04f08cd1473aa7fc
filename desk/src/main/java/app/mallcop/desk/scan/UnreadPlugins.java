package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConnectorKeys;
import app.mallcop.desk.config.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Connectors that somebody put into the repo. This version reads none of them, and says so instead of passing them over. */
public final class UnreadPlugins {

    public static final String CODE = "plugin-not-read";

    private static final String FOLDER = "plugins/connectors/";
    private static final String HINT = "bring what it would read with mallcop import --connector NAME (docs/import.md), or take the"
            + " folder away";

    private UnreadPlugins() {}

    /** Those that no connector of the config stands for; of the others {@link #configured} tells. */
    public static List<Problem> in(Path repo, Config config) throws IOException {
        List<Problem> found = new ArrayList<>();
        for (String name : Plugins.connectorFolders(repo)) {
            boolean builtIn = ConnectorKeys.BUILT_IN.contains(name);
            boolean configured = config.connectors().stream()
                    .anyMatch(one -> one.enabled() && one.type().equals(name));
            if (builtIn || !configured) {
                found.add(new Problem(CODE, Prose.of(FOLDER
                        + "{}: connectors of plugins can't be read in this version"
                        + (builtIn && configured ? ", so the built-in one reads" : ""), Untrusted.of(name)), HINT));
            }
        }
        return found;
    }

    static Problem configured(String type) {
        return new Problem(CODE, Prose.of("its type is the plugin in " + FOLDER
                + "{}, and connectors of plugins can't be read in this version", Untrusted.of(type)),
                "disable it with enabled: false, and " + HINT);
    }
}
