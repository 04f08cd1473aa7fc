package app.mallcop.connect.m365;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.m365.M365Vendor;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A simulated tenant, its sign-in, and a connector wired to both. */
final class M365Stage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final WorldClock clock = new WorldClock(NOON);
    final EntraLogin login = new EntraLogin(clock, Company.TENANT).application("app-1", "right-secret")
            .permit("app-1", M365Vendor.RESOURCE, "ActivityFeed.Read", "ActivityFeed.ReadDlp");
    final M365Vendor vendor = new M365Vendor(clock, login.tokens());
    final SimServer server;
    final Simulated simulated;

    M365Stage(Path folder) throws IOException {
        server = SimServer.of(login, vendor);
        simulated = new Simulated(folder, server.caPem(), clock).text("api_url", server.url(M365Vendor.SITE))
                .text("login_url", server.url(EntraLogin.SITE)).variable("M365_TENANT_ID", Company.TENANT)
                .variable("M365_CLIENT_ID", "app-1").variable("M365_CLIENT_SECRET", "right-secret")
                .reach(Duration.ofDays(7), Duration.ofHours(8));
    }

    Connector connector() {
        return new M365Platform().connect(simulated.wiring("m365", "m365"));
    }

    Scans scans() {
        return new Scans(this::connector);
    }

    static Fields record(String id, String workload, String operation, Instant at) {
        return new Fields().put("Id", id).put("Workload", workload).put("Operation", operation)
                .put("CreationTime",
                        LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                .toString())
                .put("UserId", "dana@harborlight.example").put("ResultStatus", "Succeeded");
    }

    @Override
    public void close() {
        server.close();
    }
}
