package app.mallcop.connect.azure;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A simulated Azure, an application that may read all of it, and scans. */
final class AzureStage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final String APP = "0d5f2a0e-1111-4a5b-9c3d-7e8f9a0b1c2d";
    static final String SUB = Company.AZURE_SUBSCRIPTION;

    final WorldClock clock = new WorldClock(NOON);
    final EntraLogin login = new EntraLogin(clock, Company.TENANT).application(APP, "the-secret")
            .permit(APP, AzureCloud.ARM, "Reader", "RootReader")
            .permit(APP, AzureCloud.GRAPH, "AuditLog.Read.All", "Directory.Read.All").permit(APP, AzureCloud.LOGS);
    final AzureCloud cloud;
    final SimServer server;
    final Simulated simulated;
    final Scans scans;

    AzureStage(Path folder, int pageSize) throws IOException {
        cloud = new AzureCloud(login, clock, pageSize);
        server = SimServer.of(login, cloud);
        simulated = new Simulated(folder, server.caPem(), clock).text("api_url", server.url(AzureCloud.SITE))
                .text("login_url", server.url(EntraLogin.SITE)).text("tenant_id", Company.TENANT)
                .variable("AZURE_CLIENT_ID", APP).variable("AZURE_CLIENT_SECRET", "the-secret");
        scans = new Scans(this::connector);
    }

    AzureConnector connector() {
        return new AzureConnector(simulated.wiring("azure", "azure"));
    }

    List<String> scan() throws InterruptedException {
        return scans.run(clock.get());
    }

    /** JSON with single quotes, on the Activity Log. */
    void activity(String json, Instant at) {
        Value.Fields record = record(json);
        cloud.activity(SUB).put(Said.text(record, "eventDataId"), record, at, at);
    }

    static Value.Fields record(String json) {
        try {
            return Json.object(Json.value(json.replace('\'', '"')));
        } catch (Unreadable e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String said(Event event, String key) {
        return event.metadata().text(key).map(Untrusted::clear).orElse("");
    }

    @Override
    public void close() {
        server.close();
    }
}
