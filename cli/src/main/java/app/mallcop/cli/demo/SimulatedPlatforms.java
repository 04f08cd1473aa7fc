package app.mallcop.cli.demo;

import static app.mallcop.desk.config.ConfigTemplate.Setting.one;

import app.mallcop.desk.config.ConfigTemplate;
import app.mallcop.actors.channels.Dispatch;
import app.mallcop.net.guarded.Post;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.sim.aws.AwsVendor;
import app.mallcop.sim.aws.Bucket;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.azure.LogRoutine;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.github.Door;
import app.mallcop.sim.github.GitHub;
import app.mallcop.sim.m365.M365Vendor;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.server.Feeding;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.sim.supabase.SupabaseRoutine;
import app.mallcop.sim.supabase.SupabaseSim;
import app.mallcop.sim.vercel.VercelRoutine;
import app.mallcop.sim.vercel.VercelSim;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The company's platforms, served on a port of this machine for as long as the demo plays. The config names their
 * address and their keys as variables that only the demo sets: nothing of the environment is used, and a scan of a
 * finished demo says which variables it lacks.
 */
final class SimulatedPlatforms implements AutoCloseable {

    private static final String ADDRESS = "HARBORLIGHT_PLATFORMS";
    private static final String APPLICATION = "0d5f2a0e-1111-4a5b-9c3d-7e8f9a0b1c2d";
    private static final String PASSWORD = "simulated-password-that-opens-nothing";
    private static final int UNLIMITED = 1_000_000;

    /** Where digests go. When the demo is over nobody listens there any more. */
    private static final String INBOX = "HARBORLIGHT_INBOX";
    static final String INBOX_URL = "${" + INBOX + ":-https://localhost:9/the-demo-is-over}";

    private final WorldClock clock;
    private final SimServer server;
    private final AtomicInteger received;

    private SimulatedPlatforms(WorldClock clock, SimServer server, AtomicInteger received) {
        this.clock = clock;
        this.server = server;
        this.received = received;
    }

    static SimulatedPlatforms serving(Played played) throws IOException {
        WorldClock clock = new WorldClock(played.end());
        EntraLogin login = new EntraLogin(clock, Company.TENANT).application(APPLICATION, PASSWORD)
                .permit(APPLICATION, AzureCloud.ARM, "Reader", "RootReader")
                .permit(APPLICATION, AzureCloud.GRAPH, "AuditLog.Read.All", "Directory.Read.All")
                .permit(APPLICATION, AzureCloud.LOGS)
                .permit(APPLICATION, M365Vendor.RESOURCE, "ActivityFeed.Read", "ActivityFeed.ReadDlp");
        AzureCloud azure = new AzureCloud(login, clock);
        AwsVendor aws = new AwsVendor(clock, UNLIMITED);
        GitHub github = new GitHub(clock, GitHub.Plan.ENTERPRISE);
        M365Vendor m365 = new M365Vendor(clock, login.tokens(), UNLIMITED);
        for (Feeding vendor : List.<Feeding>of(azure, aws, github, m365)) {
            vendor.takeAll(played);
        }
        VercelSim vercel = new VercelSim(clock, "pro", UNLIMITED, clock::get);
        VercelRoutine.play(vercel, Played.SEED, played.days());
        SupabaseSim supabase = new SupabaseSim(clock, "pro", UNLIMITED, clock::get, 1_000);
        SupabaseRoutine.play(supabase, Played.SEED, played.days());
        LogRoutine.play(azure, played.days());
        AtomicInteger received = new AtomicInteger();
        Site inbox = new Site("inbox", _ -> Answer.empty(404)).post("/digests", _ -> {
            received.incrementAndGet();
            return Answer.empty(204);
        });
        return new SimulatedPlatforms(clock,
                SimServer.of(List.of(login, azure, aws, github, m365, vercel, supabase, () -> List.of(inbox)),
                        clock::get),
                received);
    }

    /** As the config names them. */
    static List<ConfigTemplate.Connector> connectors() {
        return List.of(
                connector(Platform.AZURE, one("api_url", at(AzureCloud.SITE)), one("login_url", at(EntraLogin.SITE)),
                        one("tenant_id", Company.TENANT)),
                connector(Platform.AWS, one("api_url", at(AwsVendor.SITE)), one("account_id", Company.AWS_ACCOUNT),
                        one("trail_bucket", Bucket.NAME)),
                connector(Platform.GITHUB, one("api_url", at(GitHub.SITE)), one("org", Company.ORG)),
                connector(Platform.M365, one("api_url", at(M365Vendor.SITE)), one("login_url", at(EntraLogin.SITE)),
                        one("tenant_id", Company.TENANT)),
                new ConfigTemplate.Connector("logs", "container-logs", List.of(one("api_url", at(AzureCloud.SITE)),
                        one("login_url", at(EntraLogin.SITE)), one("tenant_id", Company.TENANT),
                        one("workspace_id", AzureCloud.WORKSPACE))),
                new ConfigTemplate.Connector("vercel", "vercel", List.of(one("api_url", at("vercel")),
                        one("team_id", VercelSim.TEAM))),
                new ConfigTemplate.Connector("supabase", "supabase", List.of(one("api_url", at("supabase")),
                        one("project_ref", SupabaseSim.REF))));
    }

    private static ConfigTemplate.Connector connector(Platform platform, ConfigTemplate.Setting... settings) {
        return new ConfigTemplate.Connector(platform.connector(), platform.connectorType(), List.of(settings));
    }

    private static String at(String site) {
        return "${" + ADDRESS + "}/" + site;
    }

    /** The variables that the config and the connectors ask for, and no others. */
    SecretBackend variables() {
        Map<String, String> all = Map.ofEntries(Map.entry(INBOX, server.url("inbox") + "/digests"),
                Map.entry(ADDRESS, "https://localhost:" + server.port()),
                Map.entry("AZURE_CLIENT_ID", APPLICATION), Map.entry("AZURE_CLIENT_SECRET", PASSWORD),
                Map.entry("AWS_ACCESS_KEY_ID", AwsVendor.KEY_ID),
                Map.entry("AWS_SECRET_ACCESS_KEY", AwsVendor.SECRET), Map.entry("GITHUB_TOKEN", Door.TOKEN),
                Map.entry("M365_CLIENT_ID", APPLICATION), Map.entry("M365_CLIENT_SECRET", PASSWORD),
                Map.entry("VERCEL_TOKEN", VercelSim.TOKEN), Map.entry("SUPABASE_SERVICE_KEY", SupabaseSim.KEY),
                Map.entry("SUPABASE_ACCESS_TOKEN", SupabaseSim.TOKEN),
                Map.entry("SUPABASE_PROJECT_URL", server.url("supabase-project")));
        return name -> Optional.ofNullable(all.get(name)).map(Secret::of);
    }

    /** Trusts the platforms' certificates, and waits for nobody. */
    Network network() throws IOException {
        return new Network(new JdkWire(trust(), Optional.empty()), Waits.simulated(clock));
    }

    /** Sends digests as always, to an inbox on this machine. */
    Dispatch dispatch() throws IOException {
        SSLContext trust = trust();
        Waits waits = Waits.simulated(clock);
        return Dispatch.of(Post.with(trust, Optional.empty(), waits, true), trust, waits);
    }

    /** How many digests arrived. */
    int received() {
        return received.get();
    }

    private SSLContext trust() throws IOException {
        Path bundle = Files.createTempFile("mallcop-demo", ".pem");
        try {
            Files.writeString(bundle, server.caPem());
            return TrustAnchors.context(Optional.of(bundle));
        } finally {
            Files.delete(bundle);
        }
    }

    /** From now on it is this time there. */
    void at(Instant now) {
        clock.set(now);
    }

    @Override
    public void close() {
        server.close();
    }
}
