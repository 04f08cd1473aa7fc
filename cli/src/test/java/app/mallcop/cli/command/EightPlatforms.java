package app.mallcop.cli.command;

import app.mallcop.sim.aws.AwsVendor;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Person;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.github.Door;
import app.mallcop.sim.github.GitHub;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.m365.M365Vendor;
import app.mallcop.sim.openclaw.OpenclawGateway;
import app.mallcop.sim.openclaw.OpenclawHome;
import app.mallcop.sim.openclaw.OpenclawLedger;
import app.mallcop.sim.server.Feeding;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.supabase.SupabaseSim;
import app.mallcop.sim.supabase.SupabaseWords;
import app.mallcop.sim.vercel.VercelSim;
import app.mallcop.sim.vercel.VercelWords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One company on all eight platforms at once, of which one may be down; on each, something happened an hour ago. */
final class EightPlatforms implements AutoCloseable {

    private static final String APP = "0d5f2a0e-1111-4a5b-9c3d-7e8f9a0b1c2d";
    private static final String PASSWORD = "simulated-password-that-opens-nothing";

    final SimServer server;
    private final Instant now;
    private final OpenclawGateway gateway = new OpenclawGateway();
    private volatile String down = "";

    EightPlatforms(Path home, Instant now) throws IOException, SQLException {
        this.now = now;
        EntraLogin login = new EntraLogin(() -> now, Company.TENANT).application(APP, PASSWORD)
                .permit(APP, AzureCloud.ARM, "Reader", "RootReader")
                .permit(APP, AzureCloud.GRAPH, "AuditLog.Read.All", "Directory.Read.All").permit(APP, AzureCloud.LOGS)
                .permit(APP, M365Vendor.RESOURCE, "ActivityFeed.Read", "ActivityFeed.ReadDlp");
        AzureCloud azure = new AzureCloud(login, () -> now);
        AwsVendor aws = new AwsVendor(() -> now);
        GitHub github = new GitHub(() -> now, GitHub.Plan.ENTERPRISE);
        M365Vendor m365 = new M365Vendor(() -> now, login.tokens());
        for (Feeding vendor : List.<Feeding>of(azure, aws, github, m365)) {
            vendor.take(deed(vendor.platform()), anHourAgo());
        }
        azure.table("ContainerAppConsoleLogs_CL").put("1", new Fields().put("ContainerAppName_s", "booking-api")
                .put("ContainerName_s", "main").put("Stream_s", "stdout").put("Log_s", "ready").done(), anHourAgo(),
                anHourAgo());
        VercelSim vercel = new VercelSim(() -> now);
        vercel.events().put("1", VercelWords.event("1", "login", "dana", anHourAgo(), new Fields()), anHourAgo(),
                anHourAgo());
        SupabaseSim supabase = new SupabaseSim(() -> now);
        supabase.audit().put("1", SupabaseWords.entry("1", "login", "account", "dana@customers.example", anHourAgo(),
                "203.0.113.7"), anHourAgo(), anHourAgo());
        OpenclawHome claw = new OpenclawHome(home.resolve(".openclaw")).config("{gateway: {auth: {mode: 'token'}}}");
        try (OpenclawLedger ledger = claw.ledger()) {
            ledger.tool("1", anHourAgo(), "main", "web_search", "succeeded");
        }
        server = SimServer.of(List.of(login, azure, aws, github, m365, vercel, supabase), InstantSource.system())
                .misbehave((request, _) -> request.site().name().equals(down)
                        ? Optional.of(new Mishap.HangUp())
                        : Optional.empty());
    }

    private Instant anHourAgo() {
        return now.minusSeconds(3_600);
    }

    private Deed deed(Platform platform) {
        Person dana = Company.harborlight().people().getFirst();
        return new Deed(Dice.of(1, platform).id(), anHourAgo(), platform,
                platform == Platform.GITHUB ? Act.PUSH : Act.SIGN_IN, dana.on(platform),
                platform == Platform.GITHUB ? "harborlight/web" : "portal", Company.placeOf(dana, true), true,
                new TreeMap<>(Map.of("mfa", "true", "branch", "main", "message", "Tidy up")));
    }

    /** The variables that the product page names, and no others. */
    List<String> dotEnv() {
        return List.of("AZURE_TENANT_ID=" + Company.TENANT, "AZURE_CLIENT_ID=" + APP, "AZURE_CLIENT_SECRET=" + PASSWORD,
                "AZURE_SUBSCRIPTION_ID=" + Company.AZURE_SUBSCRIPTION, "AWS_ACCESS_KEY_ID=" + AwsVendor.KEY_ID,
                "AWS_SECRET_ACCESS_KEY=" + AwsVendor.SECRET, "AWS_DEFAULT_REGION=us-east-1",
                "GITHUB_TOKEN=" + Door.TOKEN, "M365_TENANT_ID=" + Company.TENANT, "M365_CLIENT_ID=" + APP,
                "M365_CLIENT_SECRET=" + PASSWORD, "LOG_ANALYTICS_WORKSPACE_ID=" + AzureCloud.WORKSPACE,
                "VERCEL_TOKEN=" + VercelSim.TOKEN, "VERCEL_TEAM_ID=" + VercelSim.TEAM,
                "SUPABASE_SERVICE_KEY=" + SupabaseSim.KEY, "SUPABASE_PROJECT_REF=" + SupabaseSim.REF,
                "OPENCLAW_GATEWAY_URL=" + gateway.url());
    }

    /** Where they are, instead of where they usually are. */
    Map<String, String> addresses() {
        return Map.of("AZURE_RESOURCE_MANAGER_URL", server.url(AzureCloud.SITE), "AZURE_AUTHORITY_HOST",
                server.url(EntraLogin.SITE), "AWS_ENDPOINT_URL", server.url(AwsVendor.SITE), "GITHUB_API_URL",
                server.url(GitHub.SITE), "M365_API_URL", server.url(M365Vendor.SITE), "VERCEL_API_URL",
                server.url("vercel"), "SUPABASE_PROJECT_URL", server.url("supabase-project"), "SUPABASE_API_URL",
                server.url("supabase"));
    }

    /** From now on this one hangs up on everybody. */
    void down(String site) {
        down = site;
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        server.close();
    }
}
