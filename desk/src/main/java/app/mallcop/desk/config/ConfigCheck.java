package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.store.secrets.SecretsUnreadable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code mallcop config check} tells: everything wrong with the file, what it should not hold, and the effective value
 * of every key with its origin. No secret is in it.
 *
 * @param warnings what loads and should not stay: secrets in the file
 * @param values every key with its effective value, in the order of the documentation; empty when there are errors
 */
public record ConfigCheck(List<ConfigError> errors, List<ConfigError> warnings, List<Effective> values) {

    /**
     * One effective value.
     *
     * @param path where it stands: {@code connectors[0].lookback}
     * @param shown the value, masked
     * @param references the variables it needs, and whether they are there
     */
    public record Effective(String path, ConfigValue shown, Origin origin, List<Needs> references) {
        public Effective {
            references = List.copyOf(references);
        }

        public String json() {
            return ConfigJson.line(shown);
        }
    }

    /** A variable a value refers to. */
    public record Needs(String variable, State state) {}

    /** {@code DEFAULTED}: not set, and the reference says what holds then; {@code IN_VAULT}: not at hand, and the vault is not asked. */
    public enum State {
        PRESENT("present"), DEFAULTED("not set, has a default"), MISSING("missing"),
        IN_VAULT("in the vault, if anywhere");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public ConfigCheck {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        values = List.copyOf(values);
    }

    /** With what is wrong in a file beside it. */
    public ConfigCheck with(List<ConfigError> more) {
        List<ConfigError> all = new ArrayList<>(errors);
        all.addAll(more);
        return new ConfigCheck(all, warnings, values);
    }

    public boolean ok() {
        return errors.isEmpty();
    }

    public static ConfigCheck of(Path dir) {
        return of(dir, System.getenv());
    }

    public static ConfigCheck of(Path dir, Map<String, String> environment) {
        return of(ConfigLoader.load(dir, environment), dir, environment);
    }

    static ConfigCheck of(Loaded loaded, Path dir, Map<String, String> environment) {
        return switch (loaded) {
            case ConfigErrors wrong -> new ConfigCheck(wrong.errors(), List.of(), List.of());
            case Config config -> {
                List<ConfigError> errors = new ArrayList<>();
                SecretBackend secrets = SecretBackend.NONE;
                try {
                    secrets = ConfigLoader.secrets(config, dir, environment);
                } catch (SecretsUnreadable unreadable) {
                    errors.addAll(unreadable.errors());
                }
                EffectiveValues effective = new EffectiveValues(secrets, config.secrets().backend().equals("azure"))
                        .all(config);
                yield new ConfigCheck(errors, effective.warnings(), effective.values());
            }
        };
    }

    /** The effective file, one value a line under its section, each with its origin as a comment. */
    public String effectiveFile() {
        return EffectiveFile.of(values);
    }
}
