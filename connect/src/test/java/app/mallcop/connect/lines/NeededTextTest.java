package app.mallcop.connect.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeededTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = false, value = {
            "login failed for (?P<user>\\S+)~login failed for ",
            "ab?cde~cde", "ab+cde~cde", "x{2}abc~abc", "a[)(]bc~bc", "(?:GET|POST) /admin~ /admin",
            "\\[main\\] ok~[main] ok",
            "a[^]x]bcd~bcd", "a[[:digit:]]bcd~bcd", "\\d+ms~ms"})
    void the_longest_text_that_every_match_has(String regex, String needed) {
        assertThat(NeededText.of(regex)).isEqualTo(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "(?i)failed", "\\x41bc", "\\pL", ".*", "[abc]+", "\\Qa.b\\E", "a{", "\\"})
    void where_in_doubt_there_is_none(String regex) {
        assertThat(NeededText.of(regex)).isEmpty();
    }

    @Test
    void alternatives_within_a_group_do_not_hide_what_is_outside() {
        assertThat(NeededText.of("user (?:a|b) gone away")).isEqualTo(" gone away");
    }
}
