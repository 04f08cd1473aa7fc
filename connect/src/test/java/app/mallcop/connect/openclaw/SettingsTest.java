package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.sim.openclaw.OpenclawHome;
import app.mallcop.sim.openclaw.OpenclawLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final String LONG = "kD93hf0wLq83nvX2mZpR7tYbC5sJ1aGe";

    @TempDir
    Path folder;

    private OpenclawStage stage;
    private OpenclawHome home;

    @BeforeEach
    void set() throws Exception {
        stage = new OpenclawStage(folder);
        home = stage.home();
    }

    private Event seen() throws InterruptedException {
        assertThat(stage.scan()).isEmpty();
        return stage.events("gateway_config_change").getLast();
    }

    private static String config(Event event) {
        return OpenclawStage.said(event, "config");
    }

    @Test
    void how_it_is_set_is_told_on_the_first_look_and_once() throws Exception {
        home.config(
                "// by hand\n{gateway: {bind: 'loopback', auth: {mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}'}},}");
        Event event = seen();
        assertThat(config(event)).isEqualTo(
                "{\"gateway\":{\"auth\":{\"mode\":\"token\",\"token\":\"${OPENCLAW_GATEWAY_TOKEN}\"},\"bind\":\"loopback\"}}");
        assertThat(event.target().clear()).isEqualTo("~/.openclaw/openclaw.json");
        assertThat(OpenclawStage.said(event, "file_mode")).isEqualTo("\"0600\"");
        stage.scan();
        assertThat(stage.events("gateway_config_change")).hasSize(1);
    }

    @Test
    void what_changed_is_named_and_auth_switched_off_is_critical() throws Exception {
        home.config("{gateway: {auth: {mode: 'token', token: '" + LONG + "'}}}");
        stage.scan();
        home.config("{gateway: {auth: {mode: 'none'}}, mcp: {servers: {files: {command: 'npx'}}}}");
        stage.scan(OpenclawStage.NOON.plusSeconds(60));
        Event event = stage.events("gateway_config_change").getLast();
        assertThat(OpenclawStage.said(event, "changed_paths")).contains("gateway.auth.mode", "gateway.auth.token",
                "mcp.servers.files.command");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void no_secret_leaves_the_file_however_deep_it_lies() throws Exception {
        home.config("{gateway: {auth: {token: '" + LONG + "', password: 'hunter2'}},"
                + "channels: {telegram: {botToken: '12345:" + LONG + "', accounts: [{secret: '" + LONG + "'}]}},"
                + "env: {vars: {PLAIN: 'visible-only-to-some', MY_API_KEY: '" + LONG + "'}},"
                + "mcp: {servers: {x: {command: 'run', args: ['--key', 'AKIAIOSFODNN7EXAMPLE'], env: {A: 'b-value'}}}},"
                + "models: {providers: {p: {apiKey: {source: 'env', id: 'SAFE_NAME'}}}}, logging: {file: 'ghp_012345678901234567890123456789abcdef'}}");
        Event event = seen();
        String all = stage.scans.checkpoints() + config(event) + event.metadata();
        assertThat(config(event)).contains("[REDACTED:setting:", "[REDACTED:short]");
        for (String secret : List.of(LONG, "hunter2", "visible-only", "AKIAIOSFODNN7EXAMPLE", "b-value")) {
            assertThat(all).doesNotContain(secret);
            assertThat(unpacked(String.valueOf(stage.scans.checkpoints().get("config")))).doesNotContain(secret);
        }
        assertThat(unpacked(String.valueOf(stage.scans.checkpoints().get("config")))).contains("SAFE_NAME");
    }

    private static String unpacked(String checkpoint) {
        return java.util.Objects.requireNonNull(app.mallcop.connect.polling.Snapshot
                .of(checkpoint.substring(checkpoint.indexOf('.') + 1))).things().values().stream()
                .flatMap(fields -> fields.values().stream()).map(app.mallcop.api.Untrusted::clear)
                .reduce("", (a, b) -> a + "\n" + b);
    }

    @Test
    void a_new_secret_is_a_change_though_nobody_sees_it() throws Exception {
        home.config("{gateway: {auth: {mode: 'token', token: '" + LONG + "'}}}");
        stage.scan();
        home.config("{gateway: {auth: {mode: 'token', token: '" + LONG.toLowerCase(java.util.Locale.ROOT) + "'}}}");
        stage.scan(OpenclawStage.NOON.plusSeconds(60));
        assertThat(OpenclawStage.said(stage.events("gateway_config_change").getLast(), "changed_paths"))
                .isEqualTo("[\"gateway.auth.token\"]");
    }

    @Test
    void included_files_are_put_in_place_and_what_stands_beside_them_counts() throws Exception {
        home.file("parts/gateway.json5", "{bind: 'lan', auth: {mode: 'token'}}");
        home.file("parts/more.json5", "{auth: {allowTailscale: true}}");
        home.config("{gateway: {$include: ['parts/gateway.json5', './parts/more.json5'], bind: 'loopback'}}");
        assertThat(config(seen())).isEqualTo(
                "{\"gateway\":{\"auth\":{\"allowTailscale\":true,\"mode\":\"token\"},\"bind\":\"loopback\"}}");
    }

    @Test
    void a_file_from_outside_of_its_folder_is_never_included() throws Exception {
        Files.writeString(folder.resolve("outside.json"), "{a: 'not ours'}");
        home.config("{gateway: {$include: '../outside.json'}}");
        assertThat(stage.scan()).containsExactly("config");
        assertThat(stage.scans.failures().getFirst()).contains("lies outside");
    }

    @Test
    void files_that_include_each_other_end() throws Exception {
        home.file("a.json", "{b: {$include: 'a.json'}}");
        home.config("{$include: 'a.json'}");
        assertThat(stage.scan()).containsExactly("config");
        assertThat(stage.scans.failures().getFirst()).contains("without end");
    }

    @Test
    void a_config_that_is_none_is_an_error_and_a_finding_and_never_an_empty_config() throws Exception {
        home.config("{gateway: {auth: {mode: 'token'}}}");
        stage.scan();
        String before = stage.scans.checkpoints().get("config");
        home.config("{gateway: {auth");
        Files.setLastModifiedTime(home.path().resolve("openclaw.json"),
                java.nio.file.attribute.FileTime.from(OpenclawStage.NOON.plusSeconds(30)));
        assertThat(stage.scan(OpenclawStage.NOON.plusSeconds(60))).containsExactly("config");
        stage.scan(OpenclawStage.NOON.plusSeconds(120));
        List<Event> told = stage.events("gateway_config_change");
        assertThat(told).hasSize(2);
        assertThat(OpenclawStage.said(told.getLast(), "parse_error")).contains("line 1");
        assertThat(told.getLast().metadata().get("config")).isEmpty();
        assertThat(stage.scans.checkpoints().get("config")).isEqualTo(before);
        assertThat(stage.scans.conflicts()).isZero();
    }

    @Test
    void what_the_port_really_listens_on_is_told_with_the_config() throws Exception {
        home.config("{gateway: {bind: 'loopback', port: 18789}}");
        Files.writeString(stage.net.resolve("tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:4965 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
                   1: 00000000:4965 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
                   2: 0200A8C0:4965 00000000:0000 01 00000000:00000000 00:00000000 00000000     0        0 1 1
                   3: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
                """);
        Files.writeString(stage.net.resolve("tcp6"), """
                  sl  local_address                         remote_address                        st
                   0: 00000000000000000000000001000000:4965 00000000000000000000000000000000:0000 0A 0
                """);
        assertThat(OpenclawStage.said(seen(), "listening")).isEqualTo("[\"0.0.0.0\"]");
    }

    @Test
    void who_wrote_it_is_taken_from_its_own_journal() throws Exception {
        home.config("{gateway: {bind: 'loopback'}}");
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(Files.readAllBytes(home.path().resolve("openclaw.json"))));
        try (OpenclawLedger ledger = home.ledger()) {
            ledger.journal("config-audit", "k1", Instant.parse("2026-03-10T11:00:00Z"),
                    "{\"event\":\"config.write\",\"nextHash\":\"" + hash + "\",\"origin\":\"doctor\"}");
            assertThat(OpenclawStage.said(seen(), "origin")).isEqualTo("\"doctor\"");
        }
    }

    @Test
    void many_settings_leave_room_for_those_that_matter() throws Exception {
        StringBuilder many = new StringBuilder("{aaa: {");
        for (int i = 0; i < 900; i++) {
            many.append("k").append(i).append(": 'some text that nobody needs',");
        }
        home.config(many + "}, gateway: {auth: {mode: 'none'}}, tools: {exec: {security: 'full'}}}");
        assertThat(config(seen())).isEqualTo(
                "{\"gateway\":{\"auth\":{\"mode\":\"none\"}},\"tools\":{\"exec\":{\"security\":\"full\"}}}");
    }
}
