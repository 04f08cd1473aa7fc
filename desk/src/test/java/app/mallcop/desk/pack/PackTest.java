package app.mallcop.desk.pack;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.EventType;
import app.mallcop.api.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PackTest {

    private static final Pattern TECHNIQUE = Pattern.compile("T[0-9]{4}(\\.[0-9]{3})?");
    private static final Pattern METADATA = Pattern.compile("event\\.metadata\\.([a-z_]+)");
    private static final int SHORTEST_WHY = 150;

    private final List<PackRule> rules = PackFile.rules();

    @Test
    void there_are_more_than_a_hundred_rules() {
        assertThat(rules).hasSizeGreaterThan(100);
    }

    @Test
    void no_two_rules_share_an_id() {
        assertThat(rules).extracting(PackRule::id).doesNotHaveDuplicates();
    }

    @Test
    void a_file_is_named_after_its_detector() {
        assertThat(PackFile.all())
                .allSatisfy(file -> assertThat(file.fileName()).isEqualTo(file.text("name") + ".yaml"));
    }

    @Test
    void every_rule_names_techniques_of_attack() {
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.attack()).isNotEmpty().allMatch(TECHNIQUE.asMatchPredicate()));
    }

    @Test
    void every_rule_says_why_in_whole_sentences() {
        assertThat(rules).allSatisfy(rule -> assertThat(rule.text("why").strip()).hasSizeGreaterThan(SHORTEST_WHY)
                .matches("(?s).*[.!?]"));
    }

    @Test
    void every_rule_has_samples_that_fire_and_samples_that_stay_quiet() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.samples("fire")).isPositive();
            assertThat(rule.samples("quiet")).isPositive();
        });
    }

    @Test
    void every_rule_looks_at_event_types_of_the_vocabulary() {
        assertThat(rules).allSatisfy(rule -> assertThat(rule.eventTypes()).isNotEmpty()
                .allMatch(type -> Vocabulary.builtIn().knows(new EventType(type))));
    }

    @Test
    void every_rule_reads_metadata_keys_of_the_vocabulary() {
        assertThat(rules).allSatisfy(rule -> assertThat(rule.expressions()).allSatisfy(expression -> METADATA
                .matcher(expression).results().map(found -> found.group(1))
                .forEach(key -> assertThat(Vocabulary.builtIn().canonicalKey(key)).contains(key))));
    }

    /** The name a program gives itself is the attacker's to choose. */
    @Test
    void no_rule_goes_by_the_user_agent() {
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.expressions()).noneMatch(text -> text.contains("user_agent")));
    }

    @Test
    void the_page_in_the_docs_is_made_of_the_pack() throws IOException {
        Path page = Path.of(System.getProperty("basedir", ".")).resolveSibling("docs/rules-pack.md");
        String expected = PackPage.markdown(PackFile.all());
        if (Boolean.getBoolean("mallcop.docs.write")) {
            Files.writeString(page, expected);
        }
        assertThat(page).as("make it again: mvn -pl desk -am test -Dtest=PackTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmallcop.docs.write=true").content()
                .isEqualTo(expected);
    }
}
