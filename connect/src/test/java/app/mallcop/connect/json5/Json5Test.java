package app.mallcop.connect.json5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Json5Test {

    private static String json(String json5) throws Json5.Malformed {
        return JsonText.of(Json5.read(json5));
    }

    @Test
    void what_people_write_is_read() throws Json5.Malformed {
        assertThat(json("""
                // a comment
                {
                  bare: 'single', "double": "x\\u0041\\
                y", /* between */ $id_1: [1, +2, -.5, 0x1F, 1e3, 5.,],
                  on: true, off: false, none: null, far: -Infinity,
                }
                """)).isEqualTo(
                "{\"$id_1\":[1,2,-0.5,31,1E+3,5],\"bare\":\"single\",\"double\":\"xAy\",\"far\":\"-Infinity\",\"none\":null,\"off\":false,\"on\":true}");
    }

    @Test
    void the_last_of_two_equal_keys_counts() throws Json5.Malformed {
        assertThat(json("{a: 1, 'a': 2}")).isEqualTo("{\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{a}", "{a: }", "[1 2]", "'open", "\"a\nb\"", "/* open", "{a: 1} x", "yes", "0x",
            "1.2.3", "1e999999", "--1", "{'a' 1}", "\"\\u12\""})
    void anything_else_is_refused_with_its_place(String text) {
        assertThatThrownBy(() -> Json5.read(text)).isInstanceOf(Json5.Malformed.class).hasMessageContaining("line ");
    }

    @Test
    void the_place_is_told_and_the_text_is_not() {
        assertThatThrownBy(() -> Json5.read("{\n  token: 'my secret',\n  oops\n}"))
                .hasMessage("no colon after a key in line 4, column 1").hasMessageNotContaining("secret");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> Json5.read("[".repeat(100_000))).hasMessageContaining("nesting");
    }

    @Test
    void the_mark_of_an_editor_at_the_beginning_is_no_content() throws Json5.Malformed {
        assertThat(Json5.read("\uFEFF{}")).isEqualTo(Value.Fields.NONE);
    }
}
