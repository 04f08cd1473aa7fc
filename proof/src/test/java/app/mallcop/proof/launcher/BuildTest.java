package app.mallcop.proof.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.proof.launcher.Checkout.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, and what it says when it cannot. */
class BuildTest {

    private static final String BUILDS = "echo called >>\"$HOME/calls\"; while [ \"$1\" != -f ]; do shift; done; cp \"$JAR\" \"$(dirname \"$2\")/cli/target/mallcop.jar\"";

    @TempDir
    Path temp = Path.of("");

    private List<String> calls(Checkout checkout) throws Exception {
        Path calls = checkout.root.resolveSibling("bin of " + checkout.root.getFileName()).resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void the_first_call_builds_and_says_so_on_stderr_in_one_line() throws Exception {
        Checkout checkout = Checkout.fresh(temp.resolve("fresh clone")).maven(BUILDS);
        Result result = checkout.run("--version");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("mallcop ").hasLineCount(1);
        assertThat(result.err()).hasLineCount(1).contains("building").contains("build.log");
        assertThat(calls(checkout)).hasSize(1);
    }

    @Test
    void the_second_call_does_not_build() throws Exception {
        Checkout checkout = Checkout.fresh(temp.resolve("c")).maven(BUILDS);
        var _ = checkout.run("--version");
        assertThat(checkout.run("--version").err()).isEmpty();
        assertThat(calls(checkout)).hasSize(1);
    }

    @Test
    void a_changed_source_is_built_in() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c")).maven(BUILDS);
        touch(checkout.root.resolve("api/src/main/Source.java"), checkout.jar());
        assertThat(checkout.run("--version").err()).contains("the sources changed");
        assertThat(calls(checkout)).hasSize(1);
    }

    @Test
    void a_deleted_source_is_noticed() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c")).maven(BUILDS);
        Files.delete(checkout.root.resolve("api/src/main/Source.java"));
        touch(checkout.root.resolve("api/src/main"), checkout.jar());
        var _ = checkout.run("--version");
        assertThat(calls(checkout)).hasSize(1);
    }

    @Test
    void when_told_not_to_build_it_takes_the_jar_as_it_is() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c")).maven(BUILDS).env("MALLCOP_NO_BUILD", "1");
        touch(checkout.root.resolve("api/src/main/Source.java"), checkout.jar());
        assertThat(checkout.run("--version").exit()).isZero();
        assertThat(calls(checkout)).isEmpty();
    }

    @Test
    void what_maven_built_already_is_taken_over() throws Exception {
        Checkout checkout = Checkout.fresh(temp.resolve("c"));
        Files.createFile(checkout.root.resolve("picocli/target/picocli-1.jar"));
        Files.copy(Checkout.built(), checkout.root.resolve("cli/target/mallcop.jar"));
        Result result = checkout.run("--version");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_torn_jar_of_maven_is_not_taken_over() throws Exception {
        Checkout checkout = Checkout.fresh(temp.resolve("c")).maven(BUILDS);
        Files.createFile(checkout.root.resolve("picocli/target/picocli-1.jar"));
        Files.writeString(checkout.root.resolve("cli/target/mallcop.jar"), "PK half a jar");
        assertThat(checkout.run("--version").out()).startsWith("mallcop ");
        assertThat(calls(checkout)).hasSize(1);
    }

    @Test
    void two_at_once_on_a_fresh_clone_build_once() throws Exception {
        Path gate = temp.resolve("gate");
        // The first build ends when the other copy has said that it waits.
        Checkout checkout = Checkout.fresh(temp.resolve("c"))
                .maven(BUILDS + "; until [ -e '" + gate + "' ]; do :; done");
        checkout.command("sleep", ": >'" + gate + "'");
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(checkout.start(List.of(checkout.root + "/mallcop"), temp, "--version"));
        }
        for (Process process : both) {
            Result result = checkout.finish(process);
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("mallcop ").hasLineCount(1);
        }
        assertThat(calls(checkout)).hasSize(1);
    }

    @Test
    void a_lock_whose_owner_died_is_taken_over() throws Exception {
        Checkout checkout = Checkout.fresh(temp.resolve("c")).maven(BUILDS);
        Process gone = new ProcessBuilder("true").start();
        assertThat(gone.waitFor()).isZero();
        Path lock = Files.createDirectories(checkout.root.resolve(".mallcop-build/build.lock"));
        Files.writeString(lock.resolve("owner"), gone.pid() + "\n");
        assertThat(checkout.run("--version").exit()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_failed_build_is_one_document_with_the_log_on_stderr() throws Exception {
        Checkout checkout = Checkout.fresh(temp.resolve("c")).maven("echo no such artifact; exit 1");
        Result result = checkout.run("status");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).hasLineCount(1).contains("\"code\":\"build-failed\"");
        assertThat(result.err()).contains("no such artifact").contains("build.log");
        assertThat(checkout.root.resolve(".mallcop-build/build.lock")).doesNotExist();
    }

    @Test
    void a_checkout_that_is_not_built_and_may_not_be_says_so() throws Exception {
        Result result = Checkout.fresh(temp.resolve("c")).env("MALLCOP_NO_BUILD", "1").run("status");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).hasLineCount(1).contains("\"code\":\"not-built\"");
    }

    private static void touch(Path file, Path later) throws Exception {
        FileTime then = Files.getLastModifiedTime(later);
        Files.setLastModifiedTime(file, FileTime.from(then.toInstant().plusSeconds(1)));
    }
}
