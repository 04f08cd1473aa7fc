package app.mallcop.connect.containerlogs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.sim.azure.AzureCloud;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainerLogsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String TABLE = "ContainerAppConsoleLogs_CL";

    @TempDir
    Path folder;

    private final WorldClock clock = new WorldClock(NOON);
    private final EntraLogin login = new EntraLogin(clock, Company.TENANT).application("app-1", "the-secret")
            .permit("app-1", AzureCloud.LOGS);
    private final AzureCloud cloud = new AzureCloud(login, clock);
    private SimServer server;
    private Simulated simulated;
    private Scans scans;

    @BeforeEach
    void start() throws IOException {
        server = SimServer.of(login, cloud);
        simulated = new Simulated(folder, server.caPem(), clock).text("api_url", server.url(AzureCloud.SITE))
                .text("login_url", server.url(EntraLogin.SITE)).text("tenant_id", Company.TENANT)
                .text("workspace_id", AzureCloud.WORKSPACE).variable("AZURE_CLIENT_ID", "app-1")
                .variable("AZURE_CLIENT_SECRET", "the-secret");
        scans = new Scans(this::connector);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ContainerLogsConnector connector() {
        return new ContainerLogsConnector(simulated.wiring("logs", "container-logs"));
    }

    private void line(String app, int number, Instant at, Instant ingested) {
        Value.Fields row = new Fields().put("ContainerAppName_s", app).put("ContainerName_s", "main")
                .put("Stream_s", "stdout").put("Log_s", "line " + number).done();
        cloud.table(TABLE).put(app + "-" + number, row, at, ingested);
    }

    @Test
    void more_lines_of_one_moment_than_fit_into_an_answer_are_all_read() throws Exception {
        cloud.mostRows(50);
        for (int i = 0; i < 1_000; i++) {
            line("billing-api", i, NOON.minusSeconds(90), NOON.minusSeconds(60));
        }
        assertThat(scans.run(clock.get())).isEmpty();
        assertThat(scans.events()).hasSize(1_000);
    }

    @Test
    void a_line_that_came_in_hours_late_is_read() throws Exception {
        simulated.reach(Duration.ofDays(1), Duration.ofHours(1));
        scans.run(clock.get());
        line("billing-api", 1, NOON.minus(Duration.ofHours(30)), NOON.plusSeconds(600));
        clock.advance(Duration.ofHours(6));
        scans.run(clock.get());
        assertThat(scans.events()).hasSize(1);
    }

    @Test
    void only_the_apps_of_the_config_are_read() throws Exception {
        line("billing-api", 1, NOON.minusSeconds(90), NOON.minusSeconds(60));
        line("web", 1, NOON.minusSeconds(90), NOON.minusSeconds(60));
        simulated.list("apps", List.of("web"));
        scans.run(clock.get());
        assertThat(scans.vendorIds()).containsExactly("web-1");
    }

    @Test
    void the_name_of_an_app_can_not_reach_into_the_query() throws Exception {
        line("web", 1, NOON.minusSeconds(90), NOON.minusSeconds(60));
        simulated.list("apps", List.of("web\") or (1 == 1"));
        assertThat(scans.run(clock.get())).hasSize(1);
        assertThat(scans.events()).isEmpty();
    }

    @Test
    void a_line_is_a_message_of_its_app_handed_over_whole_so_that_all_of_it_is_read_for_injection() throws Exception {
        Value.Fields row = new Fields().put("ContainerAppName_s", "web").put("ContainerName_s", "main")
                .put("Stream_s", "stderr").put("Log_s", "x".repeat(5_000)).done();
        cloud.table(TABLE).put("row-1", row, NOON.minusSeconds(90), NOON.minusSeconds(60));
        scans.run(clock.get());
        Event event = scans.events().getFirst();
        assertThat(event.type().name()).isEqualTo("log_line");
        assertThat(event.actor().clear()).isEqualTo("web");
        assertThat(event.timestamp()).isEqualTo(NOON.minusSeconds(90));
        assertThat(event.metadata().text("message").map(Untrusted::clear).orElse("")).hasSize(5_000);
    }

    @Test
    void a_workspace_without_container_logs_is_no_failure_and_is_told() throws Exception {
        assertThat(connector().offer().streams()).isEmpty();
        assertThat(connector().offer().loses()).hasSize(1);
        assertThat(connector().discover().state()).isEqualTo(Discovery.State.READY);
    }

    @Test
    void the_newest_lines_of_one_app_can_be_had_for_a_sample() throws Exception {
        for (int i = 0; i < 20; i++) {
            line("web", i, NOON.minusSeconds(1_000 - i), NOON.minusSeconds(60));
            line("billing-api", i, NOON.minusSeconds(10), NOON.minusSeconds(5));
        }
        assertThat(connector().newest("web", 3, NOON)).extracting(line -> line.text().clear()).containsExactly(
                "line 19", "line 18", "line 17");
        assertThat(connector().newest("nobody", 3, NOON)).isEmpty();
    }
}
