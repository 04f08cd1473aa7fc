package app.mallcop.detect.rules;

import static app.mallcop.detect.rules.Written.file;
import static app.mallcop.detect.rules.Written.map;
import static app.mallcop.detect.rules.Written.tree;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.rules.file.AppRules;
import app.mallcop.detect.rules.file.Packed;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.tuning.Support;
import app.mallcop.testkit.Gen;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFileTest {

    private static List<ConfigError> errors(ConfigNode.Fields file) {
        return new Rules(Support.DEFAULT).add(file, Map.of()).errors();
    }

    private static List<String> told(ConfigNode.Fields file) {
        return errors(file).stream().map(ConfigError::toString).toList();
    }

    @Test
    void GP12_an_unknown_operator_path_and_type_are_errors_with_a_place() {
        assertThat(told(file("event_types", List.of("logn"), "condition",
                "event.acton LIKES 'x'", "when", "event.acion == 'x'", "finding_template",
                map("title", "{event.raw}"))))
                .anySatisfy(error -> assertThat(error).contains("there is no event type \"logn\"")
                        .contains("did you mean login?"))
                .anySatisfy(error -> assertThat(error)
                        .contains("test-file/it, condition: found \"likes\" where the expression should end"))
                .anySatisfy(error -> assertThat(error).contains("there is no \"acion\" here")
                        .contains("did you mean action?"))
                .anySatisfy(error -> assertThat(error).contains("names the vendor's raw record"));
    }

    @Test
    void an_error_inside_an_expression_has_its_column() {
        ConfigError error = errors(file("condition", "event.action == 'x' AND lowr(event.actor) == 'y'")).getFirst();
        // The text stands in double quotes in column 1.
        assertThat(error.at().column()).isEqualTo(1 + 1 + 24);
    }

    @Test
    void all_errors_of_a_file_are_told_at_once_in_its_order() {
        assertThat(told(tree(map("name", "Bad Name", "sources", List.of("a b"), "severity_default", "high", "rulez",
                List.of(), "rules", List.of(map("id", "x", "dedupe", "week", "aggregate", map("function", "median")),
                        map("condition", "true", "adjust", List.of(map("when", "true"))))))))
                .hasSizeGreaterThan(8)
                .anySatisfy(
                        error -> assertThat(error).contains("unknown key \"rulez\"").contains("did you mean rules?"))
                .anySatisfy(error -> assertThat(error).contains("severity_default: found \"high\""))
                .anySatisfy(error -> assertThat(error).contains("version is missing"))
                .anySatisfy(error -> assertThat(error).contains("rules[0].aggregate.function: found \"median\""))
                .anySatisfy(error -> assertThat(error).contains("rules[1].adjust: severity is missing"));
    }

    @Test
    void more_than_64_rules_are_refused() {
        List<Object> many = IntStream.range(0, 65).<Object>mapToObj(i -> map("id", "rule-" + i, "condition", "true"))
                .toList();
        assertThat(told(tree(map("name", "many", "version", "1", "rules", many)))).singleElement()
                .satisfies(error -> assertThat(error).contains("at most 64"));
    }

    @Test
    void two_rules_of_one_id_are_refused() {
        assertThat(told(tree(map("name", "twice", "version", "1", "rules",
                List.of(map("id", "same", "condition", "true"), map("id", "same", "condition", "true"))))))
                .singleElement().satisfies(error -> assertThat(error).contains("the id same is taken"));
    }

    @Test
    void an_aggregate_says_how_many_and_asks_no_baseline_while_it_collects() {
        assertThat(told(file("aggregate", map("function", "count", "window", "10m"), "when",
                "event.actor NOT IN baseline.actors", "condition", "event.action == 'x'", "group_by", "event.target")))
                .anySatisfy(error -> assertThat(error).contains("does not ask how many"))
                .anySatisfy(error -> assertThat(error).contains("the baseline where events are only collected"))
                .anySatisfy(error -> assertThat(error).contains("is not among what the events are grouped by"));
    }

    @Test
    void a_packed_file_reads_as_the_same_file_without_what_is_for_people() {
        ConfigNode.Fields file = file("why", "because", "condition", "event.action == 'a\nb\\c'", "severity",
                "critical",
                "samples", map("fire", List.of()), "finding_template", map("title", "T", "description", "D"), "attack",
                List.of("T1562.008"));
        ConfigNode.Fields packed = Packed.read(Packed.pack(file), "pack").getFirst();
        Reading reading = new Reading();
        var again = new app.mallcop.detect.rules.file.RuleFileReader(reading).read(packed);
        var whole = new Rules(Support.DEFAULT).add(file, Map.of()).file();

        assertThat(again.ruleVersion()).isEqualTo(whole.ruleVersion());
        assertThat(again.rules().getFirst().description()).isNotNull();
        assertThat(Packed.pack(file)).doesNotContain("because");
    }

    @Test
    void the_version_of_a_changed_file_differs() {
        var one = new Rules(Support.DEFAULT).add(file("condition", "event.action == 'a'"), Map.of()).file();
        var other = new Rules(Support.DEFAULT).add(file("condition", "event.action == 'b'"), Map.of()).file();
        var why = new Rules(Support.DEFAULT).add(file("condition", "event.action == 'a'", "why", "x"), Map.of()).file();
        assertThat(one.ruleVersion()).startsWith("1.0.0+").isNotEqualTo(other.ruleVersion())
                .isEqualTo(why.ruleVersion());
    }

    private static ConfigNode.Fields app(Map<String, Object> condition) {
        Reading reading = new Reading();
        ConfigNode.Fields file = new AppRules(reading)
                .rewritten(tree(map("app", "rudi", "detectors", List.of(map("name",
                        "My_rule", "event_type", "request", "severity", "warn", "condition", condition)))), "rudi");
        assertThat(reading.errors()).isEmpty();
        return file;
    }

    @Test
    void the_older_form_counts_over_a_window() {
        var play = Loading.play(app(map("type", "count_threshold", "window_minutes", 5, "threshold", 2)));
        for (int i = 0; i < 2; i++) {
            play.event("2026-03-20T09:0" + i + ":00Z").type("request").meta("app_name", "rudi").add();
        }
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.detector()).isEqualTo("app-rudi");
            assertThat(found.rule()).isEqualTo("my-rule");
        });
    }

    @Test
    void the_older_form_finds_new_values() {
        var play = Loading.play(app(map("type", "new_value", "field", "metadata.method")));
        play.daily("2026-03-01", 10, "09:00",
                event -> event.type("request").meta("app_name", "rudi").meta("method", "GET"));
        play.event("2026-03-20T09:00:00Z").type("request").meta("app_name", "rudi").meta("method", "GET").add();
        assertThat(play.detect()).isEmpty();
        play.event("2026-03-20T09:00:00Z").type("request").meta("app_name", "rudi").meta("method", "TRACE").add();
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void the_older_form_compares_with_the_usual_volume() {
        var play = Loading.play(app(map("type", "volume_ratio", "ratio", 3, "filter", map("status_code", "500"))));
        for (String minute : List.of("09:00", "09:01")) {
            play.daily("2026-03-01", 10, minute,
                    event -> event.type("request").meta("app_name", "rudi").meta("status_code", "500"));
        }
        for (int i = 0; i < 6; i++) {
            play.event("2026-03-12T09:0" + i + ":00Z").type("request").meta("app_name", "rudi")
                    .meta("status_code", "500")
                    .add();
        }
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void the_older_form_matches_patterns() {
        var play = Loading.play(app(map("type", "regex_match", "field", "target", "pattern", "^/it's")));
        play.event("2026-03-20T09:00:00Z").type("request").target("/it's me").meta("app_name", "rudi").add();
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void the_older_form_tells_what_is_wrong() {
        Reading reading = new Reading();
        var _ = new AppRules(reading).rewritten(tree(map("app", "other", "detectors",
                List.of(map("name", "x", "condition", map("type", "sum_threshold")),
                        map("name", "y", "event_type", "request",
                                "severity", "warn", "condition", map("type", "count_threshold"))))),
                "rudi");
        assertThat(reading.errors()).extracting(ConfigError::toString)
                .anySatisfy(error -> assertThat(error).contains("the folder says rudi"))
                .anySatisfy(error -> assertThat(error).contains("event_type is missing"))
                .anySatisfy(error -> assertThat(error).contains("condition.type: found \"sum_threshold\"")
                        .contains("did you mean count_threshold?"))
                .anySatisfy(error -> assertThat(error).contains("window_minutes is missing"));
    }

    static Stream<Long> seeds() {
        return Gen.seeds(200);
    }

    private static final List<String> WORDS = List.of("name", "version", "rules", "learn", "config", "event_types",
            "sources",
            "id", "condition", "when", "severity", "adjust", "aggregate", "sequence", "function", "of", "window",
            "group_by",
            "by", "within", "steps", "dedupe", "finding_template", "title", "samples", "fire", "quiet", "history",
            "events",
            "count", "10m", "event.actor", "critical", "state", "*", "true", "event.action == 'x'", "agg.value >= 3",
            "type",
            "regex_match", "detectors", "key", "value", "because", "attack", "T1562", "-", "");

    private static Object random(Gen gen, int depth) {
        int kind = gen.between(0, depth > 4 ? 3 : 6);
        if (kind == 0) {
            return gen.between(-5, 2_000);
        }
        if (kind == 1) {
            return gen.plainText(20);
        }
        if (kind == 2) {
            return gen.oneOf(WORDS);
        }
        if (kind == 3) {
            return IntStream.range(0, gen.between(0, 4)).mapToObj(_ -> random(gen, depth + 1)).toList();
        }
        Map<String, Object> map = map();
        for (int i = gen.between(0, 9); i > 0; i--) {
            map.put(gen.oneOf(WORDS), random(gen, depth + 1));
        }
        return map;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_the_file_nothing_is_thrown(long seed) {
        Gen gen = Gen.seeded(seed);
        for (int i = 0; i < 20; i++) {
            Map<String, Object> file = map();
            for (String key : List.of("name", "version", "rules", "learn", "config", "event_types", "detectors",
                    "app")) {
                if (gen.chance(0.7)) {
                    file.put(key, random(gen, 0));
                }
            }
            ConfigNode.Fields tree = tree(file);
            List<ConfigError> errors = errors(tree);
            Reading reading = new Reading();
            errors(new AppRules(reading).rewritten(tree, "rudi"));
            assertThat(errors).allSatisfy(error -> assertThat(error.at().line()).isPositive());
        }
    }
}
