package app.mallcop.connect.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Value;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for every table in the resource folder, also for those that come later. */
class TablesTest {

    static List<String> tables() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(Mapping.class.getResource("github.yaml")).toURI())
                .resolveSibling(".");
        try (Stream<Path> files = Files.list(folder.normalize())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length())).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void it_loads_so_it_names_only_types_and_keys_of_the_vocabulary(String name) {
        Mapping mapping = Mapping.load(name);
        assertThat(name).startsWith(mapping.platform());
        assertThat(mapping.eventTypes()).isNotEmpty();
        assertThat(mapping.operations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_record_that_says_nothing_is_unreadable_and_no_error(String name) {
        Mapped mapped = Mapping.load(name).bind("some", "some").map(Value.Fields.NONE);
        assertThat(mapped.events()).isEmpty();
        assertThat(mapped.unreadable()).isNotNull();
    }

    @Test
    void the_example_of_the_page_about_tables_is_one() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "mapping.md"));
        String example = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```", page.indexOf("```yaml") + 7));
        assertThat(Mapping.parse(example, "mapping.md").eventTypes()).isNotEmpty();
    }
}
