package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code network}: how mallcop reaches outside. */
public final class NetworkKeys {

    public static final ConfigKey CA_BUNDLE = ConfigKey.optional("network.ca_bundle",
            new ConfigType.Text(TextShape.PATH), "only the platform's trust anchors; MALLCOP_CA_BUNDLE is read too",
            "PEM file with extra trust anchors, for TLS-inspecting proxies and private clouds.");
    public static final ConfigKey PROXY = ConfigKey.optional("network.proxy", new ConfigType.Text(TextShape.URL),
            "HTTPS_PROXY and NO_PROXY", "Proxy for everything that goes out.");
    public static final ConfigKey ALLOW_PRIVATE_WEBHOOKS = ConfigKey.flag("network.allow_private_webhooks", false,
            "Whether a webhook may point to a private address.");

    public static final List<ConfigKey> ALL = List.of(CA_BUNDLE, PROXY, ALLOW_PRIVATE_WEBHOOKS);

    private NetworkKeys() {}
}
