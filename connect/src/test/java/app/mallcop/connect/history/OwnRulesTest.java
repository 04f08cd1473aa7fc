package app.mallcop.connect.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.testkit.GitFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRulesTest {

    private static final String BADGE = """
            [[rules]]
            id = "badge-key"
            description = "Key of the door"
            keywords = ["badge"]
            regex = '''badge[ :=]+([A-Z0-9]{12})'''
            severity = "critical"
            """;

    @TempDir
    Path temp = Path.of("");

    private RepoScan scan(String rules, String content) throws IOException {
        GitFolder repo = new GitFolder(temp.resolve("repo")).commit("a.txt", content);
        return new HistoryScan(new byte[32], Instant.EPOCH, Settings.plain().own(OwnRules.read(rules, "more.toml")),
                Watch.NONE).scan(repo.path().toString(), temp);
    }

    @Test
    void what_a_rule_of_ones_own_matches_is_a_secret() throws IOException {
        List<Leak> leaks = scan(BADGE, "first\nthe Badge = x\nthe badge = Q7M2XK9PLT4W\n").leaks();
        assertThat(leaks).singleElement().satisfies(leak -> {
            assertThat(leak.family()).isEqualTo("badge-key");
            assertThat(leak.title()).isEqualTo("Key of the door");
            assertThat(leak.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(leak.places().getFirst().line()).isEqualTo(3);
            assertThat(leak.shown()).as("short, so nothing of it is shown").isEmpty();
        });
    }

    @Test
    void without_a_keyword_on_the_line_its_pattern_is_not_tried() throws IOException {
        assertThat(scan(BADGE.replace("[\"badge\"]", "[\"door\"]"), "badge = Q7M2XK9PLT4W\n").leaks()).isEmpty();
    }

    @Test
    void what_is_too_simple_is_none() throws IOException {
        assertThat(scan(BADGE + "entropy = 3 # bits\n", "badge = AAAAAAAAAAAA\nbadge = Q7M2XK9PLT4W\n").leaks())
                .hasSize(1);
    }

    @Test
    void its_allow_list_hides_and_is_counted() throws IOException {
        RepoScan scan = scan(BADGE + "[[rules.allowlists]]\nstopwords = [\"q7m2\"]\n", "badge = Q7M2XK9PLT4W\n");
        assertThat(scan.leaks()).isEmpty();
        assertThat(scan.hidden().leaks()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[[rules]]\nregex = 'x'", "[[rules]]\nid = \"a\"", "[[rules]]\nid = \"a\"\nregex = '('",
            "[[rules]]\nid = \"a\"\nregex = 'x'\nseverity = \"awful\"",
            "[[rules]]\nid = \"a\"\nregex = 'x'\nsecretGroup = 1",
            "[[rules]]\nid = \"github-token\"\nregex = 'x'"})
    void a_rule_that_is_none_is_refused(String rules) {
        assertThatThrownBy(() -> OwnRules.read(rules, "more.toml")).isInstanceOf(Refusal.class)
                .hasMessage("rules-file");
    }
}
