package app.mallcop.proof.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small stand-in for a checkout: the launcher, one module's sources, and the jar that this build made. Maven is a script
 * of the test's own.
 */
final class Checkout {

    record Result(int exit, String out, String err) {}

    private static final Path REAL = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    final Path root;
    private final Path bin;
    private final Map<String, String> env = new HashMap<>();
    private final Map<Process, Path> stderr = new HashMap<>();

    private Checkout(Path root, Path bin) {
        this.root = root;
        this.bin = bin;
    }

    /** Sources only. Maven, if it is called, fails. */
    static Checkout fresh(Path root) throws IOException {
        assumeTrue(Files.exists(built()), "cli/target/mallcop.jar is not there; run mvn verify, not mvn test");
        Path bin = Files.createDirectories(root.resolveSibling("bin of " + root.getFileName()));
        Checkout checkout = new Checkout(root, bin);
        Files.createDirectories(root.resolve("api/src/main"));
        Files.createDirectories(root.resolve("picocli/target"));
        Files.createDirectories(root.resolve("cli/target"));
        for (String source : List.of("pom.xml", "api/pom.xml", "api/src/main/Source.java", "api/src/main", "api")) {
            Path path = root.resolve(source);
            if (Files.notExists(path)) {
                Files.createFile(path);
            }
            Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
        }
        Files.copy(REAL.resolve("mallcop"), root.resolve("mallcop"), StandardCopyOption.COPY_ATTRIBUTES);
        checkout.env.put("PATH", bin + ":" + System.getenv("PATH"));
        checkout.env.put("HOME", bin.toString());
        checkout.env.put("JAVA_HOME", System.getProperty("java.home"));
        checkout.env.put("MALLCOP_AOT", "no");
        checkout.maven("echo no build expected here; exit 1");
        return checkout;
    }

    /** With the finished jar in place, as after a first call. */
    static Checkout ready(Path root) throws IOException {
        Checkout checkout = fresh(root);
        Files.createDirectories(root.resolve(".mallcop-build"));
        Files.copy(built(), checkout.jar());
        return checkout;
    }

    static Path built() {
        return REAL.resolve("cli/target/mallcop.jar");
    }

    Path jar() {
        return root.resolve(".mallcop-build/mallcop.jar");
    }

    /** A script in the place of {@code mvn}; it finds the real jar as {@code $JAR}. */
    Checkout maven(String script) throws IOException {
        return command("mvn", "JAR='" + built() + "'\n" + script);
    }

    Checkout command(String name, String script) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    Checkout env(String name, String value) {
        env.put(name, value);
        return this;
    }

    Checkout without(String name) {
        env.remove(name);
        return this;
    }

    /** A folder that looks like a JDK of some version and cannot start. */
    Path fakeJdk(String version) throws IOException {
        Path home = Files.createDirectories(bin.resolve("jdk-" + version));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho wrong java\nexit 99\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    Result run(String... args) throws IOException, InterruptedException {
        return runAs(List.of(root.resolve("mallcop").toString()), root, args);
    }

    Result runAs(List<String> program, Path cwd, String... args) throws IOException, InterruptedException {
        return finish(start(program, cwd, args));
    }

    Process start(List<String> program, Path cwd, String... args) throws IOException {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line).directory(cwd.toFile());
        builder.environment().clear();
        builder.environment().putAll(env);
        builder.redirectError(Files.createTempFile(bin, "stderr", ".txt").toFile());
        Process process = builder.start();
        stderr.put(process, builder.redirectError().file().toPath());
        return process;
    }

    Result finish(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return new Result(exit, out, Files.readString(stderr.getOrDefault(process, Path.of("/dev/null"))));
    }
}
