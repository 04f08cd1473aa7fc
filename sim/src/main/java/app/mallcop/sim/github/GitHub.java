package app.mallcop.sim.github;

import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Feeding;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Handler;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** GitHub's REST API with one organisation. The plan decides whether it shows its audit log. */
public final class GitHub implements Vendor, Feeding {

    public static final String SITE = "github";

    /** What an organisation pays for. */
    public enum Plan {
        TEAM, ENTERPRISE
    }

    private final Plan plan;
    private final Door door;
    private final Organisation organisation;
    private final AuditLog audit;
    private final Events events;
    private final Alerts alerts;
    private final Runs runs;

    public GitHub(Supplier<Instant> now, Plan plan) {
        this.plan = plan;
        this.door = new Door(now);
        this.organisation = new Organisation(Company.ORG, now);
        this.audit = new AuditLog(now);
        this.events = new Events(now);
        this.alerts = new Alerts(now);
        this.runs = new Runs(now);
    }

    public Door door() {
        return door;
    }

    public Organisation organisation() {
        return organisation;
    }

    public AuditLog audit() {
        return audit;
    }

    public Events events() {
        return events;
    }

    public Alerts alerts() {
        return alerts;
    }

    public Runs runs() {
        return runs;
    }

    @Override
    public List<Site> sites() {
        Site site = new Site(SITE, Faults::say).host("api.github.com").accepts(door.tokens());
        site.post("/app/installations/{id}/access_tokens", door::installationToken);
        get(site, "/user", request -> door.user(request));
        get(site, "/user/orgs",
                request -> Paging.numbered(request,
                        List.of(Usual.whole("org-simple", new Fields().put("login", Company.ORG)))));
        get(site, "/users/{user}/events/orgs/{org}", request -> mine(request, events.answer(request, true)));
        get(site, "/orgs/{org}", request -> ours(request, organisation.settings(plan)));
        get(site, "/orgs/{org}/audit-log", this::auditLog);
        get(site, "/orgs/{org}/events", request -> events.answer(request, false));
        get(site, "/orgs/{org}/members/{user}", request -> organisation.isMember(request.variable("user"))
                ? Answer.empty(204)
                : Faults.answer(404, "Not Found"));
        get(site, "/orgs/{org}/members", request -> organisation.members(request));
        get(site, "/orgs/{org}/teams/{slug}/members", request -> organisation.teamMembers(request));
        get(site, "/orgs/{org}/installations", request -> organisation.wrapped(request, "installations"));
        for (String list : List.of("outside_collaborators", "teams", "hooks", "rulesets")) {
            get(site, "/orgs/{org}/" + list, request -> organisation.list(request, list));
        }
        get(site, "/orgs/{org}/repos", request -> organisation.list(request, "repos",
                Param.optional("type", Format.oneOf("all", "public", "private", "forks", "sources", "member")),
                Param.optional("sort", Format.oneOf("created", "updated", "pushed", "full_name"))));
        get(site, "/orgs/{org}/{family}/alerts", request -> alerts.answer(request, ""));
        get(site, "/repos/{owner}/{repo}/actions/runs", request -> runs.answer(request, repo(request)));
        get(site, "/repos/{owner}/{repo}/{family}/alerts", request -> alerts.answer(request, repo(request)));
        get(site, "/repos/{owner}/{repo}/branches/{branch}/protection",
                request -> organisation.protection(request, repo(request), request.variable("branch")));
        get(site, "/repos/{owner}/{repo}/collaborators", request -> organisation.list(request, repo(request)
                + "/collaborators", Param.optional("affiliation", Format.oneOf("outside", "direct", "all"))));
        get(site, "/repos/{owner}/{repo}/keys", request -> organisation.list(request, repo(request) + "/keys"));
        get(site, "/repos/{owner}/{repo}/hooks", request -> organisation.list(request, repo(request) + "/hooks"));
        get(site, "/repos/{owner}/{repo}/rulesets", request -> organisation.list(request, repo(request) + "/rulesets",
                Param.optional("includes_parents", Format.oneOf("true", "false"))));
        return List.of(site);
    }

    private void get(Site site, String path, Handler handler) {
        site.get(path, request -> door.through(request, handler));
    }

    private static String repo(Request request) {
        return request.variable("owner") + "/" + request.variable("repo");
    }

    private Answer ours(Request request, Value.Fields about) {
        if (!request.variable("org").equals(Company.ORG)) {
            return Faults.answer(404, "Not Found");
        }
        return Answer.json(about);
    }

    private Answer mine(Request request, Answer answer) {
        return request.variable("user").equals(Door.USER) ? answer : Faults.answer(404, "Not Found");
    }

    private Answer auditLog(Request request) {
        if (plan != Plan.ENTERPRISE) {
            return Faults.answer(403,
                    "Must have admin rights, and the organisation must be on GitHub Enterprise Cloud.");
        }
        Given query = request.query(Param.optional("phrase", Format.ANY),
                Param.optional("include", Format.oneOf("web", "git", "all")), Param.optional("after", Format.ANY),
                Param.optional("before", Format.ANY), Param.optional("order", Format.oneOf("asc", "desc")),
                Param.optional("per_page", Format.number(1, 100)));
        if (query.has("before")) {
            throw request.refused(new Fault(Fault.Kind.UNKNOWN_PARAMETER, "before", "not simulated"));
        }
        return audit.answer(request, query);
    }

    @Override
    public Platform platform() {
        return Platform.GITHUB;
    }

    @Override
    public void take(Deed deed, Instant available) {
        audit.take(deed, available);
        switch (deed.act()) {
            case PUSH, OPEN_PULL, MERGE_PULL -> events.take(deed, available);
            case ADD_COLLABORATOR -> {
                events.take(deed, available);
                organisation.collaborator(deed, available);
            }
            case ADD_MEMBER -> organisation.member(deed.detail("target_user", deed.onWhat()), "member", available);
            case RUN_WORKFLOW -> runs.take(deed, available);
            case ALERT_DEPENDENCY -> alerts.take(deed, available);
            default -> {
            }
        }
    }
}
