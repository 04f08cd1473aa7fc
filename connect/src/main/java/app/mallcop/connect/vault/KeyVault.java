package app.mallcop.connect.vault;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.entra.EntraToken;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.json.Json;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code azure} backend. A variable that is set at hand is taken from there, the credentials for the vault itself among
 * them; any other is asked for once, under its name with dashes for underscores, and kept in memory alone.
 */
public final class KeyVault implements SecretBackend {

    private static final String VERSION = "7.4";
    private static final String USUAL_RESOURCE = "https://vault.azure.net";

    /** The clouds' vaults. A token is never asked for what a vault names itself: that would give it to whoever runs one. */
    private static final Map<String, String> RESOURCES = Map.of("vault.azure.net", USUAL_RESOURCE,
            "vault.usgovcloudapi.net", "https://vault.usgovcloudapi.net", "vault.azure.cn", "https://vault.azure.cn");

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 1 << 20;

    private final URI vault;
    private final SecretBackend atHand;
    private final Wiring wiring;
    private final Map<String, Optional<Secret>> known = new ConcurrentHashMap<>();
    private volatile @Nullable SignedCaller caller;
    private volatile @Nullable Refusal failed;

    /** @param wiring network, and the variables that sign in: those at hand. Asks nobody yet. */
    public KeyVault(String url, Wiring wiring) {
        this.vault = vault(url);
        this.atHand = wiring.variables();
        this.wiring = wiring;
    }

    private static URI vault(String url) {
        try {
            URI uri = new URI(url);
            String path = String.valueOf(uri.getPath());
            if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null
                    && uri.getQuery() == null) {
                return URI.create("https://" + Caller.host(uri) + path.replaceAll("/+$", ""));
            }
        } catch (java.net.URISyntaxException e) {
            // told below
        }
        throw Refusal.usage("vault-url", "secrets.vault_url is no address of a key vault",
                "write it like https://my-vault.vault.azure.net");
    }

    @Override
    public Optional<Secret> find(String variable) {
        Optional<Secret> here = atHand.find(variable);
        String name = variable.replace('_', '-');
        if (here.isPresent() || !name.matches("[0-9A-Za-z-]{1,127}")) {
            return here;
        }
        Refusal before = failed;
        if (before != null) {
            throw before;
        }
        return known.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> fetched(name));
    }

    private Optional<Secret> fetched(String name) {
        try {
            return fetch(name);
        } catch (PlatformFailed e) {
            Refusal refusal = Refusal.failed(told(e)).causedBy(e);
            failed = refusal;
            throw refusal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the key vault was asked");
        }
    }

    private Optional<Secret> fetch(String name) throws PlatformFailed, InterruptedException {
        SignedCaller signed = caller();
        Ask ask = Ask.get(URI.create(vault + "/secrets/" + name + "?api-version=" + VERSION));
        Answer answer = signed.ask(ask);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw signed.caller().refused(ask, answer);
        }
        try {
            return Optional.of(value(answer));
        } catch (Unreadable e) {
            throw new PlatformFailed(PlatformFailed.Kind.BROKEN, Problem.of("vault-answer",
                    "the key vault's answer can't be read: " + e.reason(), "Check secrets.vault_url."));
        }
    }

    private static Secret value(Answer answer) throws Unreadable {
        if (Json.object(answer).fields().get(Untrusted.of("value")) instanceof Value.Text(Untrusted value)) {
            return Secret.of(value.clear());
        }
        throw new Unreadable("a secret without a value");
    }

    private synchronized SignedCaller caller() throws PlatformFailed {
        SignedCaller made = caller;
        if (made == null) {
            Manners manners = Manners.of("The key vault", Set.of(Caller.host(vault))).code(KeyVault::code)
                    .within(DEADLINE, MOST_BYTES);
            made = new SignedCaller(wiring.network().caller(manners, Pace.perSecond(50)),
                    EntraToken.of(wiring, "AZURE").token(resource()));
            caller = made;
        }
        return made;
    }

    private String resource() {
        String host = String.valueOf(vault.getHost()).toLowerCase(Locale.ROOT);
        return RESOURCES.getOrDefault(host.substring(host.indexOf('.') + 1), USUAL_RESOURCE);
    }

    /** {@code {"error": {"code": …, "innererror": {"code": …}}}}; the inner one says more. */
    private static String code(Answer answer) {
        try {
            if (Json.object(answer).fields().get(Untrusted.of("error")) instanceof Value.Fields error) {
                String inner = error.fields().get(Untrusted.of("innererror")) instanceof Value.Fields in
                        ? text(in)
                        : "";
                return inner.isEmpty() ? text(error) : inner;
            }
            return "";
        } catch (Unreadable e) {
            return "";
        }
    }

    private static String text(Value.Fields error) {
        return error.fields().get(Untrusted.of("code")) instanceof Value.Text(Untrusted code) ? code.clear() : "";
    }

    private static Problem told(PlatformFailed e) {
        Problem problem = e.problem();
        return switch (e.kind()) {
            case PERMISSION -> new Problem("vault-not-permitted", problem.message(),
                    "az role assignment create --assignee APP_ID --role \"Key Vault Secrets User\" --scope VAULT_RESOURCE_ID;"
                            + " a vault with a firewall must let this machine in");
            case CREDENTIALS -> new Problem("vault-sign-in", problem.message(), problem.hint());
            case ABSENT, THROTTLED, UNREACHABLE, BROKEN, REFUSED ->
                new Problem("vault-not-reached", problem.message(), "Check secrets.vault_url and the network.");
        };
    }

    @Override
    public String toString() {
        return "azure (" + vault.getHost() + ")";
    }
}
