package app.mallcop.desk.models;

import app.mallcop.actors.model.Backends;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.LlmKeys;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code llm}, resolved when it is needed. What is written there is for the backend that is written there:
 * with another one on the command line, neither its address nor its key goes anywhere.
 */
final class LlmSettings {

    private final Config config;
    private final SecretBackend secrets;
    private final boolean own;

    LlmSettings(Config config, Optional<String> asked, SecretBackend secrets) {
        this.config = config;
        this.secrets = secrets;
        String written = config.llm().backend();
        this.own = written.equals("auto") || written.equals("none") || asked.isEmpty()
                || asked.get().equals(written);
    }

    Optional<String> model() throws Unusable {
        return own ? text("llm.model", config.llm().model()) : Optional.empty();
    }

    Optional<String> region() throws Unusable {
        Optional<String> written = text("llm.region", config.llm().region());
        return written.isPresent()
                ? written
                : variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION"));
    }

    Optional<String> profile() throws Unusable {
        return text("llm.profile", config.llm().profile());
    }

    SecretBackend secrets() {
        return secrets;
    }

    private Optional<String> text(String key, @Nullable Interpolated text) throws Unusable {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text.resolve(secrets)) {
            case Interpolated.Found(Secret found) -> Optional.of(found.reveal()).filter(value -> !value.isBlank());
            case Interpolated.Missing missing -> throw new Unusable(Problem.of("variable-not-set",
                    key + " needs variables that are not set: " + String.join(", ", missing.variables()),
                    "Set them, or write them into .env."));
        };
    }

    /** The key as it is written, where somebody wrote one; what stands there by default is Anthropic's. */
    private Optional<String> written() throws Unusable {
        boolean usual = config.llm().apiKey().written().equals(defaultKey());
        return own && !usual ? text("llm.api_key", config.llm().apiKey()) : Optional.empty();
    }

    private static String defaultKey() {
        return LlmKeys.API_KEY.fallback() instanceof app.mallcop.api.config.ConfigValue.Text(String text) ? text : "";
    }

    Optional<String> anthropicKey() throws Unusable {
        return key("ANTHROPIC_API_KEY");
    }

    Optional<String> key(String variable) throws Unusable {
        Optional<String> written = written();
        return written.isPresent() ? written : variable(variable);
    }

    Optional<String> managedToken() throws Unusable {
        Optional<String> written = written();
        return written.isPresent() ? written : text("pro.service_token", config.pro().serviceToken());
    }

    Optional<String> variable(String name) {
        return secrets.find(name).map(Secret::reveal).filter(value -> !value.isBlank());
    }

    /** @param variable the backend's own, as its other tools know it */
    Optional<URI> base(String variable) throws Unusable {
        Optional<URI> written = written("llm.base_url", config.llm().baseUrl());
        return written.isPresent() ? written : checked(variable, variable(variable));
    }

    /** Of the managed service only what is written counts: a token goes nowhere that nobody wrote down. */
    Optional<URI> managedBase() throws Unusable {
        Optional<URI> written = written("llm.base_url", config.llm().baseUrl());
        return written.isPresent()
                ? written
                : checked("pro.inference_url", text("pro.inference_url", config.pro().inferenceUrl()));
    }

    private Optional<URI> written(String key, @Nullable Interpolated text) throws Unusable {
        return own ? checked(key, text(key, text)) : Optional.empty();
    }

    private static Optional<URI> checked(String name, Optional<String> text) throws Unusable {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI base;
        Optional<String> flaw;
        try {
            base = new URI(text.get().strip());
            flaw = Backends.flaw(base);
        } catch (URISyntaxException e) {
            throw flawed(name, "is no address", "");
        }
        if (flaw.isPresent()) {
            throw flawed(name, flaw.get(), base.getHost() == null ? "" : base.getScheme() + "://" + base.getHost());
        }
        return Optional.of(base);
    }

    private static Unusable flawed(String name, String flaw, String shown) {
        Prose message = shown.isEmpty()
                ? Prose.of(name + " " + flaw)
                : Prose.of(name + " {} " + flaw, Untrusted.of(shown));
        return new Unusable(new Problem("bad-base-url", message,
                "Write an address such as https://host/path; http is for this machine only."));
    }
}
