package app.mallcop.desk.config;

import app.mallcop.api.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which plugins and own actors the deployment repo has, so that a typo in a name is not taken for one of them. */
public interface Plugins {

    boolean connector(String name);

    boolean detector(String name);

    boolean actor(String name);

    /** The folders of connectors; those whose names begin with {@code _} or a dot are nobody's. */
    static List<String> connectorFolders(Path dir) throws IOException {
        Path folder = dir.resolve("plugins/connectors");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).map(one -> String.valueOf(one.getFileName()))
                    .filter(name -> !name.startsWith("_") && !name.startsWith(".")).sorted().toList();
        }
    }

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
