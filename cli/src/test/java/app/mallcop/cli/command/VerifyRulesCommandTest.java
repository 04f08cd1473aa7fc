package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyRulesCommandTest {

    @TempDir
    Path repo = Path.of("");

    @BeforeEach
    void a_deployment_repo() throws IOException {
        Files.writeString(repo.resolve("mallcop.yaml"), "version: \"1\"\n");
    }

    private void detector(String condition) throws IOException {
        Path folder = Files.createDirectories(repo.resolve("plugins/detectors/mine"));
        Files.writeString(folder.resolve("manifest.yaml"), """
                name: mine
                version: 1.0.0
                event_types: [push]
                rules:
                  - condition: %s
                    samples:
                      fire: [[{action: force}]]
                      quiet: [[{action: push}]]
                """.formatted(condition));
    }

    @Test
    void a_rule_that_does_what_its_samples_say_is_fine() throws IOException {
        detector("event.action == 'force'");
        for (String what : new String[]{"plugins/detectors/mine/", "--all"}) {
            Console.Result result = Console.in(repo).run("verify", what);
            assertThat(result.exit()).as(result.out()).isZero();
            assertThat(result.out()).contains("\"holds\":true").contains("\"samples\":2");
        }
        assertThat(Console.in(repo).run("verify", "--all", "--human").out()).contains("all fine");
    }

    @Test
    void a_rule_that_does_otherwise_is_a_no() throws IOException {
        detector("event.action == 'push'");
        Console.Result result = Console.in(repo).run("verify", "--all");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("must fire on this sample, but it stayed quiet")
                .contains("must stay quiet on this sample, but it fired").contains("manifest.yaml:7:14");
    }

    @Test
    void an_error_has_its_line_and_column() throws IOException {
        detector("event.action LIKES 'push'");
        Console.Result result = Console.in(repo).run("verify", "plugins/detectors/mine");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("plugins/detectors/mine/manifest.yaml:5:29").contains("rule-not-allowed");
    }

    @Test
    void nothing_to_verify_is_a_no() {
        Console.Result result = Console.in(repo).run("verify", "--all");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("nothing-to-verify");
    }

    @Test
    void other_plugins_are_not_verified_yet() throws IOException {
        Path folder = Files.createDirectories(repo.resolve("plugins/connectors/mine"));
        Files.writeString(folder.resolve("manifest.yaml"), "name: mine\n");
        Console.Result result = Console.in(repo).run("verify", "plugins/connectors/mine");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("not-yet");
    }

    @Test
    void it_must_be_told_what_to_verify() {
        assertThat(Console.in(repo).run("verify").exit()).isEqualTo(2);
        assertThat(Console.in(repo).run("verify", "x", "--all").exit()).isEqualTo(2);
    }
}
