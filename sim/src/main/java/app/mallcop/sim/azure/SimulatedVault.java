package app.mallcop.sim.azure;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;

import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Key Vault: reads of secrets, for tokens that were asked for {@link #RESOURCE} by an application with the role
 * {@link #ROLE}. Names take no underscore; a token for something else is answered with the challenge that names the vault.
 */
public final class SimulatedVault implements Vendor {

    public static final String SITE = "vault";
    public static final String RESOURCE = "https://vault.azure.net";
    public static final String ROLE = "Key Vault Secrets User";

    private static final String CHALLENGE = "Bearer authorization=\"https://login.microsoftonline.com/TENANT\", resource=\""
            + RESOURCE + '"';

    private final EntraLogin login;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<String> disabled = new TreeSet<>();

    public SimulatedVault(EntraLogin login) {
        this.login = login;
    }

    public SimulatedVault secret(String name, String value) {
        secrets.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public synchronized SimulatedVault disable(String name) {
        disabled.add(name.toLowerCase(Locale.ROOT));
        return this;
    }

    @Override
    public List<Site> sites() {
        return List.of(new Site(SITE, SimulatedVault::no).host("*.vault.azure.net").accepts(login.tokens())
                .get("/secrets/{name}", this::read));
    }

    private synchronized Answer read(Request request) {
        login.tokens().required(request, RESOURCE);
        login.tokens().required(request, RESOURCE, RESOURCE + '/' + ROLE);
        request.query(Param.required("api-version",
                Format.oneOf("7.0", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "2025-07-01")));
        String name = request.variable("name");
        if (!name.matches("[0-9A-Za-z-]{1,127}")) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "secret-name", "letters, digits and dashes"));
        }
        String value = secrets.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            return error(404, "SecretNotFound",
                    "A secret with (name/id) " + name + " was not found in this key vault.");
        }
        if (disabled.contains(name.toLowerCase(Locale.ROOT))) {
            return Answer.json(403, new Fields().put("error", new Fields().put("code", "Forbidden")
                    .put("message", "Operation get is not allowed on a disabled secret.")
                    .put("innererror", new Fields().put("code", "SecretDisabled"))).done());
        }
        return Answer.json(new Fields().put("value", value)
                .put("id", "https://simulated.vault.azure.net/secrets/" + name)
                .put("attributes", new Fields().put("enabled", true)).done());
    }

    private static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN ->
                error(401, "Unauthorized", fault.why()).with("WWW-Authenticate", CHALLENGE);
            case MISSING_SCOPE -> fault.what().equals(RESOURCE)
                    ? error(401, "Unauthorized", "AKV10022: Invalid audience.").with("WWW-Authenticate", CHALLENGE)
                    : Answer.json(403,
                            new Fields().put("error", new Fields().put("code", "Forbidden")
                                    .put("message", "Caller is not authorized to perform action on resource.")
                                    .put("innererror", new Fields().put("code", "ForbiddenByRbac"))).done());
            case NO_SUCH_PATH, WRONG_METHOD -> error(404, "NotFound", fault.what());
            case TOO_MANY_REQUESTS -> error(429, "Throttled", fault.why()).with("Retry-After",
                    Math.max(1, fault.retryAfter().toSeconds()));
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MISSING_HEADER, MALFORMED_HEADER,
                    MALFORMED_BODY, BAD_CONTINUATION ->
                error(400, "BadParameter", fault.what() + ": " + fault.why());
        };
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status,
                new Fields().put("error", new Fields().put("code", code).put("message", message)).done());
    }
}
