package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code secrets}: where {@code ${VAR}} is looked up. */
public final class SecretKeys {

    public static final ConfigKey BACKEND = ConfigKey.choice("secrets.backend", "env",
            List.of("env", "github", "azure"),
            "env = the environment, then .env; github = what the workflow passes in; azure = these, then a key vault.");
    public static final ConfigKey VAULT_URL = ConfigKey.optional("secrets.vault_url",
            new ConfigType.Text(TextShape.URL), "none",
            "URL of the key vault, for azure: https://NAME.vault.azure.net.");

    public static final List<ConfigKey> ALL = List.of(BACKEND, VAULT_URL);

    private SecretKeys() {}
}
