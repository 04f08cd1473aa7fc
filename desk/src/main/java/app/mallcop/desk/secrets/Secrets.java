package app.mallcop.desk.secrets;

import app.mallcop.api.Refusal;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.connect.vault.KeyVault;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.scan.Outside;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.store.secrets.SecretsUnreadable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The backend that the config names. None of them is asked before a value is needed. */
public final class Secrets {

    private Secrets() {}

    /** @throws Refusal when {@code .env} is there and can't be used, or the vault is not named rightly */
    public static SecretBackend of(Config config, Path dir, Map<String, String> environment) {
        SecretBackend atHand = atHand(config, dir, environment);
        return config.secrets().backend().equals("azure") ? vault(config, atHand, dir, environment) : atHand;
    }

    private static SecretBackend atHand(Config config, Path dir, Map<String, String> environment) {
        try {
            return ConfigLoader.secrets(config, dir, environment);
        } catch (SecretsUnreadable unreadable) {
            throw Refusal.usage(unreadable.errors().stream().map(ConfigErrors::problem).toList())
                    .causedBy(unreadable);
        }
    }

    private static SecretBackend vault(Config config, SecretBackend atHand, Path dir,
            Map<String, String> environment) {
        Interpolated url = config.secrets().vaultUrl();
        if (url == null || !(url.resolve(atHand) instanceof Interpolated.Found found)) {
            throw Refusal.usage("vault-url", "secrets.vault_url needs a variable that is not set",
                    "set it where mallcop runs, or in .env");
        }
        // The network is made with what is at hand: it is what the vault is reached by.
        Path home = Path.of(Optional.ofNullable(environment.get("HOME")).filter(text -> !text.isEmpty()).orElse("/"));
        return new KeyVault(found.secret().reveal(), new Wiring("secrets", "key-vault", Options.NONE, atHand,
                Outside.of(config, atHand, environment, dir), Wiring.Reach.usual(), text -> text, home, dir));
    }
}
