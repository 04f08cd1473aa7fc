package app.mallcop.sim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "true", "false", "-0.5", "12", "[1,[2,{\"a\":null}]]",
            "{\"a\":\"b\",\"c\":[true,false]}", "\"\\u0000\\ud800 \\\"\\\\\"", "\"é漢😀\""})
    void what_is_written_is_read_and_written_the_same(String json) throws NotJson {
        assertThat(Json.of(JsonReader.read(json))).isEqualTo(json);
    }

    @Test
    void space_between_and_all_escapes_are_read() throws NotJson {
        assertThat(Json.of(JsonReader.read(" { \"a\" : [ 1e2 , 2 ] }\n"))).isEqualTo("{\"a\":[100,2]}");
        assertThat(JsonReader.read("\"\\/\\b\\f\\n\\r\\t\\u0041\"")).isEqualTo(app.mallcop.api.Value
                .text("/\b\f\n\r\tA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "'a'", "\"a", "\"\n\"",
            "\"\\x\"", "\"\\u12g4\"", "01", "+1", ".5", "1.", "1e", "1e999", "--1", "tru", "nulll", "1 2", "// a\n1",
            "NaN", "\"\\"})
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(NotJson.class);
    }

    @Test
    void a_nest_without_end_is_refused() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(NotJson.class)
                .hasMessageContaining("too deep");
    }
}
