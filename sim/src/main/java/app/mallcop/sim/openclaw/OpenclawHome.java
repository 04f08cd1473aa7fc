package app.mallcop.sim.openclaw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** The folder of an installation, as {@code ~/.openclaw}. */
public final class OpenclawHome {

    private final Path state;

    public OpenclawHome(Path state) throws IOException {
        this.state = state;
        Files.createDirectories(state.resolve("state"));
        Files.createDirectories(state.resolve("skills"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    }

    public Path path() {
        return state;
    }

    /** Only its user may read it, as OpenClaw writes it. */
    public OpenclawHome config(String json5) throws IOException {
        Path file = write(state.resolve("openclaw.json"), json5);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    /** @param folder below the installation, such as {@code skills/tidy} or {@code workspace/skills/tidy} */
    public OpenclawHome skill(String folder, String name, String text) throws IOException {
        write(state.resolve(folder).resolve("SKILL.md"),
                "---\nname: " + name + "\ndescription: " + name + " for tests\n---\n" + text + "\n");
        return this;
    }

    public Path file(String path, String content) throws IOException {
        return write(state.resolve(path), content);
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens the database, and keeps it open as a running gateway does. */
    public OpenclawLedger ledger() throws SQLException {
        return OpenclawLedger.open(state.resolve("state").resolve("openclaw.sqlite"));
    }
}
