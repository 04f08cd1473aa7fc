package app.mallcop.desk.config;

import app.mallcop.api.Markers;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError;
import java.util.List;

/** Everything that is wrong with a config file, in the order of the file. */
public record ConfigErrors(List<ConfigError> errors) implements Loaded {
    public ConfigErrors {
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("no errors");
        }
    }

    /** For a command that cannot go on without a config. */
    public Refusal refusal() {
        return Refusal.usage(errors.stream().map(ConfigErrors::problem).toList());
    }

    /** The same as every command tells it. */
    public static Problem problem(ConfigError error) {
        String told = error.message();
        boolean ours = !told.contains(Markers.BEGIN) && !told.contains(Markers.END);
        return new Problem(error.kind().code().replace('_', '-'),
                ours ? Prose.of(told) : Prose.of("{}", Untrusted.of(told)),
                error.hint().isBlank() ? "see docs/config.md" : error.hint());
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
