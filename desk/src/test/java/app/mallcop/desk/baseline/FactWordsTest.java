package app.mallcop.desk.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    private static final Path DETECT = Path.of(System.getProperty("basedir", ".")).resolveSibling("detect/src/main");

    /** What stands in the first group of a pattern, in files of this ending. */
    private static Set<String> met(String ending, String pattern) throws IOException {
        Set<String> met = new TreeSet<>();
        try (Stream<Path> files = Files.walk(DETECT)) {
            for (Path file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
                Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
                while (matcher.find()) {
                    met.add(matcher.group(1));
                }
            }
        }
        return met;
    }

    @Test
    void every_fact_that_a_detector_learns_has_words() throws IOException {
        Set<String> facts = met(".java", "Fact\\.of(?:Actor)?\\(\\s*\"([a-z-]*[a-z])\"");
        assertThat(facts).hasSizeGreaterThan(20)
                .allSatisfy(fact -> assertThat(FactWords.heading(fact)).isNotEqualTo(fact).doesNotContain("rules"));
    }

    @Test
    void every_set_that_rules_share_has_words() throws IOException {
        Set<String> sets = met("CommonSets.java", "ofActor\\(\"([a-z_]+)\"");
        assertThat(sets).hasSize(5).allSatisfy(set -> assertThat(FactWords.heading("rule-" + set.replace('_', '-')))
                .doesNotContain("rules"));
    }

    @Test
    void every_set_of_the_built_in_rules_has_words() throws IOException {
        Set<String> packs = met(".yaml", "(?m)^name: *([a-z0-9-]+)\\s(?=(?s:.*)^learn:)");
        assertThat(packs).isNotEmpty().allSatisfy(pack -> {
            Set<String> sets = met("pack/" + pack + ".yaml", "(?m)^  ([a-z_]+): \\{.*value:");
            assertThat(sets).isNotEmpty().allSatisfy(
                    set -> assertThat(FactWords.heading("rule-" + pack + "-" + set.replace('_', '-')))
                            .doesNotContain("rules"));
        });
    }

    @Test
    void a_set_of_somebodys_own_rule_is_named_without_dashes() {
        assertThat(FactWords.heading("rule-night-shift-badges")).isEqualTo("Known to rules: night shift badges");
    }

    @Test
    void a_grant_reads_as_a_sentence() {
        List<Untrusted> key = Stream.of("ana", "bob", "owner", "/subscriptions/*").map(Untrusted::of).toList();
        assertThat(FactWords.alone("grant", key).render(Untrusted::clear)).isEqualTo("ana giving owner to bob");
        assertThat(FactWords.beside("grant", key, Set.of(Untrusted.of("ana"))).render(Untrusted::clear))
                .isEqualTo("owner to bob");
    }
}
