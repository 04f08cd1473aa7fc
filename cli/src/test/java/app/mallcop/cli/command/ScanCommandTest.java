package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.testkit.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    private static final String SECRET = "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dcQz81xY";

    @TempDir
    Path temp;

    @BeforeEach
    void a_deployment_that_names_a_repository() throws IOException {
        new GitFolder(temp.resolve("app")).commit("config.txt", SECRET + "\n").commit("config.txt", "gone\n");
        Files.createDirectory(temp.resolve("firm"));
        config("detectors: {git-oops: {repos: [../app]}}\n");
    }

    private void config(String rest) throws IOException {
        Files.writeString(temp.resolve("firm/mallcop.yaml"), "version: \"1\"\n" + rest);
    }

    private Console.Result mallcop(String... line) {
        return Console.in(temp.resolve("firm")).env("HOME", temp.toString()).run(line);
    }

    @Test
    void git_histories_that_the_config_names_are_part_of_it() {
        Console.Result scan = mallcop("scan");

        assertThat(scan.exit()).as(scan.out()).isZero();
        assertThat(scan.out()).contains("\"histories\":[{").contains("\"secrets\":1").doesNotContain(SECRET);
        assertThat(mallcop("events", "--type", "secret_found", "--format", "jsonl").out().lines()).hasSize(1);
    }

    @Test
    void a_second_scan_finds_nothing_new_in_them() {
        mallcop("scan");

        assertThat(mallcop("scan").out()).contains("\"added\":0");
    }

    @Test
    void a_history_that_can_not_be_read_is_told_and_the_scan_is_partly_done() throws IOException {
        config("detectors: {git-oops: {repos: [../nowhere]}}\n");

        Console.Result scan = mallcop("scan");

        assertThat(scan.exit()).isEqualTo(3);
        assertThat(scan.err() + scan.out()).contains("nowhere");
    }

    @Test
    void one_source_alone_leaves_histories_out() {
        assertThat(mallcop("scan", "--source", "github").exit()).isEqualTo(2);
    }

    @Test
    void a_connector_that_somebody_put_into_the_repo_is_told_to_be_unread() throws IOException {
        Files.createDirectories(temp.resolve("firm/plugins/connectors/cloudflare"));

        Console.Result scan = mallcop("scan");

        assertThat(scan.exit()).isEqualTo(3);
        assertThat(scan.out()).contains("\"code\":\"plugin-not-read\"", "plugins/connectors/", "cloudflare",
                "mallcop import");
    }

    @Test
    void one_that_the_config_names_is_a_source_that_can_not_be_read() throws IOException {
        Files.createDirectories(temp.resolve("firm/plugins/connectors/cloudflare"));
        config("connectors: [{id: cf, type: cloudflare, zones: [a]}]\n");

        Console.Result scan = mallcop("scan");

        assertThat(scan.exit()).isEqualTo(1);
        assertThat(scan.out()).containsOnlyOnce("\"code\":\"plugin-not-read\"").contains("enabled: false");
    }

    @Test
    void one_that_is_named_like_a_built_in_does_not_silently_take_its_place() throws IOException {
        Files.createDirectories(temp.resolve("firm/plugins/connectors/openclaw"));
        Files.writeString(Files.createDirectories(temp.resolve(".openclaw")).resolve("openclaw.json"), "{}");
        config("connectors: [{id: claw, type: openclaw}]\n");

        Console.Result scan = mallcop("scan");

        assertThat(scan.exit()).as(scan.out()).isEqualTo(3);
        assertThat(scan.out()).contains("so the built-in one reads", "\"id\":\"claw\"");
    }

    @Test
    void nothing_to_scan_is_an_error_that_says_what_to_do() throws IOException {
        config("");

        Console.Result scan = mallcop("scan");

        assertThat(scan.exit()).isEqualTo(2);
        assertThat(scan.err()).contains("mallcop init");
    }
}
