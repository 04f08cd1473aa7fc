package app.mallcop.proof.trouble;

import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A deployment repo that another user may enter, and the command line as a process of its own. */
final class Shop {

    private static final String NOBODY = "65534";

    private final Path folder;

    Shop(Path folder) throws IOException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        new Setup(repo(), Disk.real()).create("version: \"1\"\n", new byte[32]);
    }

    Path repo() {
        return folder.resolve("repo");
    }

    /** So many events, told apart by where they begin to count. */
    Path events(String name, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder();
        IntStream.range(from, to).forEach(i -> text.append(
                "{\"timestamp\":\"2026-11-20T12:00:00Z\",\"source\":\"github\",\"event_type\":\"login\",\"actor\":\"eve")
                .append(i).append("\",\"metadata\":{\"note\":\"").append("x".repeat(300)).append("\"}}\n"));
        return Files.writeString(folder.resolve(name), text.toString(), StandardCharsets.UTF_8);
    }

    /** What a process said and how it ended. */
    record Ended(int exit, String out, String err) {}

    Process start(List<String> wrapped, Path classes, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapped);
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-Xmx128m", "-cp", classPath(classes), "app.mallcop.cli.Main", "--dir", repo().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(errors(arguments).toFile());
        builder.environment().put("MALLCOP_CLONE", "shop");
        return builder.start();
    }

    private Path errors(String... arguments) {
        return folder.resolve("stderr-" + Path.of(arguments[arguments.length - 1]).getFileName());
    }

    Ended end(Process process, String... arguments) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(errors(arguments)));
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return end(start(List.of(), folder, arguments), arguments);
    }

    /** With no file longer than this: what a full disk does, without filling one. */
    Ended runWithFilesUpTo(int kibibytes, String... arguments) throws IOException, InterruptedException {
        List<String> limited = List.of("prlimit", "--fsize=" + kibibytes * 1024L, "--");
        return end(start(limited, folder, arguments), arguments);
    }

    /** As another user, who may read everything here and owns nothing. */
    Ended runAsNobody(String... arguments) throws IOException, InterruptedException {
        List<String> other = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
        return end(start(other, readableClasses(), arguments), arguments);
    }

    void giveToNobody() throws IOException, InterruptedException {
        int exit = new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, repo().toString()).inheritIO().start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("chown failed");
        }
    }

    void makeReadOnly() throws IOException, InterruptedException {
        int exit = new ProcessBuilder("chmod", "-R", "a-w", repo().toString()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("chmod failed");
        }
    }

    private static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(Path::of)
                .filter(Files::exists).toList();
    }

    private String classPath(Path classes) {
        return classes.equals(folder)
                ? System.getProperty("java.class.path")
                : String.join(java.io.File.pathSeparator,
                        IntStream.range(0, ownClassPath().size()).mapToObj(i -> classes.resolve(nameOf(i)).toString())
                                .toList());
    }

    private static String nameOf(int index) {
        return index + (Files.isDirectory(ownClassPath().get(index)) ? "" : ".jar");
    }

    /** The classes may lie where only their owner may look; a copy lies where everybody may. */
    private Path readableClasses() throws IOException {
        Path copy = folder.resolve("classes");
        if (Files.exists(copy)) {
            return copy;
        }
        Files.createDirectories(copy);
        List<Path> entries = ownClassPath();
        for (int i = 0; i < entries.size(); i++) {
            copy(entries.get(i), copy.resolve(nameOf(i)));
        }
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Every file of the repo but caches and git's, by path. */
    Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(repo())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = repo().relativize(file).toString();
                if (!name.startsWith(".git/") && !name.startsWith(".mallcop/local/")) {
                    content.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }

    static boolean has(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
