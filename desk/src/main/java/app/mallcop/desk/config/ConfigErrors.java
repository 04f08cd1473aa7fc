package app.mallcop.desk.config;

import app.mallcop.store.config.ConfigError;
import java.util.List;

/** Everything that is wrong with a config file, in the order of the file. */
public record ConfigErrors(List<ConfigError> errors) implements Loaded {
    public ConfigErrors {
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("no errors");
        }
    }

    /** One error a line. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (ConfigError error : errors) {
            out.append(out.isEmpty() ? "" : "\n").append(error);
        }
        return out.toString();
    }
}
