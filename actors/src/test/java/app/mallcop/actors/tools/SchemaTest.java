package app.mallcop.actors.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Schema SCHEMA = Schema.parse("""
            {"type": "object", "additionalProperties": false, "required": ["id"], "minProperties": 1, "properties": {
             "id": {"type": "string", "minLength": 1, "maxLength": 5},
             "kind": {"type": "string", "enum": ["a", "b"]},
             "count": {"type": "integer", "minimum": 1, "maximum": 9},
             "sure": {"type": "boolean"},
             "names": {"type": "array", "maxItems": 2, "items": {"type": "string", "maxLength": 3}}}}
            """);

    private static List<String> flaws(String json) {
        try {
            return SCHEMA.flaws(Json.object(Json.value(json)));
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void what_fits_has_no_flaw() {
        assertThat(flaws("{\"id\":\"x\",\"kind\":\"a\",\"count\":9,\"sure\":true,\"names\":[\"ab\",\"c\"]}")).isEmpty();
        assertThat(flaws("{\"id\":\"x\",\"count\":3.0}")).isEmpty();
    }

    @Test
    void what_is_required_must_be_there() {
        assertThat(flaws("{\"kind\":\"a\"}")).containsExactly("id is missing");
    }

    @Test
    void what_is_not_known_is_not_taken_and_not_repeated() {
        assertThat(flaws("{\"id\":\"x\",\"resolve it\":1}")).singleElement().asString()
                .startsWith("there are arguments that it does not take").doesNotContain("resolve it");
    }

    @Test
    void types_are_what_they_say() {
        assertThat(flaws("{\"id\":1}")).containsExactly("id must be a string");
        assertThat(flaws("{\"id\":\"x\",\"count\":\"3\"}")).containsExactly("count must be a whole number");
        assertThat(flaws("{\"id\":\"x\",\"count\":2.5}")).containsExactly("count must be a whole number");
        assertThat(flaws("{\"id\":\"x\",\"count\":1e999999}")).containsExactly("count must be a whole number");
        assertThat(flaws("{\"id\":\"x\",\"sure\":\"true\"}")).containsExactly("sure must be true or false");
        assertThat(flaws("{\"id\":\"x\",\"names\":\"a\"}")).containsExactly("names must be a list");
        assertThat(flaws("{\"id\":\"x\",\"names\":[1,2]}")).containsExactly("each of names must be a string");
        assertThat(flaws("{\"id\":null}")).containsExactly("id must be a string");
    }

    @Test
    void bounds_hold_at_their_edges() {
        assertThat(flaws("{\"id\":\"\"}")).containsExactly("id is empty");
        assertThat(flaws("{\"id\":\"12345\"}")).isEmpty();
        assertThat(flaws("{\"id\":\"123456\"}")).containsExactly("id is longer than 5 characters");
        assertThat(flaws("{\"id\":\"x\",\"count\":0}")).containsExactly("count must be at least 1");
        assertThat(flaws("{\"id\":\"x\",\"count\":10}")).containsExactly("count must be at most 9");
        assertThat(flaws("{\"id\":\"x\",\"names\":[\"a\",\"b\",\"c\"]}")).containsExactly("names holds more than 2");
        assertThat(flaws("{\"id\":\"x\",\"names\":[\"abcd\"]}"))
                .containsExactly("each of names is longer than 3 characters");
    }

    @Test
    void a_word_is_one_of_those_that_there_are() {
        assertThat(flaws("{\"id\":\"x\",\"kind\":\"c\"}")).containsExactly("kind must be one of a, b");
    }

    @Test
    void a_rule_that_nobody_would_check_is_not_read() {
        assertThatThrownBy(() -> Schema.parse("{\"type\":\"string\",\"pattern\":\"a+\"}"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Schema.parse("{\"type\":\"object\",\"properties\":{}}"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("lets anything in");
    }

    @Test
    void there_are_nine_tools_and_each_takes_named_arguments_only() {
        assertThat(ToolTable.all()).hasSize(9).allSatisfy((name, tool) -> {
            assertThat(tool.offered().description()).isNotBlank();
            assertThat(tool.schema().flaws(Value.Fields.of(java.util.Map.of("no_such", Value.number(1)))))
                    .as(name).isNotEmpty();
        });
        assertThat(ToolTable.all().values().stream().filter(tool -> tool.level() != Level.READ)
                .map(ToolTable.Entry::name)).containsExactly("annotate-finding", "resolve-finding");
    }
}
