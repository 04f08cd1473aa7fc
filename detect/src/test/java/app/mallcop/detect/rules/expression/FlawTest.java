package app.mallcop.detect.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlawTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "event.acion == 'x'|6|there is no \"acion\" here|did you mean action?",
            "evnt.action == 'x'|0|there is no \"evnt\" here|did you mean event?",
            "event.country == 'DE'|6|there is no \"country\" here|did you mean event.metadata.country?",
            "event.raw == 'x'|6|names the vendor's raw record|it is kept as evidence",
            "event.action.name == 'x'|13|event.action has no parts|only event.metadata has",
            "x NOT IN baseline.actor|0|there is no \"x\" here|allowed: event, baseline, agg, config",
            "event.actor NOT IN baseline.actor|28|there is no \"actor\" here|did you mean actors?",
            "event.action IN baseline.countries|25|baseline.countries is one set for each key|write baseline.countries[event.actor]",
            "event.actor IN baseline.actors[event.source]|24|baseline.actors is one set|write baseline.actors",
            "lowr(event.action) == 'x'|0|there is no function \"lowr\"|did you mean lower?",
            "lower(event.action, 'x') == 'x'|0|lower is given 2 values|it takes 1",
            "hour(5) == 5|5|hour is given a number|it takes a time",
            "event.actor > 5|12|compares a text with a number|both sides must be alike",
            "event.actor > 'a'|12|orders a text by >|only numbers and times have an order",
            "event.actor == null|12|compares with null, which is never known|write IS NULL",
            "event.actor = 'x'|12|found \"=\"|write == to compare",
            "event.actor == \"x\"|15|found \"\"\"|texts stand in single quotes",
            "event.actor == 'x|15|a text that begins here does not end|close it with '",
            "event.actor LIKE 'x'|12|found \"like\" where the expression should end|join conditions with AND or OR",
            "event.actor NOT LIKE 'x'|16|found \"like\" after NOT|allowed here: NOT IN",
            "event.action IN 'x'|16|has a text after IN|a list ['a'",
            "(event.action == 'x'|20|found the end where ) should close the ( at character 1|close it",
            "event.actor|0|has a text where true or false should stand|compare it with something",
            "event.action MATCHES event.actor|21|has a text after MATCHES|a pattern in quotes is needed",
            "event.action MATCHES '('|21|has a pattern that cannot be read: missing closing )|RE2's syntax",
            "event.action MATCHES '(?=a)'|21|has a pattern that cannot be read|look-around",
            "event.metadata.ip CIDR_IN ['10.0.0.0/33']|26|has \"10.0.0.0/33\" in a list of blocks|a block is such as",
            "event.timestamp - event.timestamp > '5'|34|compares a length of time with a text|both sides must be alike",
            "agg.value >= 5|10|names agg.value in a rule without aggregate|add aggregate",
            "config.limt > 5|0|there is no \"limt\" here|did you mean limit?",
            "event.actor == 10q|15|found \"10q\"|a length of time is a number and a unit"})
    void an_error_tells_where_what_was_found_and_what_is_allowed(String expression, int at, String what, String hint) {
        assertThat(Asked.flaws(expression)).isNotEmpty().first()
                .satisfies(flaw -> {
                    assertThat(flaw.what()).startsWith(what.replace("\"\"\"", "\"\\\"\""));
                    assertThat(flaw.hint()).contains(hint);
                    assertThat(flaw.at()).as(flaw.what()).isEqualTo(at);
                });
    }

    @Test
    void all_errors_of_an_expression_are_told_at_once() {
        assertThat(Asked.flaws("event.acton == 'x' AND lowr(event.actor) == 'y' OR event.metadata.ip CIDR_IN ['z']"))
                .extracting(Flaw::at, Flaw::what).containsExactly(tuple(6, "there is no \"acton\" here"),
                        tuple(23, "there is no function \"lowr\""), tuple(77, "has \"z\" in a list of blocks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agg.value < 5", "agg.value == 5", "NOT agg.value >= 5", "agg.value + 1 >= 5",
            "5 > agg.value"})
    void a_sum_may_only_be_asked_to_be_large(String expression) {
        Compiler compiler = new Compiler(Asked.NAMES.withSums());
        assertThat(compiler.condition(expression + " OR agg.value < 1")).isEmpty();
        assertThat(compiler.takeFlaws()).anySatisfy(flaw -> assertThat(flaw.what()).contains("small or exact"));
    }

    @Test
    void GP10_what_is_too_long_too_deep_or_too_large_is_refused() {
        assertThat(Asked.flaws("(".repeat(40) + "true" + ")".repeat(40))).first()
                .satisfies(flaw -> assertThat(flaw.what()).isEqualTo("is nested deeper than 32"));
        assertThat(Asked.flaws("true" + " OR true".repeat(600))).first()
                .satisfies(flaw -> assertThat(flaw.what()).contains("characters"));
        assertThat(Asked.flaws("event.action MATCHES '" + "a".repeat(513) + "'")).first()
                .satisfies(flaw -> assertThat(flaw.what()).isEqualTo("has a pattern of 513 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{100}){100}){100}", "(a{1000}){1000}", "((a{1,99}){1,99}){1,99}b",
            "(x+x+)+y{900}{900}"})
    void GP10_a_pattern_that_would_grow_without_bound_is_refused_at_once(String pattern) {
        Assertions.assertThatCode(() -> assertThat(Asked.flaws("event.action MATCHES '" + pattern + "'")).isNotEmpty())
                .doesNotThrowAnyException();
    }

    @Test
    void GP10_a_pattern_that_backtracks_elsewhere_is_linear_here() {
        String hostile = "a".repeat(20_000) + "!";
        Compiler compiler = new Compiler(Asked.NAMES);
        Condition condition = compiler.condition("'" + hostile.substring(0, 3_000) + "' MATCHES '^(a+)+$' OR true")
                .orElseThrow();
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(condition.of(Asked.event())).isEqualTo(Truth.TRUE);
        });
    }
}
