package app.mallcop.proof.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.mallcop.proof.launcher.Checkout.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where it may lie, from where it may be called, and which Java it takes. */
class LauncherTest {

    @TempDir
    Path temp = Path.of("");

    /** JUnit warns of each link that leads out of its folder. */
    @AfterEach
    void remove_links() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void printsItsVersion(Result result) {
        assertThat(result.out()).as(result.err()).startsWith("mallcop ").hasLineCount(1);
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void starts_from_a_path_with_spaces_in_any_directory() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("my check out"));
        printsItsVersion(checkout.runAs(List.of(checkout.root + "/mallcop"), Path.of("/"), "--version"));
    }

    @Test
    void starts_by_a_relative_path() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        printsItsVersion(checkout.runAs(List.of("../../mallcop"), checkout.root.resolve("api/src"), "--version"));
    }

    @Test
    void starts_through_a_chain_of_links() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        Path deep = Files.createDirectories(temp.resolve("x/y"));
        Files.createSymbolicLink(deep.resolve("first"), Path.of("../../c/mallcop"));
        Files.createSymbolicLink(temp.resolve("second"), deep.resolve("first"));
        printsItsVersion(checkout.runAs(List.of(temp.resolve("second").toString()), Path.of("/"), "--version"));
    }

    @Test
    void starts_from_the_path_once_installed() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        assertThat(checkout.run("self", "install", "--prefix", temp.resolve("pre fix").toString()).exit()).isZero();
        checkout.env("PATH", temp.resolve("pre fix/bin") + ":/usr/bin:/bin");
        printsItsVersion(checkout.runAs(List.of("sh", "-c", "mallcop --version"), Path.of("/")));
    }

    @Test
    void starts_without_a_home() throws Exception {
        printsItsVersion(Checkout.ready(temp.resolve("c")).without("HOME").run("--version"));
    }

    @Test
    void keeps_letters_beyond_ascii_in_an_ascii_locale() throws Exception {
        assertThat(Checkout.ready(temp.resolve("c")).env("LC_ALL", "C").run("help", "grüße").out()).isEmpty();
        assertThat(Checkout.ready(temp.resolve("d")).env("LC_ALL", "C").run("grüße").out()).contains("grüße");
    }

    @Test
    void starts_from_a_checkout_that_cannot_be_written() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        Path cache = Files.createDirectories(temp.resolve("cache"));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Stream<Path> all = Files.walk(checkout.root)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
            }
        }
        checkout.env("XDG_CACHE_HOME", cache.toString()).env("MALLCOP_AOT", "wait");
        printsItsVersion(checkout.runAs(asNobody(checkout.root + "/mallcop"), Path.of("/"), "--version"));
        try (Stream<Path> made = Files.walk(cache)) {
            assertThat(made.filter(path -> path.toString().endsWith(".aot"))).hasSize(1);
        }
    }

    /** Root may write everywhere, so a build that runs as root gives the call away to somebody who may not. */
    private static List<String> asNobody(String program) throws IOException {
        if (Files.isWritable(Path.of("/"))) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "running as root without setpriv");
            return List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program);
        }
        return List.of(program);
    }

    @Test
    void a_reader_that_leaves_early_is_no_error() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        Result result = checkout.runAs(
                List.of("sh", "-c", "{ \"$0\" completion bash; echo \"exit $?\" >&2; } | head -n 1"), checkout.root,
                checkout.root + "/mallcop");
        assertThat(result.err()).isEqualTo("exit 0\n");
        assertThat(result.out()).hasLineCount(1);
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        Path home = Files.createDirectories(temp.resolve("home/.jdks"));
        Files.createSymbolicLink(home.resolve("25"), Path.of(System.getProperty("java.home")));
        checkout.env("JAVA_HOME", checkout.fakeJdk("17.0.1").toString()).env("HOME", temp + "/home");
        printsItsVersion(checkout.run("--version"));
    }

    @Test
    void a_named_java_that_is_too_old_is_an_error_in_one_document() throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve("c"));
        Result result = checkout.env("MALLCOP_JAVA_HOME", checkout.fakeJdk("17.0.1").toString()).run("status");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).hasLineCount(1).startsWith("{\"command\":").contains("\"code\":\"no-jdk\"");
        assertThat(result.err()).contains("MALLCOP_JAVA_HOME");
    }

    @Test
    void without_any_java_it_says_what_to_install() throws Exception {
        Checkout checkout = withoutUsualFolders(Checkout.ready(temp.resolve("c")));
        Result result = checkout.run("status", "--human");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("needs a JDK 25").contains("MALLCOP_JAVA_HOME");
    }

    @Test
    void a_java_on_the_path_is_found_through_its_links() throws Exception {
        Checkout checkout = withoutUsualFolders(Checkout.ready(temp.resolve("c")));
        Path bin = Files.createDirectories(temp.resolve("path"));
        Files.createSymbolicLink(temp.resolve("alternative"), Path.of(System.getProperty("java.home"), "bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), temp.resolve("alternative"));
        checkout.env("PATH", bin + ":" + temp.resolve("tools"));
        printsItsVersion(checkout.run("--version"));
    }

    /** The machine that runs this has a JDK in a usual folder, so the copy of the script looks elsewhere. */
    private Checkout withoutUsualFolders(Checkout checkout) throws IOException {
        Path script = checkout.root.resolve("mallcop");
        String text = Files.readString(script);
        int from = text.indexOf("for home in");
        int to = text.indexOf("; do", from);
        String moved = text.substring(from, to).replace(" /", " " + temp + "/nowhere/");
        Files.writeString(script, text.substring(0, from) + moved + text.substring(to));
        Path tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : List.of("sh", "find", "readlink", "uname", "mkdir", "mv", "rm", "env")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        return checkout.without("JAVA_HOME").env("PATH", tools.toString());
    }
}
