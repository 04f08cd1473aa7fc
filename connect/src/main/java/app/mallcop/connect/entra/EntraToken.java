package app.mallcop.connect.entra;

import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Network;
import app.mallcop.net.Pace;
import app.mallcop.net.Token;
import app.mallcop.api.plugin.PlatformFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import com.microsoft.aad.msal4j.IAuthenticationResult;

/** Tokens for an application of a tenant, one {@link Token} for each resource it is to read. */
public final class EntraToken {

    public static final String USUAL_LOGIN = "https://login.microsoftonline.com";

    private static final int MOST_BYTES = 1 << 20;

    private final Identity identity;
    private final Msal msal;
    private final Network network;

    private EntraToken(Identity identity, Msal msal, Network network) {
        this.identity = identity;
        this.msal = msal;
        this.network = network;
    }

    /**
     * As the config and the variables say. Asks nobody yet.
     *
     * @param prefixes of the variables, such as {@code AZURE} for {@code AZURE_CLIENT_ID}; the first with a client id counts
     */
    public static EntraToken of(Wiring wiring, String... prefixes) throws PlatformFailed {
        Identity identity = Identity.of(wiring, prefixes);
        URI login = wiring.base("login_url", USUAL_LOGIN, identity.prefix() + "_AUTHORITY_HOST",
                "AZURE_AUTHORITY_HOST");
        Manners manners = Manners.of("Microsoft's sign-in", Set.of(Caller.host(login)))
                .within(Duration.ofSeconds(30), MOST_BYTES);
        MsalWire wire = new MsalWire(wiring.network().caller(manners, Pace.free()), wiring.network().wire(), login);
        return new EntraToken(identity, new Msal(identity, login, wire), wiring.network());
    }

    public String tenant() {
        return identity.tenant();
    }

    public String clientId() {
        return identity.clientId();
    }

    /** @param resource such as {@code https://graph.microsoft.com}, without {@code /.default} */
    public Token token(String resource) {
        return new Token(() -> fetch(resource), network.waits());
    }

    private Token.Issued fetch(String resource) throws PlatformFailed, InterruptedException {
        try {
            Future<IAuthenticationResult> coming = msal.token(resource);
            IAuthenticationResult came = coming.get();
            // MSAL tells the end by the machine's clock, which need not be ours.
            Duration left = Duration.between(Instant.now(), came.expiresOnDate().toInstant());
            return new Token.Issued(came.accessToken(), network.waits().now().plus(left));
        } catch (ExecutionException e) {
            throw SignInRefused.of(e, identity);
        }
    }

    @Override
    public String toString() {
        return "a sign-in as " + identity;
    }
}
