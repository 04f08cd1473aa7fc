package app.mallcop.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Shown;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {

    private static List<String> errors(String yaml) {
        return YamlFile.parse(yaml, "x.yaml").errors().stream().map(Object::toString).toList();
    }

    private static ConfigNode value(String yaml, String name) {
        ConfigNode.Fields root = Objects.requireNonNull(YamlFile.parse(yaml, "x.yaml").root());
        return Objects.requireNonNull(root.fields().get(name)).value();
    }

    static Stream<Long> seeds() {
        return Gen.seeds(500);
    }

    @Test
    void every_value_knows_its_place() {
        assertThat(value("a: 1\nb:\n  - x\n", "b")).isInstanceOfSatisfying(ConfigNode.Items.class,
                items -> assertThat(items.items().getFirst().at()).hasToString("x.yaml:3:5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|WHOLE", "-7|WHOLE", "007|WHOLE", "1.5|DECIMAL", "1e3|DECIMAL", ".5|DECIMAL",
            "1.|DECIMAL", "true|FLAG", "False|FLAG", "~|NULL", "null|NULL", "yes|TEXT", "on|TEXT", "1_000|TEXT",
            ".|TEXT", "-|TEXT", "1e|TEXT", "0x10|TEXT", "2026-01-01|TEXT", ".inf|TEXT"})
    void a_plain_scalar_is_what_yaml_1_2_says(String plain, ConfigNode.Kind kind) {
        assertThat(YamlFile.kindOf(plain)).isEqualTo(kind);
    }

    @Test
    void a_quoted_scalar_is_text() {
        assertThat(value("a: '1'", "a")).isInstanceOfSatisfying(ConfigNode.Scalar.class,
                scalar -> assertThat(scalar.kind()).isEqualTo(ConfigNode.Kind.TEXT));
    }

    @Test
    void a_syntax_error_is_one_line_with_its_place_and_without_the_text_around_it() {
        assertThat(errors("a: 1\npassword: [hunter2\nb: 2\n")).containsExactly(
                "x.yaml:3:2: is not YAML: expected ',' or ']', but got :; check the indentation, colons and quotes"
                        + " here and on the line before");
    }

    @Test
    void a_key_written_twice_is_told_with_both_places() {
        assertThat(errors("a: 1\nb: 2\na: 3\n")).containsExactly(
                "x.yaml:3:1: key \"a\" is written twice, first at x.yaml:1:1; keep one of them");
    }

    @Test
    void aliases_work() {
        assertThat(value("a: &chain [x, y]\nb: *chain\n", "b")).isInstanceOfSatisfying(ConfigNode.Items.class,
                items -> assertThat(items.items()).hasSize(2));
    }

    @Test
    void an_alias_bomb_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + " ,").repeat(10)));
        }
        assertThat(errors(bomb.toString())).singleElement().asString()
                .contains("expands to more than 100000 values");
    }

    @Test
    void an_alias_of_itself_is_refused() {
        assertThat(errors("a: &a [*a]\n")).singleElement().asString().contains("uses the alias *a before");
    }

    @Test
    void deep_nesting_is_refused_not_overflowed() {
        assertThat(errors("a: " + "[".repeat(100_000))).singleElement().asString()
                .contains("is nested deeper than 32 levels");
        assertThat(errors("a: " + "{b: ".repeat(50_000))).singleElement().asString()
                .contains("is nested deeper than 32 levels");
    }

    @Test
    void a_second_document_a_tag_and_a_list_at_the_top_are_refused() {
        assertThat(errors("a: 1\n---\nb: 2\n")).singleElement().asString()
                .startsWith("x.yaml:2:1: holds a second document");
        assertThat(errors("a: !!java/object x\n")).singleElement().asString()
                .startsWith("x.yaml:1:4: uses a YAML tag");
        assertThat(errors("- a\n")).containsExactly(
                "x.yaml:1:1: holds a list at the top; write keys and values, beginning with: version: \"1\"");
    }

    @Test
    void an_empty_file_says_what_to_write() {
        String empty = "x.yaml:1:1: is empty; write at least: version: \"1\"";
        assertThat(errors("")).containsExactly(empty);
        assertThat(errors("# only a comment\n")).containsExactly(empty);
    }

    @Test
    void bom_and_crlf_do_not_matter() {
        assertThat(errors("\ufeffa: 1\r\nb: 2\r\n")).isEmpty();
        assertThat(value("\ufeffa: 1\r\nb: x\r\n", "b")).isInstanceOfSatisfying(ConfigNode.Scalar.class,
                scalar -> assertThat(scalar.text()).isEqualTo("x"));
    }

    @Test
    void a_nul_and_bytes_that_are_not_utf_8_are_told_with_their_place() {
        assertThat(errors("a: 1\nb: \0\n")).singleElement().asString()
                .startsWith("x.yaml:2:4: holds a character that YAML does not allow (U+0000)");
        byte[] latin = "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(YamlFile.parse(latin, "x.yaml").errors()).singleElement().asString()
                .isEqualTo("x.yaml:2:7: is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void a_file_that_is_too_large_or_no_file_is_refused(@TempDir Path dir) throws IOException {
        Path large = Files.write(dir.resolve("large"), new byte[YamlFile.MOST_BYTES + 1]);
        assertThat(YamlFile.read(large, "x.yaml").errors()).singleElement().asString().contains("is larger than");
        assertThat(YamlFile.read(dir, "x.yaml").errors()).singleElement().asString()
                .contains("is not a regular file");
    }

    @Test
    void a_shown_value_cannot_move_the_cursor() {
        assertThat(Shown.quoted("a\u001b[31m\u202eb\"c\n")).isEqualTo("\"a\\u001b[31m\\u202eb\\\"c\\u000a\"");
        assertThat(Shown.quoted("x".repeat(100))).hasSize(63);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hostile_text_gives_a_tree_or_errors_and_never_throws(long seed) {
        Gen gen = Gen.seeded(seed);
        String yaml = "a: " + gen.hostileText(30) + "\nb: [" + gen.hostileText(10) + "]\n";
        YamlFile file = YamlFile.parse(yaml, "x.yaml");
        assertThat(file.root() != null || !file.errors().isEmpty()).isTrue();
        file.errors().forEach(error -> assertThat(error.toString().chars()).noneMatch(Character::isISOControl));
    }
}
