package app.mallcop.store.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionsSecretsTest {

    @Test
    void a_secret_that_the_repository_does_not_have_comes_as_empty_and_is_missing() {
        ActionsSecrets secrets = new ActionsSecrets(Map.of("A", "a", "B", ""));
        assertThat(secrets.find("A")).contains(Secret.of("a"));
        assertThat(secrets.find("B")).isEmpty();
        assertThat(secrets.find("C")).isEmpty();
        assertThat(secrets).hasToString("github");
    }
}
