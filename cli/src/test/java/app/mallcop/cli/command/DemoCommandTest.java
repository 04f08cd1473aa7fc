package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @TempDir
    static Path folder;

    private Console.Result first = new Console.Result(-1, "", "");

    @BeforeAll
    void a_demo_is_made() {
        first = demo("demo");
    }

    private Console.Result demo(String... line) {
        return Console.in(folder).at(NOW).run(line);
    }

    @Test
    void it_tells_a_story_and_what_to_try_next() {
        assertThat(first.exit()).isZero();
        assertThat(first.out()).contains("Harborlight, a simulated company", "12 people", "What mallcop found",
                "What really happened", "Try next",
                "mallcop status --human --dir");
    }

    @Test
    void what_it_made_is_a_deployment_repo_that_is_in_order() {
        Console.Result doctor = Console.in(folder.resolve("mallcop-demo")).at(NOW).run("doctor");

        assertThat(doctor.exit()).as(doctor.out()).isZero();
    }

    @Test
    void another_demo_of_the_same_day_is_the_same_byte_for_byte() throws IOException {
        Path other = folder.resolve("other");
        demo("demo", "--dir", other.toString());

        assertThat(content(other)).isEqualTo(content(folder.resolve("mallcop-demo")));
    }

    @Test
    void an_older_demo_is_replaced_only_when_asked() {
        Console.Result refused = demo("demo");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("holds an older demo").contains("--force");
        assertThat(demo("demo", "--force").exit()).isZero();
    }

    @Test
    void a_folder_that_is_no_demo_is_never_replaced() throws IOException {
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("mallcop.yaml"), "version: \"1\"\n");

        assertThat(demo("demo", "--force", "--dir", precious.toString()).exit()).isEqualTo(2);
        assertThat(precious.resolve("mallcop.yaml")).exists();
        assertThat(precious.resolve(".mallcop")).doesNotExist();
    }

    @Test
    void programs_get_one_document() {
        Console.Result result = demo("demo", "--dir", folder.resolve("for-programs").toString(), "--format", "json");

        assertThat(result.out()).startsWith("{\"command\":\"demo\",\"status\":\"ok\",").contains("\"incidents\":[")
                .endsWith("}\n");
    }

    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".git/") && !name.startsWith(".mallcop/local/")) {
                    content.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }
}
