package app.mallcop.actors.model;

import app.mallcop.net.Caller;
import app.mallcop.net.Network;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The backends by name. Each is given its address and its key; none looks for one. */
public final class Backends {

    public static final URI ANTHROPIC = URI.create("https://api.anthropic.com");

    private Backends() {}

    public static Model anthropic(URI base, String key, Network network, Optional<String> always) {
        return new HttpModel("anthropic", "Anthropic", new Messages(), base, Signing.header("x-api-key", key), network,
                Names.of("anthropic", always));
    }

    /** The same wire behind a bearer token; models are lanes, and the service says what stands for them. */
    public static Model managed(URI base, String token, Network network, Optional<String> always) {
        return new HttpModel("managed", "The managed service", new Messages(), base, Signing.bearer(token), network,
                Names.of("managed", always));
    }

    /** @param key empty where the server wants none */
    public static Model chat(URI base, Optional<String> key, Network network, Optional<String> always) {
        return new HttpModel("openai-compat", "The model server", new Chat(), base,
                key.map(Signing::bearer).orElse(Signing.nobody()), network, Names.of("openai-compat", always));
    }

    /** @param signing by AWS's own rules, or a bearer token */
    public static Model bedrock(URI base, Signing signing, Network network, Optional<String> always) {
        return new HttpModel("bedrock", "Amazon Bedrock", new Converse(), base, signing, network,
                Names.of("bedrock", always));
    }

    /**
     * The program {@code claude}.
     *
     * @param environment all that it is given: {@code PATH}, its key, perhaps its address
     */
    public static Model claudeCode(Path program, Map<String, String> environment, Optional<String> always) {
        return new ClaudeCode(program, environment, Names.of("claude-code", always));
    }

    /** Where {@code PATH} has it. */
    public static Optional<Path> claude(String path) {
        return ClaudeCode.places(path).stream().filter(Files::isExecutable).findFirst();
    }

    /** What is wrong with a base address, in words that go after its name. */
    public static Optional<String> flaw(URI base) {
        if (base.getHost() == null || base.getUserInfo() != null || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            return Optional.of("is not an address such as https://host/path");
        }
        return switch (String.valueOf(base.getScheme())) {
            case "https" -> Optional.empty();
            case "http" -> Caller.isThisMachine(base)
                    ? Optional.empty()
                    : Optional.of("would send keys and findings in the clear: http is for this machine only");
            default -> Optional.of("does not begin with https://");
        };
    }
}
