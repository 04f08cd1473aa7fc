package app.mallcop.connect.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Token;
import app.mallcop.net.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A token made by hand, or one that a GitHub App is given for an hour. Every variable may begin with {@code MALLCOP_},
 * since Actions keeps names that begin with {@code GITHUB_} for itself.
 */
final class SignIn {

    private static final String HINT = "Set GITHUB_TOKEN (in Actions MALLCOP_GITHUB_TOKEN), or GITHUB_APP_ID, "
            + "GITHUB_INSTALLATION_ID and GITHUB_APP_PRIVATE_KEY or GITHUB_APP_PRIVATE_KEY_FILE.";

    private SignIn() {}

    static boolean isThere(Wiring wiring) {
        return variable(wiring, "GITHUB_TOKEN").isPresent() || isApp(wiring);
    }

    static boolean isApp(Wiring wiring) {
        return variable(wiring, "GITHUB_APP_ID").isPresent();
    }

    static Token token(Wiring wiring, URI base, Caller caller) throws PlatformFailed {
        if (!isApp(wiring)) {
            String token = need(wiring, "GITHUB_TOKEN");
            return new Token(() -> new Token.Issued(token, Instant.MAX), caller.waits());
        }
        String app = need(wiring, "GITHUB_APP_ID");
        String installation = need(wiring, "GITHUB_INSTALLATION_ID");
        RSAPrivateKey key = key(wiring);
        return new Token(() -> issued(base, caller, new AppKey(app, key), installation), caller.waits());
    }

    private static Token.Issued issued(URI base, Caller caller, AppKey app, String installation)
            throws PlatformFailed, InterruptedException {
        URI uri = Ask.uri(base, List.of("app", "installations", installation, "access_tokens"), Map.of());
        Ask ask = GitHubApi.dressed(Ask.postJson(uri, "{}")).bearer(app.jwt(caller.waits().now()));
        return caller.ask(ask, answer -> {
            Value.Fields fields = Json.object(answer);
            Instant expires = Said.time(fields, "expires_at");
            if (expires == null || !(Said.value(fields, "token") instanceof Value.Text(Untrusted token))) {
                throw new Caller.Unreadable("no token");
            }
            return new Token.Issued(token.clear(), expires);
        });
    }

    private static RSAPrivateKey key(Wiring wiring) throws PlatformFailed {
        String pem = variable(wiring, "GITHUB_APP_PRIVATE_KEY").orElse("");
        if (pem.isEmpty()) {
            String file = need(wiring, "GITHUB_APP_PRIVATE_KEY_FILE");
            try {
                pem = Files.readString(wiring.repo().resolve(file));
            } catch (IOException | InvalidPathException e) {
                throw Options.missing("the private key that GITHUB_APP_PRIVATE_KEY_FILE names",
                        "Name a PEM file that mallcop may read.").causedBy(e);
            }
        }
        return PrivateKeyPem.rsa(pem).orElseThrow(() -> Options.missing("a private key in PEM",
                "Take the file that GitHub gave for the App as it is; it begins with -----BEGIN RSA PRIVATE KEY-----."));
    }

    private static String need(Wiring wiring, String name) throws PlatformFailed {
        Optional<String> found = variable(wiring, name);
        if (found.isEmpty()) {
            throw Options.missing(name, HINT);
        }
        return found.get();
    }

    private static Optional<String> variable(Wiring wiring, String name) {
        return wiring.variable("MALLCOP_" + name, name);
    }
}
