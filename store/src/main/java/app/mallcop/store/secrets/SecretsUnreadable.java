package app.mallcop.store.secrets;

import app.mallcop.api.config.ConfigError;
import java.util.List;

/** A {@code .env} file that cannot be used. Its errors name lines, never values. */
public final class SecretsUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<ConfigError> errors;

    public SecretsUnreadable(List<ConfigError> errors) {
        super(errors.getFirst().toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<ConfigError> errors() {
        return errors;
    }
}
