package app.mallcop.store.secrets;

import java.util.Optional;

/** A place that knows values by the name of a variable. */
public interface SecretBackend {

    /** A variable that is set, even to nothing. */
    Optional<Secret> find(String variable);

    /** Knows nothing; for tests and for commands that must not see the environment, such as the demo. */
    SecretBackend NONE = _ -> Optional.empty();
}
