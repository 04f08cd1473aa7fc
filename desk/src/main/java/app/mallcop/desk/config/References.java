package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigType;
import app.mallcop.store.config.YamlFile;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.store.secrets.SecretsUnreadable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code ${VAR}} where the value must be known to read on: numbers, flags, choices, names. Most files have none. */
final class References {

    private final Report report;
    private final Supplier<SecretBackend> open;
    private @Nullable SecretBackend backend;

    References(Report report, Supplier<SecretBackend> open) {
        this.report = report;
        this.open = open;
    }

    /** The scalar with its references resolved, or null after telling what is missing. Its value is never told. */
    ConfigNode.@Nullable Scalar resolve(String path, ConfigNode.Scalar scalar, ConfigType type) {
        if (scalar.kind() != ConfigNode.Kind.TEXT || scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        String flaw = Interpolated.flaw(scalar.text()).orElse(null);
        if (flaw != null) {
            flaw(path, scalar, flaw);
            return null;
        }
        Interpolated.Resolution resolution = Interpolated.of(scalar.text()).resolve(backend());
        if (resolution instanceof Interpolated.Found found) {
            String text = found.secret().reveal();
            boolean unquoted = type instanceof ConfigType.Whole || type instanceof ConfigType.Decimal
                    || type instanceof ConfigType.Flag;
            return new ConfigNode.Scalar(scalar.at(), unquoted ? YamlFile.kindOf(text) : ConfigNode.Kind.TEXT, text);
        }
        if (resolution instanceof Interpolated.Missing missing) {
            report.add(ConfigError.Kind.NOT_ALLOWED, scalar.at(),
                    path + ": " + String.join(", ", missing.variables()) + " is not set",
                    "set it in the environment or in .env, or write ${NAME:-default}");
        }
        return null;
    }

    String peek(String text) {
        return text.indexOf('$') >= 0 && Interpolated.flaw(text).isEmpty()
                && Interpolated.of(text).resolve(backend()) instanceof Interpolated.Found found
                        ? found.secret().reveal()
                        : text;
    }

    void flaw(String path, ConfigNode.Scalar scalar, String flaw) {
        report.add(ConfigError.Kind.NOT_ALLOWED, scalar.at(), path + ": has " + flaw,
                "write ${NAME} or ${NAME:-default}, and $$ for a dollar sign");
    }

    private SecretBackend backend() {
        SecretBackend known = backend;
        if (known == null) {
            try {
                known = open.get();
            } catch (SecretsUnreadable unreadable) {
                report.addAll(unreadable.errors());
                known = SecretBackend.NONE;
            }
            backend = known;
        }
        return known;
    }
}
