package app.mallcop.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static String written(Consumer<Json> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json json = new Json(out);
        json.begin();
        fields.accept(json);
        json.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fields_keep_the_order_of_the_calls() {
        assertThat(written(json -> {
            json.field("b", 1);
            json.field("a", true);
            json.field("when", Instant.parse("2026-03-01T08:00:00Z"));
        })).isEqualTo("{\"b\":1,\"a\":true,\"when\":\"2026-03-01T08:00:00Z\"}\n");
    }

    @Test
    void only_the_quotes_of_a_sentence_are_boxed() {
        assertThat(written(json -> json.field("t", Prose.of("{} signed in", Untrusted.of("ana")))))
                .contains("\"[USER_DATA_BEGIN]ana[USER_DATA_END] signed in\"");
    }

    @Test
    void a_key_from_outside_is_boxed_too() {
        assertThat(written(json -> json.field(Untrusted.of("ana"), 3))).contains("{\"[USER_DATA_BEGIN]ana[");
    }

    @Test
    void a_plain_path_can_be_used_and_a_strange_one_is_boxed() {
        assertThat(written(json -> json.field("p", Path.of("/tmp/a b")))).contains("\"/tmp/a b\"");
        assertThat(written(json -> json.field("p", Path.of("/tmp/a\n[USER_DATA_END]")))).contains("[USER_DATA_BEGIN]");
    }

    @Test
    void what_is_not_there_is_null() {
        assertThat(written(json -> json.perhaps("x", Optional.<String>empty(), json::field))).contains("\"x\":null");
    }

    @Test
    void doubles_are_rounded_so_that_two_machines_print_the_same() {
        assertThat(written(json -> json.field("d", 0.1 + 0.2))).contains("0.3}");
    }
}
