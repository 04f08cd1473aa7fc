package app.mallcop.store.secrets;

import java.util.Map;
import java.util.Optional;

/**
 * The {@code github} backend: what a workflow of GitHub Actions passes in. Only the environment counts; a {@code .env}
 * beside it is not read. A secret that the repository does not have arrives there as an empty text, so empty is missing.
 */
public final class ActionsSecrets implements SecretBackend {

    private final Map<String, String> environment;

    public ActionsSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Secret> find(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty()).map(Secret::of);
    }

    @Override
    public String toString() {
        return "github";
    }
}
