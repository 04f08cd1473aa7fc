package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfInstallCommandTest {

    @TempDir
    Path temp = Path.of("");

    private Path launcher = Path.of("");
    private Path link = Path.of("");

    @BeforeEach
    void a_checkout() throws IOException {
        launcher = Files.createFile(Files.createDirectories(temp.resolve("checkout")).resolve("mallcop"));
        link = temp.resolve("home/.local/bin/mallcop");
    }

    private Console console() {
        return Console.in(temp).startedBy(launcher).env("HOME", temp.resolve("home").toString());
    }

    @Test
    void a_link_in_the_home_points_to_the_launcher() {
        Console.Result result = console().run("self", "install");
        assertThat(result.exit()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(link).hasSameBinaryContentAs(launcher);
        assertThat(result.out()).contains("\"on_path\":false");
    }

    @Test
    void a_second_time_changes_nothing() {
        var _ = console().run("self", "install");
        Console.Result again = console().env("PATH", "/bin:" + link.getParent()).run("self", "install");
        assertThat(again.out()).contains("\"installed_before\":true").contains("\"on_path\":true");
    }

    @Test
    void a_foreign_file_is_left_alone() throws IOException {
        Files.createDirectories(temp.resolve("home/.local/bin"));
        Files.writeString(link, "somebody else's");
        Console.Result result = console().run("self", "install");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("file-exists");
        assertThat(link).content().isEqualTo("somebody else's");
    }

    @Test
    void a_link_left_by_a_checkout_that_is_gone_is_replaced() throws IOException {
        Files.createDirectories(temp.resolve("home/.local/bin"));
        Files.createSymbolicLink(link, temp.resolve("gone/mallcop"));
        assertThat(console().run("self", "install").exit()).isZero();
        assertThat(Files.readSymbolicLink(link)).isEqualTo(launcher);
    }

    @Test
    void without_a_home_it_asks_for_a_place() {
        Console.Result result = Console.in(temp).startedBy(launcher).run("self", "install");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("--prefix");
    }
}
