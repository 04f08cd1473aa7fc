package app.mallcop.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    @TempDir
    Path temp = Path.of("");

    private Path repo(String name) throws IOException {
        Path repo = Files.createDirectories(temp.resolve(name));
        Files.createFile(repo.resolve(Run.MARK));
        return repo;
    }

    private static Catalogue repoInto(Path[] seen) {
        return Sample.doing((_, run) -> {
            seen[0] = run.repo();
            return Sample.Result.fine();
        });
    }

    private static Path found(Console console, String... args) {
        Path[] seen = {Path.of("none")};
        Console.Result result = console.with(repoInto(seen)).run(args);
        assertThat(result.exit()).as(result.out()).isZero();
        return seen[0];
    }

    @Test
    void the_nearest_repo_upwards_is_meant() throws IOException {
        Path repo = repo("a");
        Path deep = Files.createDirectories(repo.resolve("b/c"));
        assertThat(found(Console.in(deep), "sample")).isEqualTo(repo);
    }

    @Test
    void the_variable_wins_over_the_search() throws IOException {
        Path named = repo("named");
        assertThat(found(Console.in(repo("here")).env("MALLCOP_DIR", named.toString()), "sample")).isEqualTo(named);
    }

    @Test
    void the_option_wins_over_the_variable_and_is_relative_to_where_one_is() throws IOException {
        Path repo = repo("x/y");
        assertThat(found(Console.in(temp).env("MALLCOP_DIR", "/nowhere"), "sample", "--dir", "x/y")).isEqualTo(repo);
    }

    @Test
    void nothing_found_is_a_usage_error_that_says_what_to_do() {
        Console.Result result = Console.in(temp).with(repoInto(new Path[1])).run("sample");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("not-a-deployment-repo").contains("--dir");
    }

    @Test
    void a_named_folder_that_is_no_repo_is_not_searched_from() throws IOException {
        Path inside = Files.createDirectories(repo("a").resolve("b"));
        Console.Result result = Console.in(temp).with(repoInto(new Path[1])).run("sample", "--dir", inside.toString());
        assertThat(result.exit()).isEqualTo(2);
    }
}
