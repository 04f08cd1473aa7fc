package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigType.Text;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code pro}: the account with the hosted service. */
public final class ProKeys {

    public static final ConfigKey ACCOUNT_ID = ConfigKey.optional("pro.account_id", Text.FREE, "no account",
            "Id of the account.");
    public static final ConfigKey ACCOUNT_URL = ConfigKey.optional("pro.account_url",
            new ConfigType.Text(TextShape.URL), "the service's own", "Base URL of the account service.");
    public static final ConfigKey INFERENCE_URL = ConfigKey.optional("pro.inference_url",
            new ConfigType.Text(TextShape.URL), "the service's own", "Base URL of managed inference.");
    public static final ConfigKey SERVICE_TOKEN = ConfigKey.secret("pro.service_token", "${MALLCOP_API_KEY:-}",
            "Token of the account.");

    public static final List<ConfigKey> ALL = List.of(ACCOUNT_ID, ACCOUNT_URL, INFERENCE_URL, SERVICE_TOKEN);

    private ProKeys() {}
}
