package app.mallcop.desk.config;

import app.mallcop.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which plugins and own actors the deployment repo has, so that a typo in a name is not taken for one of them. */
public interface Plugins {

    boolean connector(String name);

    boolean detector(String name);

    boolean actor(String name);

    static Plugins in(Path dir) {
        return new Plugins() {
            @Override
            public boolean connector(String name) {
                return has("plugins/connectors", name);
            }

            @Override
            public boolean detector(String name) {
                return has("plugins/detectors", name)
                        || (name.startsWith("app-") && has("apps", name.substring("app-".length())));
            }

            @Override
            public boolean actor(String name) {
                return has("plugins/actors", name) || has("actors", name);
            }

            private boolean has(String folder, String name) {
                return Names.isConnectorId(name) && Files.isDirectory(dir.resolve(folder).resolve(name));
            }
        };
    }
}
