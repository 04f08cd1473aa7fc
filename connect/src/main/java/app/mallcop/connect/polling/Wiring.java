package app.mallcop.connect.polling;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.net.Network;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a connector is made from.
 *
 * @param id its name in the config; the source of its events
 * @param variables secrets and other variables by name
 * @param hash a hash keyed by this repo, for what must not be told and must be told apart
 * @param home the user's home folder
 * @param repo the deployment repo
 */
public record Wiring(String id, String type, Options options, SecretBackend variables, Network network, Reach reach,
        UnaryOperator<String> hash, Path home, Path repo) {

    /**
     * How far back to read.
     *
     * @param lookback on the first scan; null is what the platform keeps, at most 90 days
     * @param reread on every other
     */
    public record Reach(@Nullable Duration lookback, Duration reread) {

        public static final Duration MOST = Duration.ofDays(90);

        public Reach(@Nullable Duration lookback, Duration reread) {
            this.lookback = lookback == null ? MOST : lookback;
            this.reread = requireNonNull(reread, "reread is null");
        }

        public static Reach usual() {
            return new Reach(null, Duration.ofHours(8));
        }
    }

    public Wiring {
        requireNonNull(id, "id is null");
        requireNonNull(type, "type is null");
    }

    /** The config's key, else the first of these variables that is set. */
    public Optional<String> text(String key, String... names) {
        Optional<String> written = key.isEmpty() ? Optional.empty() : options.text(key);
        return written.isPresent() ? written : variable(names);
    }

    /** The first of these variables that is set to something. */
    public Optional<String> variable(String... names) {
        for (String name : names) {
            Optional<String> found = variables.find(name).filter(secret -> !secret.isEmpty()).map(Secret::reveal);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A variable that must be there. */
    public String need(String hint, String... names) throws PlatformFailed {
        Optional<String> found = variable(names);
        if (found.isEmpty()) {
            throw Options.missing(names[0], hint);
        }
        return found.get();
    }

    /** A base address: the config's key, else a variable, else the platform's own. */
    public URI base(String key, String usual, String... names) throws PlatformFailed {
        String text = text(key, names).orElse(usual);
        URI uri = URI.create(text);
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw Options.missing("an https address in " + key, "Write it like https://host.example, without a user.");
        }
        return uri;
    }

    @Override
    public String toString() {
        return id + " (" + type + ")";
    }
}
