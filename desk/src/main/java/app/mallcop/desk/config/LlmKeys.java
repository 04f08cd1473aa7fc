package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigType.Text;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code llm}: the model backend. */
public final class LlmKeys {

    public static final ConfigKey BACKEND = ConfigKey.choice("llm.backend", "auto",
            List.of("auto", "none", "anthropic", "claude-code", "bedrock", "openai-compat", "managed"),
            "Who answers; auto is the one whose key is present, else none.");
    public static final ConfigKey BASE_URL = ConfigKey.optional("llm.base_url", new ConfigType.Text(TextShape.URL),
            "the backend's own", "Base URL of the backend.");
    public static final ConfigKey API_KEY = ConfigKey.secret("llm.api_key", "${ANTHROPIC_API_KEY:-}",
            "Key of the backend.");
    public static final ConfigKey MODEL = ConfigKey.optional("llm.model", Text.FREE, "the lane each actor names",
            "Model for all actors.");
    public static final ConfigKey REGION = ConfigKey.optional("llm.region", Text.FREE, "as the AWS environment says",
            "Region, for bedrock.");
    public static final ConfigKey PROFILE = ConfigKey.optional("llm.profile", Text.FREE, "as the AWS environment says",
            "Profile, for bedrock.");
    public static final ConfigKey TIMEOUT_SECONDS = ConfigKey.whole("llm.timeout_seconds", 120, 1, 3_600,
            "How long one call may take.");

    public static final List<ConfigKey> ALL = List.of(BACKEND, BASE_URL, API_KEY, MODEL, REGION, PROFILE,
            TIMEOUT_SECONDS);

    private LlmKeys() {}
}
