package app.mallcop.connect.mapping;

import app.mallcop.api.config.ConfigError;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping table that can't be used; tells everything that is wrong with it, with file, line and column. */
public final class BadTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigError> errors;

    BadTable(List<ConfigError> errors) {
        super(errors.stream().map(ConfigError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<ConfigError> errors() {
        return errors;
    }
}
