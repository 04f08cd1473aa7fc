package app.mallcop.connect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that names what nobody knows is refused, with file, line and column. */
class BadTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
            "pusch → 6 → event type \"pusch\" is not known",
            "push wran → 11 → severity \"wran\" is not known",
            "deployment_created → 6 → write deployment",
            "{type: push, metadata: {ipaddress: x}} → 30 → metadata key \"ipaddress\" is not known",
            "{type: push, metadata: {ip: x}} → 30 → write ip_address",
            "{type: push, target: a..b} → 29 → lacks a name",
            "{type: push, target: '=x{a'} → 30 → without '}'",
            "{type: push, severity: wran | lower | uper} → 43 → did you mean upper?",
            "{type: push, whn: {a: 1}} → 19 → did you mean when?",
            "{type: push, when: {a: {is: 1}}} → 30 → unknown key \"is\"",
            "{type: push, when: {a: {at_least: many}}} → 40 → a number",
            "{severity: warn} → 6 → type is missing",
            "{type: push, ignore: noise} → 27 → keep type or ignore",
            "[push, login] → 13 → never reached",
            "{type: push, metadata: {role_name: a | table:rolls}} → 44 → not under tables"})
    void the_place_is_told(String operation, int column, String words) {
        assertThatThrownBy(() -> Mapping.parse("""
                platform: test
                version: 1
                record: {time: at, operation: op}
                operations:
                  X: %s
                otherwise: login
                """.formatted(operation), "test.yaml")).isInstanceOf(BadTable.class)
                .hasMessageContaining("test.yaml:5:" + column + ":").hasMessageContaining(words);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() {
        BadTable bad = catchThrowableOfType(BadTable.class, () -> Mapping.parse("""
                platform: test
                version: 1
                record: {operation: op, metadata: {nobody: x}}
                operations:
                  A: push
                  a: login
                """, "test.yaml"));
        assertThat(bad.errors()).extracting(error -> error.at().line()).containsExactly(1, 3, 3, 6);
    }

    @Test
    void a_file_that_is_no_yaml_or_not_there_is_refused() {
        assertThatThrownBy(() -> Mapping.parse("a: [", "test.yaml")).isInstanceOf(BadTable.class);
        assertThatThrownBy(() -> Mapping.load("nobody")).isInstanceOf(IllegalArgumentException.class);
    }
}
