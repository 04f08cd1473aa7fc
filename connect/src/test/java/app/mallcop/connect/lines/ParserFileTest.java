package app.mallcop.connect.lines;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigError;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserFileTest {

    private static List<String> wrong(String yaml) {
        return ParserFile.parse(yaml, "apps/web/parser.yaml", "web").errors().stream().map(ConfigError::toString)
                .toList();
    }

    private static String with(String template) {
        return "app: web\nversion: 1\ntemplates:\n  - name: one\n    classification: routine\n" + template;
    }

    @Test
    void a_whole_parser_is_read() {
        ParserFile file = ParserFile.parse(
                """
                        app: web
                        version: 2
                        generated_by: somebody
                        unmatched_threshold: 0.1
                        noise_summary: false
                        templates:
                          - name: failed
                            line: "{time} WARN login failed for {user} from {ip}"
                            classification: security
                            event_mapping: {event_type: sign_in_failure, severity: warn, actor: "{user}", metadata: {source_ip: "{ip}"}}
                          - {name: health, pattern: "GET /healthz", classification: routine, noise_filter: true}
                        """,
                "apps/web/parser.yaml", "web");
        assertThat(file.errors()).isEmpty();
        LogParser parser = Objects.requireNonNull(file.parser());
        assertThat(parser.names()).containsExactly("failed", "health");
        assertThat(parser.eventTypes()).extracting(Object::toString).containsExactly("sign_in_failure");
        assertThat(parser.threshold()).hasToString("Optional[0.1]");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        assertThat(wrong("""
                app: other
                version: 1
                treshold: 3
                unmatched_threshold: 30
                templates:
                  - name: one
                    pattern: "(oops"
                    classification: whatever
                """)).satisfiesExactly(
                app -> assertThat(app).startsWith("apps/web/parser.yaml:1:6: app: found \"other\""),
                key -> assertThat(key).startsWith("apps/web/parser.yaml:3:1: unknown key"),
                share -> assertThat(share).startsWith("apps/web/parser.yaml:4:22:").contains("from 0 to 1"),
                pattern -> assertThat(pattern)
                        .startsWith("apps/web/parser.yaml:7:14: has a pattern that cannot be read"),
                word -> assertThat(word).startsWith("apps/web/parser.yaml:8:21:")
                        .contains("one of routine, operational"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_type: \"{kind}\"", "severity: \"{level}\"", "event_type: \"app_{kind}\""})
    void the_log_can_choose_neither_the_type_nor_the_severity_of_an_event(String mapping) {
        assertThat(wrong(with("    line: \"{level} {kind} happened to us\"\n    event_mapping: {" + mapping + "}\n")))
                .singleElement().asString().contains("whoever writes to the log could choose it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "app", "text_signals", "total_lines", "vendor_id"})
    void what_mallcop_fills_itself_no_parser_can_set(String key) {
        assertThat(wrong(
                with("    line: \"hello {name} again\"\n    event_mapping: {metadata: {" + key + ": \"{name}\"}}\n")))
                .singleElement().asString().contains("is filled by mallcop itself");
    }

    @Test
    void nobody_but_mallcop_says_how_much_was_understood() {
        assertThat(wrong(with("    line: \"hello {name} again\"\n    event_mapping: {event_type: parser_summary}\n")))
                .singleElement().asString().contains("is what mallcop itself says");
    }

    @Test
    void a_variable_that_the_line_does_not_have_is_told_with_the_nearest() {
        assertThat(wrong(with("    line: \"hello {user_name} again\"\n    event_mapping: {actor: \"{username}\"}\n")))
                .singleElement().asString().contains("did you mean user_name?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello {name", "hello name}", "hello {Name}", "hello {a:colour}", "hello {a} {a}"})
    void a_line_that_can_not_be_read_is_told(String line) {
        assertThat(wrong(with("    line: \"" + line + "\"\n"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern: \".*\"", "pattern: \"(?P<all>.+)\"", "pattern: \"\\\\S\"", "line: \"{text}\"",
            "line: \"{word} {text}\"", "line: \"{word}\"", "pattern: \"[a-zA-Z]\"", "pattern: \"^\"",
            "pattern: \"(?s)^.*$\""})
    void LD9_a_template_that_fits_nearly_any_line_is_refused(String look) {
        assertThat(wrong(with("    " + look + "\n"))).singleElement().asString().contains("fits nearly any line");
    }

    @Test
    void a_pattern_that_multiplies_is_refused() {
        assertThat(wrong(with("    pattern: \"(a{1000}){1000}\"\n"))).singleElement().asString().contains("steps");
    }

    @Test
    void a_template_looks_in_one_way() {
        assertThat(wrong(with("    line: hello you\n    pattern: hello\n"))).singleElement().asString()
                .contains("one of line, pattern and fields");
    }

    @Test
    void two_templates_of_one_name_are_told() {
        assertThat(wrong(with("    line: hello you\n  - {name: one, line: bye you, classification: routine}\n")))
                .singleElement().asString().contains("is taken by another template");
    }
}
