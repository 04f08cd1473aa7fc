package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion scripts, manual pages and help: everything made from the table of commands. */
class ScriptsTest {

    @TempDir
    Path temp = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void a_completion_knows_commands_of_two_words_and_their_options(String shell) {
        Console.Result result = Console.in(temp).run("completion", shell);
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("self").contains("install").contains("prefix").contains("human");
        assertThat(result.out()).doesNotContain("--output");
    }

    @Test
    void bash_accepts_the_script() throws Exception {
        Path script = temp.resolve("script");
        Files.writeString(script, Console.in(temp).run("completion", "bash").out());
        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor()).isZero();
    }

    @Test
    void bash_completes_the_second_word() throws Exception {
        Path script = temp.resolve("script");
        Files.writeString(script, Console.in(temp).run("completion", "bash").out());
        Process bash = new ProcessBuilder("bash", "-c",
                "source " + script
                        + "; COMP_WORDS=(mallcop self ''); COMP_CWORD=2; _complete_mallcop; echo ${COMPREPLY[*]}")
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("install");
    }

    @Test
    void an_unknown_shell_is_an_error_that_lists_the_known() {
        Console.Result result = Console.in(temp).run("completion", "fihs");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("bash, zsh, fish").contains("did you mean fish?");
    }

    @Test
    void every_listed_command_has_a_manual_page() throws IOException {
        assertThat(Console.in(temp).run("man", "--output", "pages").exit()).isZero();
        assertThat(temp.resolve("pages/mallcop.1")).content().startsWith(".TH \"MALLCOP\"").contains("self install");
        assertThat(temp.resolve("pages/mallcop-self-install.1")).content().contains("\\-\\-prefix");
        assertThat(temp.resolve("pages/mallcop-man.1")).doesNotExist();
    }

    @Test
    void help_groups_the_commands_by_task() {
        assertThat(Console.in(temp).run("help").out()).contains("Set up\n").contains("Look after the repo\n")
                .contains("config check").doesNotContain("  man ");
    }

    @Test
    void help_of_an_unknown_command_suggests_one() {
        Console.Result result = Console.in(temp).run("help", "self", "instal");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean mallcop self install?");
    }
}
