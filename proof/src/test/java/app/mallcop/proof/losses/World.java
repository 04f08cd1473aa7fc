package app.mallcop.proof.losses;

import app.mallcop.api.Value;
import app.mallcop.sim.aws.AwsVendor;
import app.mallcop.sim.aws.Bucket;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.github.Door;
import app.mallcop.sim.github.Events;
import app.mallcop.sim.github.GitHub;
import app.mallcop.sim.github.Runs;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.m365.M365Vendor;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Tokens;
import app.mallcop.sim.shelf.ScriptedHistory;
import app.mallcop.sim.shelf.ScriptedHistory.Scripted;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.sim.supabase.SupabaseSim;
import app.mallcop.sim.supabase.SupabaseWords;
import app.mallcop.sim.vercel.Deployed;
import app.mallcop.sim.vercel.VercelSim;
import app.mallcop.sim.vercel.VercelWords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** All platforms on one server, with two days of records that come late, twice, out of order and many at one instant. */
final class World implements AutoCloseable {

    static final Instant END = Instant.parse("2026-03-10T12:00:00Z");
    static final Instant BEGIN = END.minus(Duration.ofDays(2));

    private static final double SHARE_OF_MISHAPS = 0.25;
    private static final int UNLIMITED = 1_000_000;
    private static final String APP = "0d5f2a0e-1111-4a5b-9c3d-7e8f9a0b1c2d";

    /** {@code URL} stands for the server's address. AWS is there twice, once by LookupEvents and once by a trail's bucket. */
    static final String CONFIG = """
            version: "1"
            connectors:
              - {id: azure, type: azure, api_url: "${URL}/azure", login_url: "${URL}/entra", tenant_id: %1$s,
                 workspace_id: %2$s, include_container_logs: true}
              - {id: aws, type: aws-cloudtrail, api_url: "${URL}/aws", lookback: 80h}
              - {id: aws-trail, type: aws-cloudtrail, api_url: "${URL}/aws", trail_bucket: %3$s, lookback: 80h}
              - {id: github, type: github, api_url: "${URL}/github", org: %4$s}
              - {id: m365, type: m365, api_url: "${URL}/m365", login_url: "${URL}/entra", tenant_id: %1$s}
              - {id: vercel, type: vercel, api_url: "${URL}/vercel", team_id: %5$s}
              - {id: supabase, type: supabase, api_url: "${URL}/supabase", project_ref: %6$s}
            """.formatted(Company.TENANT, AzureCloud.WORKSPACE, Bucket.NAME, Company.ORG, VercelSim.TEAM,
            SupabaseSim.REF);

    static Map<String, String> variables(String url) {
        return Map.ofEntries(Map.entry("URL", url), Map.entry("AZURE_CLIENT_ID", APP),
                Map.entry("AZURE_CLIENT_SECRET", "the-secret"), Map.entry("M365_CLIENT_ID", APP),
                Map.entry("M365_CLIENT_SECRET", "the-secret"), Map.entry("AWS_ACCESS_KEY_ID", AwsVendor.KEY_ID),
                Map.entry("AWS_SECRET_ACCESS_KEY", AwsVendor.SECRET), Map.entry("GITHUB_TOKEN", Door.TOKEN),
                Map.entry("VERCEL_TOKEN", VercelSim.TOKEN), Map.entry("SUPABASE_SERVICE_KEY", SupabaseSim.KEY),
                Map.entry("SUPABASE_PROJECT_URL", url + "/supabase-project"),
                Map.entry("SUPABASE_ACCESS_TOKEN", SupabaseSim.TOKEN));
    }

    final WorldClock clock = new WorldClock(BEGIN);
    final SimServer server;
    /** By connector: the vendor ids that must be there in the end. */
    final Map<String, TreeSet<String>> expected = new TreeMap<>();

    private final Tokens tokens;
    private final long seed;
    private int histories;

    World(long seed) throws IOException {
        this.seed = seed;
        EntraLogin login = new EntraLogin(clock, Company.TENANT).application(APP, "the-secret")
                .permit(APP, AzureCloud.ARM, "Reader", "RootReader")
                .permit(APP, AzureCloud.GRAPH, "AuditLog.Read.All", "Directory.Read.All").permit(APP, AzureCloud.LOGS)
                .permit(APP, M365Vendor.RESOURCE, "ActivityFeed.Read", "ActivityFeed.ReadDlp");
        tokens = login.tokens().goodFor(25);
        AzureCloud azure = new AzureCloud(login, clock, 5).mostRows(7);
        AwsVendor aws = new AwsVendor(clock, UNLIMITED);
        GitHub github = new GitHub(clock, seed % 2 == 0 ? GitHub.Plan.ENTERPRISE : GitHub.Plan.TEAM);
        M365Vendor m365 = new M365Vendor(clock, login.tokens(), UNLIMITED);
        VercelSim vercel = new VercelSim(clock, "pro", UNLIMITED, clock::get);
        SupabaseSim supabase = new SupabaseSim(clock, "pro", UNLIMITED, clock::get, 40);
        fill(azure);
        fill(aws);
        fill(github);
        fill(m365);
        fill(vercel);
        fill(supabase);
        server = SimServer.of(List.of(login, azure, aws, github, m365, vercel, supabase), clock::get);
    }

    /** Mixed mishaps for so large a share of all requests, and tokens that soon expire. */
    void storm() {
        server.misbehave(Misbehaving.seeded(seed, SHARE_OF_MISHAPS));
    }

    void calm() {
        server.misbehave(Misbehaving.NOT);
        tokens.goodFor(UNLIMITED);
    }

    private ScriptedHistory history(int records) {
        return ScriptedHistory.seeded(seed * 100 + histories++, records, BEGIN, END, ScriptedHistory.Habits.ROUGH);
    }

    private <R> void fill(String connector, Shelf<R> shelf, int records, Function<Scripted, R> words) {
        ScriptedHistory history = history(records);
        history.shelve(shelf, words);
        expect(connector, history, Scripted::id);
    }

    private void expect(String connector, ScriptedHistory history, Function<Scripted, String> id) {
        TreeSet<String> ids = expected.computeIfAbsent(connector, _ -> new TreeSet<>());
        history.all().forEach(each -> ids.add(id.apply(each)));
    }

    private void fill(AzureCloud azure) {
        fill("azure", azure.activity(Company.AZURE_SUBSCRIPTION), 24, each -> new Fields()
                .put("eventDataId", each.id()).put("eventTimestamp", each.happened().toString())
                .put("operationId", "op-" + each.id()).put("caller", "anna@example.com")
                .put("status", new Fields().put("value", "Succeeded"))
                .put("operationName", new Fields().put("value", "Microsoft.Web/sites/write")).done());
        fill("azure", azure.signIns(), 24, each -> new Fields().put("id", each.id())
                .put("createdDateTime", each.happened().toString()).put("userPrincipalName", "anna@example.com")
                .put("status", new Fields().put("errorCode", 0)).done());
        fill("azure", azure.directoryAudits(), 24, each -> new Fields().put("id", each.id())
                .put("activityDateTime", each.happened().toString()).put("activityDisplayName", "Add user")
                .put("result", "success").done());
    }

    private void fill(AwsVendor aws) {
        ScriptedHistory looked = history(80);
        for (Scripted each : looked.all()) {
            Value.Fields record = trail(each).done();
            Value.Fields entry = new Fields().put("EventId", each.id()).put("EventName", "StartInstances")
                    .put("ReadOnly", "false").put("EventTime", each.happened().getEpochSecond())
                    .put("CloudTrailEvent", Json.of(record)).done();
            aws.put(each.id(), entry, each.happened(), each.available());
            each.again().ifPresent(again -> aws.put(each.id(), entry, each.happened(), again));
        }
        expect("aws", looked, Scripted::id);
        ScriptedHistory trail = history(60);
        for (Scripted each : trail.all()) {
            Value.Fields record = trail(each).done();
            aws.bucket().put(Company.AWS_ACCOUNT, "us-east-1", record, each.available());
            each.again().ifPresent(again -> aws.bucket().put(Company.AWS_ACCOUNT, "us-east-1", record, again));
        }
        expect("aws-trail", trail, Scripted::id);
    }

    private static Fields trail(Scripted each) {
        return new Fields().put("eventID", each.id())
                .put("eventTime", each.happened().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", "ec2.amazonaws.com").put("eventName", "StartInstances").put("readOnly", false)
                .put("awsRegion", "us-east-1").put("sourceIPAddress", "198.51.100.7")
                .put("recipientAccountId", Company.AWS_ACCOUNT).put("userIdentity",
                        new Fields().put("type", "IAMUser").put("userName", "dana").put("accountId",
                                Company.AWS_ACCOUNT));
    }

    private void fill(GitHub github) {
        if (seed % 2 == 0) {
            fill("github", github.audit().entries(), 120, each -> new Fields()
                    .put("@timestamp", each.happened().toEpochMilli()).put("_document_id", each.id())
                    .put("action", each.number() % 3 == 0 ? "git.push" : "team.add_member").put("actor", "jonas-weber")
                    .put("org", Company.ORG).put("repo", "harborlight/web").done());
            return;
        }
        fill("github", github.events().feed(), 120, each -> Events.event(each.id(), "PushEvent", "jonas-weber",
                "harborlight/web", each.happened(), new Fields().put("ref", "refs/heads/main")));
        ScriptedHistory runs = history(40);
        runs.shelve(github.runs().shelf(), each -> Runs.run(each.number(), "harborlight/web", "jonas-weber",
                each.happened(), "success"));
        expect("github", runs, each -> each.number() + ":1:completed");
    }

    private void fill(M365Vendor m365) {
        ScriptedHistory history = history(60);
        for (Scripted each : history.all()) {
            boolean mail = each.number() % 3 == 0;
            String type = mail ? "Audit.Exchange" : "Audit.SharePoint";
            Value.Fields record = new Fields().put("Id", each.id()).put("Workload", mail ? "Exchange" : "SharePoint")
                    .put("Operation", mail ? "MailItemsAccessed" : "FileAccessed")
                    .put("CreationTime", LocalDateTime.ofInstant(each.happened(), ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("UserId", "dana@harborlight.example").put("ResultStatus", "Succeeded").done();
            m365.put(type, each.id(), record, each.happened(), each.available());
            each.again().ifPresent(again -> m365.put(type, each.id(), record, each.happened(), again));
        }
        expect("m365", history, Scripted::id);
    }

    private void fill(VercelSim vercel) {
        ScriptedHistory told = history(80);
        told.shelve(vercel.events(),
                one -> VercelWords.event(one.id(), "login", "anna", one.happened(), new Fields()));
        expect("vercel", told, one -> "uev_" + one.id());
        ScriptedHistory made = history(40);
        made.shelve(vercel.deployments(), one -> new Deployed(one.id(), "docs", "anna", one.happened(),
                one.happened().plusSeconds(one.number() * 37L % 3_000), one.number() % 5 == 0 ? "ERROR" : "READY", "",
                "c"));
        expect("vercel", made, one -> one.id() + ":created");
        expect("vercel", made, one -> one.id() + (one.number() % 5 == 0 ? ":error" : ":ready"));
    }

    private void fill(SupabaseSim supabase) {
        fill("supabase", supabase.audit(), 80, one -> SupabaseWords.entry(one.id(), "login", "account",
                "user" + one.number() % 3, one.happened(), "192.0.2.7"));
        fill("supabase", supabase.log(), 60, one -> SupabaseWords.line(one.id(), "/token", 400, "invalid_credentials",
                one.happened(), "192.0.2.66"));
    }

    @Override
    public void close() {
        server.close();
    }
}
