package app.mallcop.store.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {

    @Test
    void lines_quotes_export_and_comments_are_read() {
        assertThat(DotEnv.parse("""
                # a comment
                A=plain
                export B = spaced value   # and a comment
                C='single $A \\n # stays'   # comment
                D="double \\"q\\" \\n \\$ \\x"
                E=
                F=a#b
                G=#nothing
                """)).containsOnly(Map.entry("A", "plain"), Map.entry("B", "spaced value"),
                Map.entry("C", "single $A \\n # stays"), Map.entry("D", "double \"q\" \n $ \\x"), Map.entry("E", ""),
                Map.entry("F", "a#b"), Map.entry("G", ""));
    }

    @Test
    void bom_and_crlf_do_not_end_up_in_values() {
        assertThat(DotEnv.parse("\ufeffA=1\r\nB='2'\r\n")).containsOnly(Map.entry("A", "1"), Map.entry("B", "2"));
    }

    @Test
    void the_last_line_for_a_name_holds() {
        assertThat(DotEnv.parse("A=1\nA=2\n")).containsExactly(Map.entry("A", "2"));
    }

    @Test
    void malformed_lines_are_told_by_number_and_never_by_value() {
        SecretsUnreadable wrong = catchThrowableOfType(SecretsUnreadable.class,
                () -> DotEnv.parse("A=ok\nhunter2\nB=\"hunter3\n1C=hunter4\nD='x' hunter5\n"));
        assertThat(wrong.errors()).extracting(Object::toString).containsExactly(
                ".env:2:1: line 2 is not NAME=value; write NAME=value, with letters, digits and '_' in the name",
                ".env:3:1: line 3 has a quote that is not closed; close it on the same line; write \\n for a line break",
                ".env:4:1: line 4 is not NAME=value; write NAME=value, with letters, digits and '_' in the name",
                ".env:5:1: line 5 goes on after the closing quote; put the whole value into the quotes");
        assertThat(wrong.getMessage()).doesNotContain("hunter");
    }

    @Test
    void the_environment_wins_even_when_it_says_nothing(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve(".env"), "A=file\nB=file\nC=file\n");
        EnvSecrets secrets = EnvSecrets.open(dir, Map.of("A", "real", "B", ""));
        assertThat(secrets.find("A")).contains(Secret.of("real"));
        assertThat(secrets.find("B")).contains(Secret.of(""));
        assertThat(secrets.find("C")).contains(Secret.of("file"));
        assertThat(secrets.find("D")).isEmpty();
    }

    @Test
    void nothing_shows_a_value(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve(".env"), "A=hunter2\n");
        EnvSecrets secrets = EnvSecrets.open(dir, Map.of());
        assertThat(secrets).hasToString("env (1 in .env)");
        assertThat(secrets.find("A").orElseThrow()).hasToString("‹secret›");
    }

    @Test
    void a_folder_named_env_is_told(@TempDir Path dir) throws IOException {
        Files.createDirectory(dir.resolve(".env"));
        assertThatThrownBy(() -> EnvSecrets.open(dir, Map.of())).isInstanceOf(SecretsUnreadable.class)
                .hasMessageContaining("is not a regular file");
    }
}
