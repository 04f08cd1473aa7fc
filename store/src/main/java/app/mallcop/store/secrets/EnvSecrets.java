package app.mallcop.store.secrets;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The {@code env} backend: the process environment, and only for what it does not set, {@code .env}. */
public final class EnvSecrets implements SecretBackend {

    public static final String FILE = ".env";

    private final Map<String, String> environment;
    private final Map<String, String> file;

    private EnvSecrets(Map<String, String> environment, Map<String, String> file) {
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /**
     * Reads {@code .env} in the deployment repo, which may be absent. The environment is given, usually
     * {@code System.getenv()}.
     *
     * @throws SecretsUnreadable when {@code .env} is there and cannot be used
     */
    public static EnvSecrets open(Path dir, Map<String, String> environment) {
        return new EnvSecrets(environment, DotEnv.read(dir.resolve(FILE)));
    }

    @Override
    public Optional<Secret> find(String variable) {
        String value = environment.get(variable);
        if (value == null) {
            value = file.get(variable);
        }
        return Optional.ofNullable(value).map(Secret::of);
    }

    @Override
    public String toString() {
        return "env (" + file.size() + " in " + FILE + ")";
    }
}
