package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoverAppCommandTest {

    @TempDir
    Path repo = Path.of("");

    @BeforeEach
    void a_deployment_repo() throws IOException {
        Files.writeString(repo.resolve("mallcop.yaml"), "version: \"1\"\n");
        Files.writeString(repo.resolve("app.log"), "INFO started in 3 ms\nWARN Login failed for bob from 192.0.2.7\n");
    }

    @Test
    void a_file_of_lines_becomes_a_parser() throws IOException {
        Console.Result result = Console.in(repo).run("discover-app", "web", "--file", "app.log");
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"app_name\":\"web\"", "\"outcome\":\"written\"", "\"lines\":2",
                "\"share_with_draft\":1", "\"event_type\":\"sign_in_failure\"",
                "[USER_DATA_BEGIN]WARN Login failed for bob from 192.0.2.7[USER_DATA_END]", "\"total_lines\":2");
        assertThat(repo.resolve("apps/web/parser.yaml")).exists();
        assertThat(Console.in(repo).run("verify", "apps/web", "--human").out()).contains("2 templates, 2 samples",
                "all fine");
    }

    @Test
    void a_sample_that_fails_is_a_no_with_its_place() throws IOException {
        Console.in(repo).run("discover-app", "web", "--file", "app.log");
        Path parser = repo.resolve("apps/web/parser.yaml");
        Files.writeString(parser, Files.readString(parser).replace("\"INFO started in 3 ms\"", "\"INFO gone\""));
        Console.Result result = Console.in(repo).run("verify", "--all");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("parser-not-allowed", "must fit this sample, but no template fits it",
                "apps/web/parser.yaml:");
    }

    @Test
    void the_last_lines_are_looked_at_and_no_more_than_asked_for() {
        Console.Result result = Console.in(repo).run("discover-app", "web", "--file", "app.log", "--lines", "1");
        assertThat(result.out()).contains("Login failed").doesNotContain("started");
    }

    @Test
    void a_parser_that_is_there_and_lacks_something_is_partly() throws IOException {
        Console.in(repo).run("discover-app", "web", "--file", "app.log", "--lines", "1");
        Console.Result result = Console.in(repo).run("discover-app", "web", "--file", "app.log");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("parser-there", "--refresh", "\"understood_before\":1");
        assertThat(Console.in(repo).run("discover-app", "web", "--file", "app.log", "--refresh", "--human").out())
                .contains("1 templates are added");
    }

    @Test
    void LD11_the_name_of_an_app_is_a_name() {
        Console.Result result = Console.in(repo).run("discover-app", "web; rm -rf /", "--file", "app.log");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(Console.in(repo).run("discover-app", "../../etc", "--file", "app.log").exit()).isEqualTo(2);
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(Console.in(repo).run("discover-app", "web").out()).contains("no-container-logs");
        assertThat(Console.in(repo).run("discover-app", "web", "--file", "none.log").out()).contains("no-such-file");
        assertThat(Console.in(repo).run("discover-app", "web").exit()).isEqualTo(2);
    }
}
