package app.mallcop.desk.models;

import app.mallcop.actors.model.Backends;
import app.mallcop.actors.model.Names;
import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.desk.config.Config;
import app.mallcop.net.Network;
import app.mallcop.store.secrets.SecretBackend;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the model that the config, or {@code --backend}, names. Without either it is the one whose key is at hand, else
 * none. Nothing is asked here, and no vendor is ever asked that nobody named or gave a key for.
 */
public final class Models {

    public static final List<String> BACKENDS = List.of("auto", "none", "anthropic", "claude-code", "bedrock",
            "openai-compat", "managed");

    private final LlmSettings settings;
    private final Supplier<Network> network;

    private Models(LlmSettings settings, Supplier<Network> network) {
        this.settings = settings;
        this.network = network;
    }

    /**
     * @param asked {@code --backend}
     * @param network opened only when a model was found
     */
    public static Choice choose(Config config, Optional<String> asked, SecretBackend secrets,
            Supplier<Network> network) {
        asked.filter(word -> !BACKENDS.contains(word)).ifPresent(_ -> {
            throw Refusal.usage("unknown-backend", "--backend names none that there is",
                    "It is one of " + String.join(", ", BACKENDS) + ".");
        });
        LlmSettings settings = new LlmSettings(config, asked, secrets);
        try {
            return new Models(settings, network).choice(asked.orElse(config.llm().backend()));
        } catch (Unusable e) {
            return new Choice.Broken(e.problem());
        }
    }

    private Choice choice(String backend) throws Unusable {
        return switch (backend) {
            case "none" -> new Choice.Off("llm.backend is none");
            case "auto" -> settings.anthropicKey().isPresent()
                    ? anthropic()
                    : new Choice.Off("no model is set up: ANTHROPIC_API_KEY is not set, and llm.backend names none");
            case "anthropic" -> anthropic();
            case "managed" -> managed();
            case "openai-compat" -> chat();
            case "claude-code" -> new Choice.Ready(ClaudeCodeSetup.of(settings));
            case "bedrock" -> new Choice.Ready(BedrockSetup.of(settings, network));
            default -> throw new IllegalStateException("no such backend: " + backend);
        };
    }

    private Choice anthropic() throws Unusable {
        String key = settings.anthropicKey().orElseThrow(() -> Unusable.noKey("anthropic", "ANTHROPIC_API_KEY"));
        URI base = settings.base("ANTHROPIC_BASE_URL").orElse(Backends.ANTHROPIC);
        return new Choice.Ready(Backends.anthropic(base, key, network.get(), settings.model()));
    }

    private Choice managed() throws Unusable {
        URI base = settings.managedBase().orElseThrow(() -> new Unusable(Problem.of("no-base-url",
                "llm.backend is managed, and no address is set", "Set llm.base_url or pro.inference_url.")));
        String token = settings.managedToken().orElseThrow(() -> Unusable.noKey("managed", "MALLCOP_API_KEY"));
        return new Choice.Ready(Backends.managed(base, token, network.get(), settings.model()));
    }

    private Choice chat() throws Unusable {
        URI base = settings.base("OPENAI_BASE_URL").orElseThrow(() -> new Unusable(Problem.of("no-base-url",
                "llm.backend is openai-compat, and no address is set",
                "Set llm.base_url, such as http://localhost:11434/v1 or https://api.openai.com/v1.")));
        Optional<String> model = settings.model();
        if (!Names.of("openai-compat", model).complete()) {
            throw new Unusable(Problem.of("no-model", "llm.backend is openai-compat, and no model is set",
                    "Set llm.model to a name that the server knows."));
        }
        return new Choice.Ready(Backends.chat(base, settings.key("OPENAI_API_KEY"), network.get(), model));
    }
}
