package app.mallcop.sim.vercel;

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
import app.mallcop.sim.shelf.Entry;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Standing;
import app.mallcop.sim.shelf.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A simulated Vercel with one team. */
public final class VercelSim implements Vendor {

    public static final String TOKEN = "vcp_simulated0123456789abcdef";
    public static final String TEAM = "team_harborlight0123456789";

    private static final Param TEAM_ID = Param.optional("teamId", Format.oneOf(TEAM));
    private static final Param MILLIS_SINCE = Param.optional("since", Format.number(0, Long.MAX_VALUE));
    private static final Param MILLIS_UNTIL = Param.optional("until", Format.number(0, Long.MAX_VALUE));
    private static final Param UP_TO_100 = Param.optional("limit", Format.number(1, 100));

    private final Supplier<Instant> now;
    private final Tokens tokens;
    private final Limit limit;
    private final String plan;
    final Shelf<Value> events;
    final Shelf<Deployed> deployments;
    final Standing<Value.Fields> members;
    final Standing<Value.Fields> projects;
    /** By project and name of the variable, a slash between. */
    final Standing<Value.Fields> variables;
    final Standing<Value.Fields> domains;
    final Standing<Value.Fields> authTokens;
    final Standing<Value.Fields> integrations;

    public VercelSim(Supplier<Instant> now) {
        this(now, "pro", 2_000, InstantSource.system());
    }

    /** @param wall the clock by which clients wait */
    public VercelSim(Supplier<Instant> now, String plan, int requestsAMinute, InstantSource wall) {
        this.now = now;
        this.plan = plan;
        this.tokens = new Tokens(now).fixed(TOKEN, "monitor");
        this.limit = new Limit(requestsAMinute, java.time.Duration.ofMinutes(1), wall);
        this.events = new Shelf<>(now);
        this.deployments = new Shelf<>(now);
        this.members = new Standing<>(now);
        this.projects = new Standing<>(now);
        this.variables = new Standing<>(now);
        this.domains = new Standing<>(now);
        this.authTokens = new Standing<>(now);
        this.integrations = new Standing<>(now);
    }

    public Shelf<Value> events() {
        return events;
    }

    public Shelf<Deployed> deployments() {
        return deployments;
    }

    public Standing<Value.Fields> members() {
        return members;
    }

    public Standing<Value.Fields> projects() {
        return projects;
    }

    public Standing<Value.Fields> variables() {
        return variables;
    }

    @Override
    public List<Site> sites() {
        return List.of(new Site("vercel", VercelWords::no).host("api.vercel.com").accepts(tokens)
                .get("/v2/user", request -> allowed(request, Answer.json(new Fields().put("user",
                        new Fields().put("id", "u_monitor").put("username", "monitor").put("email",
                                "monitor@harborlight.example"))
                        .done())))
                .get("/v2/teams", request -> listed(request, "teams", List.of(VercelWords.team(TEAM, plan))))
                .get("/v2/teams/{team}", this::team)
                .get("/v3/teams/{team}/members", request -> {
                    mine(request);
                    return listed(request, "members", members.things().values());
                })
                .get("/v3/events", this::activity).get("/v6/deployments", this::deployments)
                .get("/v13/deployments/{id}", this::deployment)
                .get("/v10/projects", this::projects).get("/v10/projects/{id}/env", this::variables)
                .get("/v5/domains", request -> listed(request, "domains", domains.things().values()))
                .get("/v5/user/tokens", request -> listed(request, "tokens", authTokens.things().values()))
                .get("/v1/integrations/configurations", this::integrations));
    }

    private Answer allowed(Request request, Answer answer) {
        Limit.Standing standing = limit.required(request, tokens.required(request).name());
        return answer.with("X-RateLimit-Limit", standing.limit()).with("X-RateLimit-Remaining", standing.remaining())
                .with("X-RateLimit-Reset", now.get().plus(standing.reset()).getEpochSecond());
    }

    private static void mine(Request request) {
        if (!request.variable("team").equals(TEAM)) {
            throw request.refused(new Fault(Fault.Kind.MISSING_SCOPE, "team", "not a member of it"));
        }
    }

    private Answer team(Request request) {
        request.query(TEAM_ID);
        mine(request);
        return allowed(request, Answer.json(VercelWords.team(TEAM, plan)));
    }

    private Answer activity(Request request) {
        Given query = request.query(TEAM_ID, Param.optional("since", Format.TIME), Param.optional("until", Format.TIME),
                Param.optional("limit", Format.number(1, 100_000)), Param.optional("types", Format.ANY),
                Param.optional("principalId", Format.ANY), Param.optional("projectIds", Format.ANY),
                Param.optional("withPayload", Format.oneOf("true", "false")));
        Window<Value> window = events.happened(query.time("since", Instant.MIN), query.time("until", Instant.MAX))
                .newestFirst();
        boolean payload = query.text("withPayload", "false").equals("true");
        return allowed(request, Answer.json(new Fields().put("events", Fields.items(window
                .page(query.number("limit", 20)).records().stream()
                .map(event -> payload ? event : VercelWords.withoutPayload(event)).toList())).done()));
    }

    private Answer deployments(Request request) {
        Given query = request.query(TEAM_ID, MILLIS_SINCE, MILLIS_UNTIL, UP_TO_100,
                Param.optional("projectId", Format.ANY), Param.optional("state", Format.ANY));
        List<Entry<Deployed>> page = deployments.happened(millis(query, "since", Instant.MIN),
                millis(query, "until", Instant.MAX)).newestFirst().page(query.number("limit", 20)).entries();
        Instant at = now.get();
        boolean more = page.size() == query.number("limit", 20);
        return allowed(request, Answer.json(new Fields()
                .put("deployments", Fields.items(page.stream().map(each -> each.record().listed(at)).toList()))
                .put("pagination", VercelWords.paging(page.size(), more
                        ? Optional.of(page.getLast().happened().toEpochMilli())
                        : Optional.empty()))
                .done()));
    }

    private Answer deployment(Request request) {
        request.query(TEAM_ID);
        String id = request.variable("id");
        Deployed found = deployments.all().stream().map(Entry::record).filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> request.refused(new Fault(Fault.Kind.NO_SUCH_PATH, "deployment", "it is gone")));
        return allowed(request, Answer.json(found.alone(now.get())));
    }

    private Answer projects(Request request) {
        Given query = request.query(TEAM_ID, UP_TO_100, Param.optional("from", Format.ANY));
        return paged(request, "projects", new ArrayList<>(projects.things().values()), query.number("limit", 20),
                query.optional("from").map(Integer::parseInt).orElse(0));
    }

    private Answer variables(Request request) {
        request.query(TEAM_ID, Param.optional("decrypt", Format.oneOf("false")));
        String id = request.variable("id");
        List<Value.Fields> own = variables.things().entrySet().stream()
                .filter(each -> each.getKey().startsWith(id + "/")).map(Map.Entry::getValue).toList();
        return allowed(request, Answer.json(new Fields().put("envs", Fields.items(own)).done()));
    }

    private Answer integrations(Request request) {
        request.query(TEAM_ID, Param.required("view", Format.oneOf("account", "project")));
        return allowed(request, Answer.json(Fields.items(List.copyOf(integrations.things().values()))));
    }

    /** A short list in one page. */
    private Answer listed(Request request, String name, java.util.Collection<Value.Fields> records) {
        request.query(TEAM_ID, UP_TO_100, MILLIS_SINCE, MILLIS_UNTIL);
        return paged(request, name, List.copyOf(records), 100, 0);
    }

    private Answer paged(Request request, String name, List<Value.Fields> all, int size, int from) {
        int end = Math.min(all.size(), from + size);
        return allowed(request, Answer.json(new Fields().put(name, Fields.items(all.subList(from, end)))
                .put("pagination", VercelWords.paging(end - from,
                        end < all.size() ? Optional.of((long) end) : Optional.empty()))
                .done()));
    }

    private static Instant millis(Given query, String name, Instant otherwise) {
        return query.optional(name).map(text -> Instant.ofEpochMilli(Long.parseLong(text))).orElse(otherwise);
    }
}
