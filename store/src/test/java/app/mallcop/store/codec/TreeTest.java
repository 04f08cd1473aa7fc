package app.mallcop.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

    private static Tree tree(String json) throws Tree.Malformed {
        return Tree.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private interface Look {
        Object at(Tree tree) throws Tree.Malformed;
    }

    private static void assertMalformed(String json, Look look, String reason) throws Tree.Malformed {
        Tree tree = tree(json);
        assertThatThrownBy(() -> look.at(tree)).isInstanceOf(Tree.Malformed.class).hasMessage(reason);
    }

    @Test
    void what_is_missing_or_of_another_kind_is_named() throws Exception {
        assertMalformed("{}", tree -> tree.text("a"), "\"a\" is missing");
        assertMalformed("{\"a\":1}", tree -> tree.text("a"), "\"a\" is not a text");
        assertMalformed("{\"a\":1.5}", tree -> tree.number("a"), "\"a\" is not a whole number");
        assertMalformed("{\"a\":\"x\"}", tree -> tree.time("a"), "\"a\" is not a time");
        assertMalformed("{\"a\":\"2026-13-01\"}", tree -> tree.day("a"), "\"a\" is not a day");
        assertMalformed("{\"a\":[1]}", tree -> tree.texts("a"), "\"a\" holds something it should not");
        assertMalformed("{\"a\":[]}", tree -> tree.child("a"), "\"a\" is not an object");
    }

    @Test
    void a_null_is_as_good_as_absent() throws Exception {
        assertThat(tree("{\"a\":null}").has("a")).isFalse();
    }

    @Test
    void a_day_is_read() throws Exception {
        assertThat(tree("{\"a\":\"2026-11-20\"}").day("a")).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":", "{\"a\":1}{\"b\":2}", "{\"a\":99999999999999999999}", "nul",
            "{\"a\":\"\u0000\"}"})
    void what_is_not_one_object_is_malformed(String json) {
        assertThatThrownBy(() -> tree(json)).isInstanceOf(Tree.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"499, true", "100000, false"})
    void nesting_has_an_end(int depth, boolean fine) {
        String json = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        if (fine) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tree(json))).isNull();
        } else {
            assertThatThrownBy(() -> tree(json)).isInstanceOf(Tree.Malformed.class);
        }
    }
}
