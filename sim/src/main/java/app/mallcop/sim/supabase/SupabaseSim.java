package app.mallcop.sim.supabase;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Limit;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Tokens;
import app.mallcop.sim.server.Vendor;
import app.mallcop.sim.shelf.Page;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** A simulated Supabase: one project, and the API that manages it. */
public final class SupabaseSim implements Vendor {

    public static final String REF = "abcdefghijklmnopqrst";
    /** A secret key of the new kind. */
    public static final String KEY = "sb_secret_simulated0123456789abcdef";
    /** A service role key of the old kind. */
    public static final String JWT = "eyJhbGciOiJIUzI1NiJ9.c2ltdWxhdGVk.c2lnbmF0dXJl";
    public static final String TOKEN = "sbp_simulated0123456789abcdef";
    public static final String ORGANIZATION = "harborlight";

    private final Tokens tokens;
    private final Limit limit;
    private final String plan;
    private final Logs logs;
    final Shelf<Value> audit;
    final Standing<Value> settings;
    final Standing<Value.Fields> secrets;
    final Standing<Value.Fields> keys;
    final Standing<Value.Fields> functions;
    final Standing<Value.Fields> members;

    public SupabaseSim(Supplier<Instant> now) {
        this(now, "pro", 120, InstantSource.system(), Logs.ROWS);
    }

    /**
     * @param wall the clock by which clients wait
     * @param rows how many an answer of the logs holds at most
     */
    public SupabaseSim(Supplier<Instant> now, String plan, int requestsAMinute, InstantSource wall, int rows) {
        this.plan = plan;
        this.tokens = new Tokens(now).fixed(TOKEN, "monitor");
        this.limit = new Limit(requestsAMinute, Duration.ofMinutes(1), wall);
        this.audit = new Shelf<>(now);
        this.logs = new Logs(now, rows);
        this.settings = new Standing<>(now);
        this.secrets = new Standing<>(now);
        this.keys = new Standing<>(now);
        this.functions = new Standing<>(now);
        this.members = new Standing<>(now);
    }

    public Shelf<Value> audit() {
        return audit;
    }

    public Shelf<Value> log() {
        return logs.lines();
    }

    /** By where they are asked for, such as {@code config/auth}. */
    public Standing<Value> settings() {
        return settings;
    }

    public Standing<Value.Fields> functions() {
        return functions;
    }

    public Standing<Value.Fields> keys() {
        return keys;
    }

    @Override
    public List<Site> sites() {
        Site project = new Site("supabase-project", SupabaseWords::refusedByProject).host("*.supabase.co")
                .get("/auth/v1/admin/audit", this::audit);
        Site management = new Site("supabase", SupabaseWords::refusedByManagement).host("api.supabase.com")
                .accepts(tokens).get("/v1/projects/{ref}", request -> managed(request, SupabaseWords.project(REF)))
                .get("/v1/projects/{ref}/analytics/endpoints/logs", this::logs)
                .get("/v1/projects/{ref}/secrets", request -> managed(request, items(secrets)))
                .get("/v1/projects/{ref}/api-keys", request -> managed(request, items(keys)))
                .get("/v1/projects/{ref}/functions", request -> managed(request, items(functions)))
                .get("/v1/organizations/{org}", request -> organization(request,
                        new Fields().put("id", ORGANIZATION).put("name", "Harborlight").put("plan", plan).done()))
                .get("/v1/organizations/{org}/members", request -> organization(request, items(members)));
        for (String place : List.of("config/auth", "config/database/postgres", "postgrest", "network-restrictions",
                "ssl-enforcement")) {
            management.get("/v1/projects/{ref}/" + place, request -> managed(request,
                    settings.things().getOrDefault(place, Value.Fields.NONE)));
        }
        return List.of(project, management);
    }

    private static Value items(Standing<Value.Fields> standing) {
        return Fields.items(List.copyOf(standing.things().values()));
    }

    /** Behind the gateway the key stands in apikey; one of the new kind is not a JWT and may not come as one. */
    private Answer audit(Request request) {
        String key = request.requiredHeader("apikey", Format.ANY);
        String bearer = request.header("Authorization").orElse("");
        boolean good = key.equals(KEY) ? bearer.isEmpty() : key.equals(JWT) && bearer.equals("Bearer " + JWT);
        if (!good) {
            throw request.refused(new Fault(Fault.Kind.BAD_CREDENTIALS, "apikey", "it is not a secret key"));
        }
        Given query = request.query(Param.optional("page", Format.number(1, Integer.MAX_VALUE)),
                Param.optional("per_page", Format.number(1, Integer.MAX_VALUE)),
                Param.optional("query", Format.that("a scope and a word", text -> text.contains(":"))));
        int page = query.number("page", 1);
        int size = query.number("per_page", 50);
        Page<Value> found = audit.all().newestFirst().numbered(page, size);
        long total = audit.all().count();
        Answer answer = Answer.json(Fields.items(found.records())).with("X-Total-Count", total);
        String path = request.base() + "/auth/v1/admin/audit?";
        if (found.next().isPresent()) {
            answer = answer.withLink("next", path + query.with("page", found.next().get()));
        }
        return answer.withLink("last", path + query.with("page", Long.toString((total + size - 1) / size)));
    }

    private Answer logs(Request request) {
        Given query = request.query(Param.required("sql", Format.ANY),
                Param.optional("iso_timestamp_start", Format.TIME), Param.optional("iso_timestamp_end", Format.TIME));
        permitted(request);
        return logs.answer(query.text("sql"), query.time("iso_timestamp_start", Instant.MIN),
                query.time("iso_timestamp_end", Instant.MAX));
    }

    private Answer managed(Request request, Value body) {
        request.query();
        permitted(request);
        return Answer.json(body);
    }

    private void permitted(Request request) {
        limit.required(request, tokens.required(request).name());
        if (!request.variable("ref").equals(REF)) {
            throw request.refused(new Fault(Fault.Kind.MISSING_SCOPE, "ref", "not a project of this account"));
        }
    }

    private Answer organization(Request request, Value body) {
        limit.required(request, tokens.required(request).name());
        if (!request.variable("org").equals(ORGANIZATION)) {
            throw request.refused(new Fault(Fault.Kind.NO_SUCH_PATH, "organization", "it is not known"));
        }
        return Answer.json(body);
    }
}
