package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Config texts as tests write them: without the version line, in a folder without plugins, with an empty environment. */
final class Given {

    private static final Path NOWHERE = Path.of("no-such-folder");

    private Given() {}

    static Loaded loaded(String yaml) {
        return loaded(yaml, Map.of());
    }

    /** The version stands in line 1, so that {@code yaml} begins in line 2. */
    static Loaded loaded(String yaml, Map<String, String> environment) {
        return ConfigLoader.parse("version: \"1\"\n" + yaml, NOWHERE, environment);
    }

    static Config config(String yaml) {
        return config(yaml, Map.of());
    }

    static Config config(String yaml, Map<String, String> environment) {
        Loaded loaded = loaded(yaml, environment);
        assertThat(loaded).as(loaded.toString()).isInstanceOf(Config.class);
        return (Config) loaded;
    }

    /** Each error on its line, as a user sees it. */
    static List<String> errors(String yaml) {
        return errors(loaded(yaml));
    }

    static List<String> errors(Loaded loaded) {
        return switch (loaded) {
            case Config _ -> List.of();
            case ConfigErrors errors -> errors.errors().stream().map(Object::toString).toList();
        };
    }
}
