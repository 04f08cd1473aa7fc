package app.mallcop.sim.azure;

import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Feeding;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Refused;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Vendor;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.speak.RawActivityLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Resource Manager, Graph and Log Analytics on one site; their paths do not meet. Tokens come from an
 * {@link EntraLogin}, which says what each application may do:
 *
 * <pre>
 * new EntraLogin(now, tenant).application(id, secret).permit(id, AzureCloud.ARM, "Reader")
 *         .permit(id, AzureCloud.GRAPH, "AuditLog.Read.All", "Directory.Read.All").permit(id, AzureCloud.LOGS)
 * </pre>
 */
public final class AzureCloud implements Vendor, Feeding {

    public static final String SITE = "azure";
    public static final String ARM = "https://management.azure.com";
    public static final String GRAPH = "https://graph.microsoft.com";
    public static final String LOGS = "https://api.loganalytics.io";
    public static final String WORKSPACE = "7d1d8f9a-2b0c-4d58-8f5e-0d7c3f1b9a64";

    private static final int PAGE = 200;

    private final EntraLogin login;
    private final ActivityLogs activity;
    private final GraphLog signIns;
    private final GraphLog audits;
    private final Shelf<Value.Fields> alerts;
    private final Listing alertPages = new Listing("nextLink", new Continuations("alerts"));
    private final LogWorkspace logs;
    private final Set<String> subscriptions = new TreeSet<>(Set.of(Company.AZURE_SUBSCRIPTION));
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final int pageSize;
    private volatile boolean premium = true;

    public AzureCloud(EntraLogin login, Supplier<Instant> now) {
        this(login, now, PAGE);
    }

    public AzureCloud(EntraLogin login, Supplier<Instant> now, int pageSize) {
        this.login = login;
        this.pageSize = pageSize;
        activity = new ActivityLogs(now, pageSize);
        signIns = new GraphLog("signIns", "createdDateTime", now);
        audits = new GraphLog("directoryAudits", "activityDateTime", now);
        alerts = new Shelf<>(now);
        logs = new LogWorkspace(now);
    }

    /** Without Entra ID P1, sign-ins are not shown by Graph. */
    public AzureCloud withoutPremium() {
        premium = false;
        return this;
    }

    public AzureCloud role(String id, String name) {
        roles.put(id, name);
        return this;
    }

    /** An answer of Log Analytics has so many rows at most. */
    public AzureCloud mostRows(int rows) {
        logs.most(rows);
        return this;
    }

    public Shelf<Value.Fields> activity(String subscription) {
        return activity.of(subscription);
    }

    public Shelf<Value.Fields> tenantActivity() {
        return activity.of(ActivityLogs.TENANT);
    }

    public Shelf<Value.Fields> signIns() {
        return signIns.shelf();
    }

    public Shelf<Value.Fields> directoryAudits() {
        return audits.shelf();
    }

    public Shelf<Value.Fields> alerts() {
        return alerts;
    }

    /** A table of the workspace; asking for it makes it. */
    public Shelf<Value.Fields> table(String name) {
        return logs.table(name);
    }

    @Override
    public Platform platform() {
        return Platform.AZURE;
    }

    @Override
    public void take(Deed deed, Instant available) {
        if (deed.act() == Act.SIGN_IN) {
            signIns().put(deed.id().toString(), RawActivityLog.signIn(deed), deed.at(), available);
            return;
        }
        for (Value.Fields record : RawActivityLog.records(deed)) {
            Instant at = Instant.parse(text(record, "eventTimestamp"));
            activity(Company.AZURE_SUBSCRIPTION).put(text(record, "eventDataId"), record, at, available);
        }
    }

    private static String text(Value.Fields record, String name) {
        return record.fields().get(app.mallcop.api.Untrusted.of(name)) instanceof Value.Text(var text)
                ? text.clear()
                : "";
    }

    @Override
    public List<Site> sites() {
        String insights = "/providers/Microsoft.Insights/eventtypes/management/values";
        return List.of(new Site(SITE, Refusals::of).host("management.azure.com").host("graph.microsoft.com")
                .host("api.loganalytics.io").accepts(login.tokens()).get("/subscriptions", this::listSubscriptions)
                .get("/subscriptions/{subscription}" + insights, this::activity).get(insights, this::tenantActivity)
                .get("/subscriptions/{subscription}/providers/Microsoft.Security/alerts", this::listAlerts)
                .get("/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{role}",
                        this::role)
                .get("/providers/Microsoft.Authorization/roleDefinitions/{role}", this::role)
                .get("/v1.0/auditLogs/signIns", this::signIns).get("/v1.0/auditLogs/directoryAudits", this::audits)
                .get("/v1/workspaces/{workspace}/metadata", this::metadata)
                .post("/v1/workspaces/{workspace}/query", this::query));
    }

    private Answer listSubscriptions(Request request) {
        login.tokens().required(request, ARM, ARM + "/Reader");
        request.query(Param.required("api-version", Format.oneOf("2022-12-01")));
        List<Value> all = subscriptions.stream().<Value>map(id -> new Fields().put("id", "/subscriptions/" + id)
                .put("subscriptionId", id).put("displayName", "production").put("state", "Enabled").done()).toList();
        return Answer.json(new Fields().put("value", Fields.items(all)).done());
    }

    private Answer activity(Request request) {
        login.tokens().required(request, ARM, ARM + "/Reader");
        return activity.list(request, known(request));
    }

    private Answer tenantActivity(Request request) {
        login.tokens().required(request, ARM, ARM + "/RootReader");
        return activity.list(request, ActivityLogs.TENANT);
    }

    private Answer listAlerts(Request request) {
        login.tokens().required(request, ARM, ARM + "/Reader");
        known(request);
        Given query = request.query(Param.required("api-version", Format.oneOf("2022-01-01")),
                Param.optional(Listing.TOKEN, Format.ANY));
        return alertPages.page(request, query, alerts.all(), pageSize);
    }

    private String known(Request request) {
        String id = request.variable("subscription");
        if (!subscriptions.contains(id)) {
            throw new Refused(Refusals.error(404, "SubscriptionNotFound", "The subscription could not be found."));
        }
        return id;
    }

    private Answer role(Request request) {
        login.tokens().required(request, ARM, ARM + "/Reader");
        request.query(Param.required("api-version", Format.oneOf("2022-04-01")));
        String name = roles.get(request.variable("role"));
        if (name == null) {
            throw request.refused(new Fault(Fault.Kind.NO_SUCH_PATH, "role", "there is no such role"));
        }
        return Answer.json(new Fields().put("name", request.variable("role"))
                .put("properties", new Fields().put("roleName", name).put("type", "CustomRole")).done());
    }

    private Answer signIns(Request request) {
        login.tokens().required(request, GRAPH, GRAPH + "/AuditLog.Read.All", GRAPH + "/Directory.Read.All");
        if (!premium) {
            throw new Refused(Refusals.error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
                    "Neither tenant is B2C or tenant doesn't have premium license"));
        }
        return signIns.list(request);
    }

    private Answer audits(Request request) {
        login.tokens().required(request, GRAPH, GRAPH + "/AuditLog.Read.All");
        return audits.list(request);
    }

    private Answer metadata(Request request) {
        workspace(request);
        return logs.metadata(request);
    }

    private Answer query(Request request) {
        workspace(request);
        return logs.query(request);
    }

    private void workspace(Request request) {
        login.tokens().required(request, LOGS);
        if (!request.variable("workspace").equals(WORKSPACE)) {
            throw new Refused(Refusals.error(404, "WorkspaceNotFoundError", "The workspace could not be found"));
        }
    }
}
