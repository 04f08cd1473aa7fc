package app.mallcop.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.Gen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that somebody wrote is added to; nothing of it moves. */
class YamlInsertTest {

    private static final List<List<String>> GITHUB = List.of(List.of("id: github", "type: github"));

    private static YamlInsert.Outcome add(String yaml) {
        return YamlInsert.items(yaml, "connectors", GITHUB);
    }

    private static String added(String yaml) {
        YamlInsert.Outcome outcome = add(yaml);
        assertThat(outcome).isInstanceOf(YamlInsert.Added.class);
        return ((YamlInsert.Added) outcome).yaml();
    }

    private static String why(YamlInsert.Outcome outcome) {
        return outcome instanceof YamlInsert.Unable unable ? unable.why() : "it was added";
    }

    static Stream<Long> seeds() {
        return Gen.seeds(300);
    }

    @Test
    void an_item_stands_under_the_last_one_and_comments_stay_where_they_are() {
        assertThat(added("""
                # ours
                version: "1"   # for ever

                connectors:   # what we watch
                  # the old one
                  - id: azure   # production
                    type: azure

                # who is told
                routing: {default: [triage]}
                """)).isEqualTo("""
                # ours
                version: "1"   # for ever

                connectors:   # what we watch
                  # the old one
                  - id: azure   # production
                    type: azure
                  - id: github
                    type: github

                # who is told
                routing: {default: [triage]}
                """);
    }

    @Test
    void comments_under_the_last_item_stay_with_it() {
        assertThat(added("""
                connectors:
                  - id: azure
                    type: azure
                    # lookback: 30d
                  # that was azure
                # routing follows
                routing: {}
                """)).isEqualTo("""
                connectors:
                  - id: azure
                    type: azure
                    # lookback: 30d
                  # that was azure
                  - id: github
                    type: github
                # routing follows
                routing: {}
                """);
    }

    @Test
    void the_indentation_of_the_file_is_kept_however_odd() {
        assertThat(added("connectors:\n-   id: azure\n    type: azure\nversion: \"1\"\n"))
                .isEqualTo(
                        "connectors:\n-   id: azure\n    type: azure\n-   id: github\n    type: github\nversion: \"1\"\n");
        assertThat(added("  version: \"1\"\n  connectors:\n       - {id: azure, type: azure}\n"))
                .isEqualTo(
                        "  version: \"1\"\n  connectors:\n       - {id: azure, type: azure}\n       - id: github\n         type: github\n");
    }

    @Test
    void lines_end_as_the_lines_of_the_file_do() {
        assertThat(added("connectors:\r\n  - id: azure\r\n    type: azure\r\nversion: \"1\"\r\n")).isEqualTo(
                "connectors:\r\n  - id: azure\r\n    type: azure\r\n  - id: github\r\n    type: github\r\nversion: \"1\"\r\n");
    }

    @Test
    void a_file_whose_last_line_is_not_ended_gets_an_end() {
        assertThat(added("version: \"1\"\nconnectors:\n  - id: azure\n    type: azure"))
                .isEqualTo(
                        "version: \"1\"\nconnectors:\n  - id: azure\n    type: azure\n  - id: github\n    type: github\n");
    }

    @Test
    void an_empty_list_becomes_one_with_dashes() {
        assertThat(added("version: \"1\"\nconnectors: []   # none yet\nrouting: {}\n"))
                .isEqualTo(
                        "version: \"1\"\nconnectors:   # none yet\n  - id: github\n    type: github\nrouting: {}\n");
        assertThat(added("connectors:\nversion: \"1\"\n"))
                .isEqualTo("connectors:\n  - id: github\n    type: github\nversion: \"1\"\n");
        assertThat(added("connectors: ~\n")).isEqualTo("connectors:\n  - id: github\n    type: github\n");
    }

    @Test
    void a_file_without_the_list_gets_it_at_the_end() {
        assertThat(added("version: \"1\"\n"))
                .isEqualTo("version: \"1\"\n\nconnectors:\n  - id: github\n    type: github\n");
    }

    @Test
    void a_text_over_several_lines_at_the_end_of_the_list_stays_whole() {
        assertThat(added("connectors:\n  - id: a\n    note: |\n      one\n\n      two\nversion: \"1\"\n")).isEqualTo(
                "connectors:\n  - id: a\n    note: |\n      one\n\n      two\n  - id: github\n    type: github\nversion: \"1\"\n");
        assertThat(added("connectors:\n  - id: a\n    note: one\n      two   # said\nversion: \"1\"\n")).isEqualTo(
                "connectors:\n  - id: a\n    note: one\n      two   # said\n  - id: github\n    type: github\nversion: \"1\"\n");
    }

    @Test
    void signs_outside_the_basic_plane_and_a_byte_order_mark_move_nothing() {
        assertThat(added("\ufeff# 🍩🍩\nconnectors:\n  - id: a # 🍩\n    type: azure\nversion: \"1\"\n")).isEqualTo(
                "\ufeff# 🍩🍩\nconnectors:\n  - id: a # 🍩\n    type: azure\n  - id: github\n    type: github\nversion: \"1\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectors: [{id: a, type: azure}]\n", "{connectors: []}\n",
            "connectors:\n  azure: {enabled: true}\n", "connectors: &all\n  - id: a\n",
            "x: &all []\nconnectors: *all\n", "version: \"1\"\n...\n", "- a\n", "connectors: 3\n",
            "connectors: [\n", ""})
    void what_is_written_otherwise_is_left_alone_and_told(String yaml) {
        assertThat(add(yaml)).isInstanceOf(YamlInsert.Unable.class);
    }

    @Test
    void the_reason_says_how_it_is_written() {
        assertThat(why(add("connectors: [{id: a, type: azure}]\n"))).isEqualTo(
                "its connectors are written in brackets");
        assertThat(why(add("connectors:\n  azure: {}\n"))).isEqualTo("its connectors are in the older form, by name");
    }

    @Test
    void a_section_is_added_at_the_end_with_a_line_between() {
        assertThat(YamlInsert.section("version: \"1\"\n# end\n", "llm", List.of("llm:", "  backend: none")))
                .isEqualTo(new YamlInsert.Added("version: \"1\"\n# end\n\nllm:\n  backend: none\n"));
        assertThat(why(YamlInsert.section("llm: {}\n", "llm", List.of("llm:", "  backend: none"))))
                .isEqualTo("it has llm already");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_the_file_looks_like_its_lines_are_all_there_in_their_order(long seed) {
        Random random = new Random(seed);
        String yaml = file(random);
        YamlInsert.Outcome outcome = add(yaml);
        assertThat(outcome).as(yaml).isInstanceOf(YamlInsert.Added.class);
        List<String> after = new ArrayList<>(((YamlInsert.Added) outcome).yaml().lines().toList());
        assertThat(after).containsSubsequence(yaml.lines().toList());
        assertThat(after.size() - yaml.lines().count()).isLessThanOrEqualTo(4);
    }

    /** Comments, blank lines, odd indents, quotes and blocks wherever YAML lets them be. */
    private static String file(Random random) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        List<String> lines = new ArrayList<>();
        noise(lines, random, 0);
        lines.add("version: \"1\"" + tail(random));
        noise(lines, random, 0);
        int dash = random.nextInt(5);
        int offset = 2 + random.nextInt(3);
        lines.add("connectors:" + tail(random));
        int items = 1 + random.nextInt(3);
        for (int i = 0; i < items; i++) {
            noise(lines, random, dash);
            lines.add(" ".repeat(dash) + "-" + " ".repeat(offset - 1) + "id: c" + i + tail(random));
            String in = " ".repeat(dash + offset);
            lines.add(in + "type: 'azure'" + tail(random));
            switch (random.nextInt(5)) {
                case 0 -> lines.addAll(List.of(in + "subscriptions:", in + "- a", in + "-   \"b # no comment\""));
                case 1 -> lines.addAll(List.of(in + "note: >-", in + "  folded", "", in + "  # text, no comment"));
                case 2 -> lines.addAll(List.of(in + "regions: [a,", in + "  b]" + tail(random)));
                case 3 -> lines.add(in + "region:");
                default -> lines.add(in + "region: x y" + tail(random));
            }
        }
        noise(lines, random, dash);
        if (random.nextBoolean()) {
            lines.add("routing: {default: [triage]}" + tail(random));
            noise(lines, random, 0);
        }
        return String.join(end, lines) + (random.nextBoolean() ? end : "");
    }

    private static void noise(List<String> lines, Random random, int most) {
        for (int i = random.nextInt(3); i > 0; i--) {
            lines.add(random.nextBoolean() ? "" : " ".repeat(random.nextInt(most + 1)) + "# a remark: [with, {signs");
        }
    }

    private static String tail(Random random) {
        return random.nextInt(3) == 0 ? "  # said" : "";
    }
}
