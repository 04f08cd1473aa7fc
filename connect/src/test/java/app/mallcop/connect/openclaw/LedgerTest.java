package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.plugin.Connector;
import app.mallcop.sim.openclaw.OpenclawHome;
import app.mallcop.sim.openclaw.OpenclawLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Instant NOON = OpenclawStage.NOON;

    @TempDir
    Path folder;

    private OpenclawStage stage;
    private OpenclawHome home;
    private OpenclawLedger ledger;

    @BeforeEach
    void set() throws Exception {
        stage = new OpenclawStage(folder);
        home = stage.home().config("{}");
        ledger = home.ledger();
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(home.path().resolve("state"))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void what_stands_only_in_the_log_of_a_running_gateway_is_read() throws Exception {
        ledger.tool("t1", NOON.minusSeconds(60), "main", "exec", "succeeded");
        ledger.tool("t2", NOON.minusSeconds(50), "main", "exec", "blocked");
        ledger.run("r1", NOON.minusSeconds(40), "main", "timed_out");
        assertThat(stage.scan()).isEmpty();
        assertThat(stage.events("tool_invocation")).extracting(event -> OpenclawStage.said(event, "outcome"))
                .containsExactly("\"success\"", "\"failure\"");
        assertThat(stage.events("agent_behavior_anomaly")).hasSize(1);
    }

    @Test
    void nothing_is_left_beside_a_database_that_nobody_has_open() throws Exception {
        ledger.run("r1", NOON.minusSeconds(40), "main", "succeeded");
        ledger.close();
        List<String> before = files();
        assertThat(stage.scan()).isEmpty();
        assertThat(stage.events("agent_run")).hasSize(1);
        assertThat(files()).isEqualTo(before).containsExactly("openclaw.sqlite");
    }

    @Test
    void a_log_without_its_index_is_read_too() throws Exception {
        ledger.run("r1", NOON.minusSeconds(40), "main", "succeeded");
        Path copy = Files.createDirectories(folder.resolve("copy/.openclaw/state"));
        for (String file : List.of("openclaw.sqlite", "openclaw.sqlite-wal")) {
            Files.copy(home.path().resolve("state").resolve(file), copy.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(home.path().resolve("openclaw.json"), folder.resolve("copy/.openclaw/openclaw.json"));
        stage.simulated.text("openclaw_home", folder.resolve("copy/.openclaw").toString());
        assertThat(stage.scan()).isEmpty();
        assertThat(stage.events("agent_run")).hasSize(1);
    }

    @Test
    void each_row_is_told_once_and_the_next_scan_goes_on_after_it() throws Exception {
        for (int i = 0; i < 4_500; i++) {
            ledger.tool("t" + i, NOON.minusSeconds(5_000 - i), "main", "read", "succeeded");
        }
        stage.scan();
        ledger.tool("last", NOON.plusSeconds(1), "main", "read", "succeeded");
        stage.scan(NOON.plusSeconds(60));
        assertThat(stage.scans.vendorIds()).contains("t0", "t4499", "last");
        assertThat(stage.events("tool_invocation")).hasSize(4_501);
        assertThat(stage.scans.gaps()).isEmpty();
    }

    @Test
    void rows_that_were_dropped_before_they_were_read_are_a_gap() throws Exception {
        ledger.run("r1", NOON, "main", "succeeded");
        stage.scan();
        ledger.run("r2", NOON.plusSeconds(100), "main", "succeeded");
        ledger.run("r3", NOON.plusSeconds(200), "main", "succeeded");
        ledger.prune(NOON.plusSeconds(150));
        stage.scan(NOON.plusSeconds(300));
        assertThat(stage.scans.vendorIds()).contains("r1", "r3");
        assertThat(stage.scans.gaps()).containsExactly(new Connector.Gap(NOON, NOON.plusSeconds(200)));
    }

    @Test
    void rows_that_were_read_before_they_were_dropped_are_none() throws Exception {
        ledger.run("r1", NOON, "main", "succeeded");
        stage.scan();
        ledger.run("r2", NOON.plusSeconds(100), "main", "succeeded");
        ledger.prune(NOON.plusSeconds(50));
        stage.scan(NOON.plusSeconds(300));
        assertThat(stage.scans.gaps()).isEmpty();
        assertThat(stage.scans.vendorIds()).contains("r2");
    }

    @Test
    void another_database_in_its_place_is_read_from_its_beginning() throws Exception {
        for (int i = 0; i < 5; i++) {
            ledger.run("old" + i, NOON.minusSeconds(100 - i), "main", "succeeded");
        }
        stage.scan();
        ledger.close();
        Files.delete(home.path().resolve("state/openclaw.sqlite"));
        ledger = home.ledger();
        ledger.run("new0", NOON.plusSeconds(10), "main", "succeeded");
        ledger.run("new1", NOON.plusSeconds(20), "main", "succeeded");
        stage.scan(NOON.plusSeconds(60));
        assertThat(stage.scans.vendorIds()).contains("new0", "new1");
    }

    @Test
    void the_journal_tells_who_wrote_the_config_and_what() throws Exception {
        ledger.journal("config-audit", "k1", NOON.minusSeconds(10),
                "{\"event\":\"config.write\",\"origin\":\"cli\",\"configPath\":\"/home/ada/.openclaw/openclaw.json\",\"changedPaths\":[\"gateway.auth.token\"],\"argv\":[\"openclaw\",\"config\",\"set\"]}");
        ledger.journal("config-audit", "k2", NOON.minusSeconds(5), "no json");
        ledger.journal("config-audit", "k3", NOON.minusSeconds(4),
                "{\"event\":\"config.somehow\",\"origin\":\"cli\"}");
        stage.scan();
        Event write = stage.events("config_change").getFirst();
        assertThat(write.actor().clear()).isEqualTo("cli");
        assertThat(OpenclawStage.said(write, "changed_paths")).isEqualTo("[\"gateway.auth.token\"]");
        assertThat(stage.events("config_change")).hasSize(3);
        assertThat(stage.scans.unknownOperations()).contains("config.somehow");
    }

    @Test
    void who_is_paired_is_told_when_it_changes_and_never_with_a_token() throws Exception {
        ledger.pair("d1", "node", "[\"operator.read\"]", "192.0.2.7", NOON);
        stage.scan();
        assertThat(stage.events("gateway_connection")).isEmpty();
        ledger.pair("d2", "operator", "[\"operator.admin\"]", "198.51.100.9", NOON);
        ledger.pair("d1", "node", "[\"operator.admin\"]", "192.0.2.7", NOON);
        ledger.allowSender("telegram", "777", NOON);
        stage.scan(NOON.plusSeconds(60));
        assertThat(stage.events("gateway_connection")).extracting(event -> event.target().clear())
                .containsExactly("device d2");
        assertThat(stage.events("permission_change")).extracting(event -> event.target().clear())
                .containsExactlyInAnyOrder("device d1", "telegram main 777");
        assertThat(stage.scans.events().toString() + stage.scans.checkpoints()).doesNotContain("a secret", "a key");
    }

    @Test
    void a_table_that_is_not_there_stops_nothing() throws Exception {
        ledger.drop("operator_approvals");
        ledger.drop("diagnostic_events");
        ledger.run("r1", NOON, "main", "succeeded");
        assertThat(stage.scan()).isEmpty();
        assertThat(stage.events("agent_run")).hasSize(1);
    }

    @Test
    void a_file_that_is_no_database_fails_its_streams_and_no_other() throws Exception {
        ledger.close();
        Files.writeString(home.path().resolve("state/openclaw.sqlite"), "this is no database, whatever its name says");
        assertThat(new TreeSet<>(stage.scan())).contains("ledger", "config-audit", "devices")
                .doesNotContain("skills", "config");
        assertThat(stage.scans.failures().getFirst()).contains("ledger-unreadable");
    }

    @Test
    void a_first_scan_goes_back_no_further_than_it_is_told() throws Exception {
        stage.simulated.reach(Duration.ofDays(2), Duration.ofHours(8));
        ledger.run("old", NOON.minus(Duration.ofDays(3)), "main", "succeeded");
        ledger.run("new", NOON.minus(Duration.ofDays(1)), "main", "succeeded");
        stage.scan();
        assertThat(stage.events("agent_run")).hasSize(1);
    }
}
