package app.mallcop.desk.scan;

import app.mallcop.actors.channels.Dispatch;
import app.mallcop.api.Refusal;
import app.mallcop.desk.config.Config;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.Proxies;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.net.guarded.Post;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How this deployment reaches outside: what {@code network} says, else the usual variables. */
public final class Outside {

    private Outside() {}

    /** Whom TLS believes, and the proxy if there is one. */
    private record Door(SSLContext tls, Optional<ProxySelector> proxy) {}

    public static Network of(Config config, SecretBackend secrets, Map<String, String> env, Path repo) {
        Door door = door(config, secrets, env, repo);
        return new Network(new JdkWire(door.tls, door.proxy), Waits.real(new SecureRandom()));
    }

    /** What sends messages to people. */
    public static Dispatch dispatch(Config config, SecretBackend secrets, Map<String, String> env, Path repo) {
        Door door = door(config, secrets, env, repo);
        Waits waits = Waits.real(new SecureRandom());
        return Dispatch.of(Post.with(door.tls, door.proxy, waits, config.network().allowPrivateWebhooks()), door.tls,
                waits);
    }

    private static Door door(Config config, SecretBackend secrets, Map<String, String> env, Path repo) {
        Optional<String> bundle = text(config.network().caBundle(), "network.ca_bundle", secrets)
                .or(() -> variable(env, "MALLCOP_CA_BUNDLE"));
        Optional<String> proxy = text(config.network().proxy(), "network.proxy", secrets)
                .or(() -> variable(env, "HTTPS_PROXY")).or(() -> variable(env, "https_proxy"));
        Optional<String> direct = variable(env, "NO_PROXY").or(() -> variable(env, "no_proxy"));
        return new Door(TrustAnchors.context(bundle.map(repo::resolve)), Proxies.of(proxy, direct));
    }

    private static Optional<String> variable(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<String> text(@Nullable Interpolated text, String key, SecretBackend secrets) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text.resolve(secrets)) {
            case Interpolated.Found found -> Optional.of(found.secret().reveal()).filter(value -> !value.isBlank());
            case Interpolated.Missing missing -> throw Refusal.usage("variable-not-set",
                    key + " needs variables that are not set: " + String.join(", ", missing.variables()),
                    "set them, or write them into .env");
        };
    }
}
