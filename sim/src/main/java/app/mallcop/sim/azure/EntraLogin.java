package app.mallcop.sim.azure;

import static app.mallcop.sim.server.Fault.Kind.BAD_CREDENTIALS;
import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.MISSING_PARAMETER;

import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.JsonReader;
import app.mallcop.sim.json.NotJson;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Tokens;
import app.mallcop.sim.server.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Entra's token endpoint for applications (OAuth 2.0 client credentials). A token speaks for one resource: its scopes are
 * the resource and, after it, each permission that the application was given there.
 */
public final class EntraLogin implements Vendor {

    public static final String SITE = "entra";

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final String DEFAULT = "/.default";
    private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access");

    private final String tenant;
    private final Tokens tokens;
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, Set<String>> vouchers = new HashMap<>();
    private final Map<String, Set<String>> granted = new HashMap<>();

    public EntraLogin(Supplier<Instant> now, String tenant) {
        this.tenant = tenant;
        this.tokens = new Tokens(now).lasting(Duration.ofMinutes(65));
    }

    /** An application with a secret. */
    public EntraLogin application(String clientId, String secret) {
        secrets.put(clientId, secret);
        return this;
    }

    /** An application that may come with an assertion by this issuer; by itself when it has a certificate. */
    public EntraLogin trusts(String clientId, String issuer) {
        vouchers.computeIfAbsent(clientId, _ -> new HashSet<>()).add(issuer);
        return this;
    }

    /** Permissions by resource, such as {@code https://graph.microsoft.com} and {@code AuditLog.Read.All}. */
    public EntraLogin permit(String clientId, String resource, String... permissions) {
        Set<String> all = granted.computeIfAbsent(clientId + ' ' + resource, _ -> new TreeSet<>());
        all.add(resource);
        for (String permission : permissions) {
            all.add(resource + '/' + permission);
        }
        return this;
    }

    public EntraLogin forbid(String clientId, String resource, String permission) {
        granted.getOrDefault(clientId + ' ' + resource, new TreeSet<>()).remove(resource + '/' + permission);
        return this;
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public List<Site> sites() {
        return List.of(new Site(SITE, EntraLogin::no).host("login.microsoftonline.com").accepts(tokens)
                .post("/{tenant}/oauth2/v2.0/token", this::signIn));
    }

    private Answer signIn(Request request) {
        Given form = request.form(Param.required("client_id", Format.ANY),
                Param.required("grant_type", Format.oneOf("client_credentials")),
                Param.required("scope",
                        Format.that("one resource with /.default", scope -> resources(scope).size() == 1)),
                Param.optional("client_secret", Format.ANY),
                Param.optional("client_assertion_type", Format.oneOf(JWT_BEARER)),
                Param.optional("client_assertion", Format.ANY), Param.optional("client_info", Format.oneOf("1", "2")));
        if (!request.variable("tenant").equals(tenant)) {
            throw request.refused(new Fault(BAD_CREDENTIALS, "tenant", "AADSTS90002: Tenant not found"));
        }
        String client = form.text("client_id");
        if (!secrets.containsKey(client) && !vouchers.containsKey(client)) {
            throw request.refused(new Fault(BAD_CREDENTIALS, "client_id", "AADSTS700016: Application not found"));
        }
        if (form.has("client_assertion")) {
            checkAssertion(request, client, form.text("client_assertion"));
        } else if (!form.text("client_secret", "").equals(secrets.get(client))) {
            throw request.refused(new Fault(form.has("client_secret") ? BAD_CREDENTIALS : MISSING_PARAMETER,
                    "client_secret", "AADSTS7000215: Invalid client secret provided"));
        }
        String resource = resources(form.text("scope")).getFirst();
        Set<String> scopes = granted.get(client + ' ' + resource);
        if (scopes == null) {
            throw request
                    .refused(new Fault(MALFORMED_PARAMETER, "scope", "AADSTS500011: Resource principal not found"));
        }
        return Answer.json(new Fields().put("token_type", "Bearer").put("expires_in", tokens.life().toSeconds())
                .put("ext_expires_in", tokens.life().toSeconds()).put("access_token", tokens.issue(client, scopes))
                .done());
    }

    /** Microsoft's own library adds the OpenID scopes, which mean nothing here. */
    private static List<String> resources(String scope) {
        return Arrays.stream(scope.split(" ", -1)).filter(one -> !OPENID.contains(one))
                .map(one -> one.endsWith(DEFAULT) ? one.substring(0, one.length() - DEFAULT.length()) : "").toList();
    }

    /** Not its signature: the issuer's keys are the test's own. */
    private void checkAssertion(Request request, String client, String jwt) {
        String issuer = "";
        try {
            String[] parts = jwt.split("\\.", -1);
            if (parts.length == 3 && JsonReader.read(new String(Base64.getUrlDecoder().decode(parts[1]),
                    StandardCharsets.UTF_8)) instanceof Value.Fields claims
                    && claims.fields().get(Untrusted.of("iss")) instanceof Value.Text(Untrusted told)) {
                issuer = told.clear();
            }
        } catch (NotJson | IllegalArgumentException e) {
            issuer = "";
        }
        if (!vouchers.getOrDefault(client, Set.of()).contains(issuer)) {
            throw request.refused(
                    new Fault(BAD_CREDENTIALS, "client_assertion", "AADSTS700213: No matching federated identity"));
        }
    }

    static Answer no(Fault fault) {
        int status = switch (fault.kind()) {
            case BAD_CREDENTIALS -> 401;
            case TOO_MANY_REQUESTS -> 429;
            case NO_SUCH_PATH, WRONG_METHOD -> 404;
            default -> 400;
        };
        String word = status == 401 ? "invalid_client" : status == 429 ? "temporarily_unavailable" : "invalid_request";
        Answer answer = Answer.json(status,
                new Fields().put("error", word).put("error_description", fault.why() + " (" + fault.what() + ")")
                        .done());
        return status == 429 ? answer.with("Retry-After", Math.max(1, fault.retryAfter().toSeconds())) : answer;
    }
}
