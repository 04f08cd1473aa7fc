package app.mallcop.connect.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Gathered;
import app.mallcop.net.json.Json;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What OpenClaw 2026.9.6 itself wrote and answered, recorded from an installation of it. */
class RecordedTest {

    private static Value recorded(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(RecordedTest.class.getResourceAsStream(name), name)) {
            return Json.value(in.readAllBytes());
        }
    }

    @Test
    void every_row_of_its_ledger_is_understood() throws Exception {
        Gathered gathered = new Gathered();
        for (Value.Fields row : Json.objects(recorded("audit-events.json"))) {
            Mapping.load("openclaw").bind("claw", "openclaw").map(row, Value.Fields.NONE, gathered);
        }
        assertThat(gathered.unknown).isEmpty();
        assertThat(gathered.events).extracting(event -> event.type().name() + " " + event.target().clear())
                .containsExactly("agent_run main", "tool_invocation read", "tool_invocation exec", "agent_run main");
    }

    @Test
    void its_tables_have_the_columns_that_are_asked_for() throws Exception {
        // The simulated database is made from the recorded schema; here only that the rows fit it.
        for (Value.Fields row : Json.objects(recorded("audit-events.json"))) {
            assertThat(row.fields().keySet()).contains(Untrusted.of("sequence"), Untrusted.of("event_id"),
                    Untrusted.of("occurred_at"));
        }
        for (Value.Fields row : Json.objects(recorded("diagnostic-events.json"))) {
            assertThat(row.fields().keySet()).contains(Untrusted.of("sequence"), Untrusted.of("event_key"),
                    Untrusted.of("payload_json"));
        }
    }

    @Test
    void its_answers_have_the_shape_that_is_read() throws Exception {
        assertThat(at("hello-ok.json", "payload", "type")).isEqualTo(Value.text("hello-ok"));
        assertThat(at("config-get.json", "payload", "config", "gateway", "auth", "token"))
                .isEqualTo(Value.text("__OPENCLAW_REDACTED__"));
        assertThat(at("skills-status.json", "payload", "skills")).isInstanceOf(Value.Items.class);
        assertThat(at("audit-activity-list.json", "payload", "events")).isInstanceOf(Value.Items.class);
        assertThat(at("forbidden.json", "error", "code")).isEqualTo(Value.text("FORBIDDEN"));
        assertThat(at("health.json", "ok")).isEqualTo(Value.Flag.TRUE);
        assertThat(at("challenge.json", "event")).isEqualTo(Value.text("connect.challenge"));
    }

    private static Value at(String name, String... path) throws Exception {
        Value value = recorded(name);
        for (String part : path) {
            value = Objects.requireNonNull(((Value.Fields) value).fields().get(Untrusted.of(part)), part);
        }
        return value;
    }
}
