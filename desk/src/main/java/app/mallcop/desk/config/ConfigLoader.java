package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.Place;
import app.mallcop.store.config.YamlFile;
import app.mallcop.store.secrets.ActionsSecrets;
import app.mallcop.store.secrets.EnvSecrets;
import app.mallcop.store.secrets.SecretBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads {@code mallcop.yaml} of a deployment repo. Does no more than every command needs: secrets are not resolved, and
 * {@code .env} is read only when a number, flag or name of the file is a reference.
 */
public final class ConfigLoader {

    public static final String FILE = "mallcop.yaml";

    private ConfigLoader() {}

    public static Loaded load(Path dir) {
        return load(dir, System.getenv());
    }

    /** With a given environment; the demo and tests give an empty one. */
    public static Loaded load(Path dir, Map<String, String> environment) {
        Path file = dir.resolve(FILE);
        if (!Files.exists(file)) {
            return new ConfigErrors(List.of(new ConfigError(ConfigError.Kind.MISSING_FILE, new Place(FILE, 1, 1),
                    "there is no " + FILE + " here",
                    "run mallcop init to write one, mallcop demo to try without, or name the folder with --dir")));
        }
        return check(YamlFile.read(file, FILE), dir, environment);
    }

    /** Checks a text that is not in a file yet, as if it were {@code mallcop.yaml} in that folder. */
    public static Loaded parse(String yaml, Path dir, Map<String, String> environment) {
        return check(YamlFile.parse(yaml, FILE), dir, environment);
    }

    private static Loaded check(YamlFile yaml, Path dir, Map<String, String> environment) {
        Report report = new Report();
        report.addAll(yaml.errors());
        Sections sections = Sections.NONE;
        if (yaml.root() != null) {
            sections = new ConfigChecker(report, Plugins.in(dir), () -> EnvSecrets.open(dir, environment))
                    .check(yaml.root());
        }
        return report.isEmpty() ? ConfigBuilder.build(sections) : new ConfigErrors(report.inOrder());
    }

    /**
     * What this config's backend knows without asking anybody: of a key vault, what the environment and {@code .env} say.
     * {@code desk.secrets} opens the whole one.
     */
    public static SecretBackend secrets(Config config, Path dir, Map<String, String> environment) {
        return switch (config.secrets().backend()) {
            case "env", "azure" -> EnvSecrets.open(dir, environment);
            case "github" -> new ActionsSecrets(environment);
            default -> throw new IllegalStateException("a checked config names a backend that works");
        };
    }
}
