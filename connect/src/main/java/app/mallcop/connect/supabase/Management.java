package app.mallcop.connect.supabase;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Supabase's Management API about the project, with a personal access token. */
final class Management {

    static final String TOKEN_HINT = "Make a token under Account, Access Tokens, if possible one that may only read this project, and set SUPABASE_ACCESS_TOKEN.";
    /** What the platform allows in a minute, with a little left for others who use the same token. */
    private static final int REQUESTS_A_MINUTE = 100;
    /** It throttles until a minute is over and does not always say so. */
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Caller caller;
    private final URI base;
    private final String token;
    private final String ref;

    private Management(Caller caller, URI base, String token, String ref) {
        this.caller = caller;
        this.base = base;
        this.token = token;
        this.ref = ref;
    }

    /** Empty without a token, or without a reference to ask by. */
    static Optional<Management> of(Wiring wiring) throws PlatformFailed {
        Optional<String> token = wiring.variable("SUPABASE_ACCESS_TOKEN");
        Optional<String> ref = Project.ref(wiring);
        if (token.isEmpty() || ref.isEmpty()) {
            return Optional.empty();
        }
        URI base = wiring.base("api_url", "https://api.supabase.com", "SUPABASE_API_URL");
        Manners manners = Manners.of("Supabase", Set.of(Caller.host(base))).code(Project::code)
                .throttle((answer, now) -> answer.status() == 429 && answer.header("Retry-After").isEmpty()
                        ? Optional.of(MINUTE)
                        : Optional.empty());
        // Supabase counts by user, and whoever reads several projects has one.
        Caller caller = wiring.network().caller(manners, wiring.network().paces().of("Supabase " + Caller.host(base),
                () -> Pace.of(REQUESTS_A_MINUTE, MINUTE, 10)));
        return Optional.of(new Management(caller, base, token.get(), ref.get()));
    }

    Value project(String... path) throws PlatformFailed, InterruptedException {
        List<String> parts = new ArrayList<>(List.of("v1", "projects", ref));
        parts.addAll(List.of(path));
        return caller.ask(ask(parts, Map.of()), Json::value);
    }

    List<Value.Fields> projectList(String... path) throws PlatformFailed, InterruptedException {
        List<String> parts = new ArrayList<>(List.of("v1", "projects", ref));
        parts.addAll(List.of(path));
        return caller.ask(ask(parts, Map.of()), answer -> Json.objects(Json.value(answer)));
    }

    Value.Fields organization(String slug) throws PlatformFailed, InterruptedException {
        return caller.ask(ask(List.of("v1", "organizations", slug), Map.of()), Json::object);
    }

    List<Value.Fields> members(String slug) throws PlatformFailed, InterruptedException {
        return caller.ask(ask(List.of("v1", "organizations", slug, "members"), Map.of()),
                answer -> Json.objects(Json.value(answer)));
    }

    /** Rows of the logs. An error comes with status 200 too, and is one all the same. */
    List<Value.Fields> logs(String sql, String from, String until) throws PlatformFailed, InterruptedException {
        List<String> path = List.of("v1", "projects", ref, "analytics", "endpoints", "logs");
        Map<String, String> query = Map.of("sql", sql, "iso_timestamp_start", from, "iso_timestamp_end", until);
        return caller.ask(ask(path, new java.util.TreeMap<>(query)), answer -> {
            Value.Fields body = Json.object(answer);
            Value error = body.fields().get(Untrusted.of("error"));
            Value rows = body.fields().get(Untrusted.of("result"));
            if ((error != null && error != Value.Nothing.NULL) || rows == null) {
                throw new Caller.Unreadable("the logs say that the query failed");
            }
            return Json.objects(rows);
        });
    }

    private Ask ask(List<String> path, Map<String, String> query) {
        return Ask.get(Ask.uri(base, path, query)).bearer(token);
    }
}
