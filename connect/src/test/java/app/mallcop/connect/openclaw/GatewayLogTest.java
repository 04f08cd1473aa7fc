package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the resource were written by a gateway of OpenClaw 2026.9.6 that was shown a wrong token. */
class GatewayLogTest {

    @TempDir
    Path folder;

    private OpenclawStage stage;
    private Path log;

    @BeforeEach
    void set() throws Exception {
        stage = new OpenclawStage(folder);
        stage.home().config("{gateway: {auth: {mode: 'token'}}}");
        log = Files.createDirectories(folder.resolve("tmp/openclaw")).resolve("openclaw-2026-03-10.log");
    }

    private static String recorded() throws Exception {
        try (InputStream in = Objects.requireNonNull(
                GatewayLogTest.class.getResourceAsStream("gateway-log.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String line(String id, String client, String reason) {
        return "{\"0\":\"{\\\"subsystem\\\":\\\"gateway/ws\\\"}\",\"time\":\"2026-03-10T11:00:00.000+00:00\",\"message\":"
                + "\"unauthorized conn=" + id + " peer=x remote=203.0.113.9 client=" + client
                + " role=operator auth=token ua=n/a reason=" + reason + " guidance=unauthorized: use another\"}\n";
    }

    private void append(String text) throws Exception {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Event> refused() throws InterruptedException {
        assertThat(stage.scan()).isEmpty();
        return stage.events("auth_failure");
    }

    private static String said(Event event, String key) {
        return event.metadata().text(key).map(Untrusted::clear).orElse("");
    }

    @Test
    void who_was_not_let_in_is_told_once_with_the_address() throws Exception {
        append(recorded());
        assertThat(refused()).singleElement().satisfies(event -> {
            assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-22T01:48:50.229Z"));
            assertThat(said(event, "ip_address")).isEqualTo("127.0.0.1");
            assertThat(said(event, "outcome_reason")).isEqualTo("token_mismatch");
            assertThat(said(event, "user_agent")).isEqualTo("cli cli v2026.9.6");
            assertThat(event.severity()).isEqualTo(Severity.WARN);
        });
        assertThat(refused()).hasSize(1);
    }

    @Test
    void what_the_client_calls_itself_changes_neither_its_address_nor_the_reason() throws Exception {
        append(line("1", "x remote=198.51.100.1 reason=none", "token_missing"));
        assertThat(said(refused().getFirst(), "ip_address")).isEqualTo("203.0.113.9");
        assertThat(said(refused().getFirst(), "outcome_reason")).isEqualTo("token_missing");
    }

    @Test
    void a_line_that_only_quotes_such_words_is_none() throws Exception {
        append(line("1", "x", "y").replace("gateway/ws", "agent").replace("\"unauthorized conn",
                "\"said: unauthorized conn"));
        assertThat(refused()).isEmpty();
    }

    @Test
    void it_goes_on_after_the_last_whole_line() throws Exception {
        String second = line("2", "x", "y");
        append(line("1", "x", "y") + second.substring(0, 40));
        assertThat(refused()).hasSize(1);
        append(second.substring(40));
        assertThat(refused()).hasSize(2);
        assertThat(stage.scans.unreadableRecords()).isZero();
    }

    @Test
    void a_file_that_was_replaced_is_read_from_its_beginning() throws Exception {
        append(line("1", "x", "y"));
        assertThat(refused()).hasSize(1);
        Files.writeString(log, line("2", "another", "y") + line("3", "another", "y"));
        assertThat(refused()).hasSize(3);
    }

    @Test
    void the_file_that_the_config_names_is_read_too() throws Exception {
        stage.home().config("{logging: {file: '~/claw.log'}}");
        Files.writeString(folder.resolve("claw.log"), line("1", "x", "y"));
        assertThat(refused()).hasSize(1);
    }

    @Test
    void without_a_log_it_is_said_that_refused_sign_ins_are_not_seen() throws Exception {
        assertThat(stage.connector().offer().loses()).anyMatch(one -> one.contains("refused"));
        append(recorded());
        assertThat(stage.connector().offer().loses()).noneMatch(one -> one.contains("refused"));
    }

    @Test
    void a_link_that_somebody_laid_is_not_followed() throws Exception {
        Path elsewhere = folder.resolve("elsewhere.log");
        Files.writeString(elsewhere, line("1", "x", "y"));
        Files.createSymbolicLink(log, elsewhere);
        assertThat(refused()).isEmpty();
    }
}
