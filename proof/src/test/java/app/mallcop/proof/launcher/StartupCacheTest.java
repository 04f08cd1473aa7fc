package app.mallcop.proof.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.proof.launcher.Checkout.Result;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The start-up cache is a convenience: whatever happens to it, stdout stays one document. */
class StartupCacheTest {

    enum Damage {
        EMPTY, CUT, HEAD, MIDDLE, MIDDLE_UNSEEN, GONE
    }

    @TempDir
    static Path temp = Path.of("");

    /** Of all tests here, since making a cache takes seconds: each leaves it with one that can be used. */
    @SuppressWarnings("NullAway.Init")
    private static Checkout trained;

    @BeforeAll
    static void a_checkout_with_a_cache() throws Exception {
        trained = trained("c");
    }

    private static Checkout trained(String name) throws Exception {
        Checkout checkout = Checkout.ready(temp.resolve(name)).env("MALLCOP_AOT", "wait");
        assertThat(checkout.run("--version").exit()).isZero();
        return checkout;
    }

    private static Path cache(Checkout checkout) throws Exception {
        try (Stream<Path> files = Files.list(checkout.root.resolve(".mallcop-build"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
        }
    }

    private static Result install(Checkout checkout) throws Exception {
        return checkout.run("self", "install", "--prefix",
                checkout.root.resolveSibling("prefix of " + checkout.root.getFileName()).toString());
    }

    private static void isOneDocument(Result result) {
        assertThat(result.out()).hasLineCount(1).startsWith("{\"command\":\"self install\",\"status\":\"ok\"");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_cache_shows_nowhere_and_is_made_again(Damage damage) throws Exception {
        Checkout checkout = trained;
        Path cache = cache(checkout);
        long size = Files.size(cache);
        damage(cache, damage);
        isOneDocument(install(checkout));
        isOneDocument(install(checkout));
        assertThat(Files.size(cache(checkout))).isCloseTo(size, Percentage.withPercentage(20));
        assertThat(checkout.root.resolve(".mallcop-build").resolve(cache.getFileName() + ".log")).isEmptyFile();
        assertThat(isUsed(checkout)).isTrue();
    }

    private static void damage(Path cache, Damage damage) throws Exception {
        FileTime before = Files.getLastModifiedTime(cache);
        try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
            byte[] noise = new byte[100_000];
            new Random(7).nextBytes(noise);
            switch (damage) {
                case EMPTY -> file.setLength(0);
                case CUT -> file.setLength(file.length() / 2);
                case HEAD -> file.write(noise, 0, 64);
                case MIDDLE, MIDDLE_UNSEEN -> {
                    file.seek(file.length() / 3);
                    file.write(noise);
                }
                case GONE -> Files.delete(cache);
            }
        }
        if (damage != Damage.GONE && damage != Damage.MIDDLE) {
            // As a failing disk does it: the file's date says nothing.
            Files.setLastModifiedTime(cache, before);
        }
    }

    /** Asks the JVM itself. */
    private static boolean isUsed(Checkout checkout) throws Exception {
        Result result = checkout.env("_JAVA_OPTIONS", "-Xlog:class+load=info:stderr").run("--version");
        checkout.without("_JAVA_OPTIONS");
        return result.err().contains("app.mallcop.cli.Main source: shared objects file");
    }

    @Test
    void the_cache_is_used_by_commands_that_compile_fully_too() throws Exception {
        Result result = trained.env("_JAVA_OPTIONS", "-Xlog:class+load=info:stderr").run("import", "--help");
        trained.without("_JAVA_OPTIONS");
        assertThat(result.err()).contains("app.mallcop.cli.Main source: shared objects file");
    }

    @Test
    void a_new_jar_gets_a_new_cache() throws Exception {
        Checkout checkout = trained("new");
        FileTime before = Files.getLastModifiedTime(cache(checkout));
        Files.setLastModifiedTime(checkout.jar(), FileTime.from(before.toInstant().plusSeconds(60)));
        isOneDocument(install(checkout));
        assertThat(Files.getLastModifiedTime(cache(checkout))).isGreaterThan(before);
    }

    @Test
    void nothing_is_left_of_the_making() throws Exception {
        Checkout checkout = trained;
        try (Stream<Path> files = Files.list(checkout.root.resolve(".mallcop-build"))) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
            assertThat(names).noneMatch(name -> name.contains("config") || name.endsWith("lock"));
        }
    }
}
