package app.mallcop.connect.openclaw.home;

import app.mallcop.connect.polling.Wiring;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An installation of OpenClaw on this machine.
 *
 * @param state its folder, as a rule {@code ~/.openclaw}
 * @param config its config file
 * @param user the home folder of the user it belongs to
 * @param bundled the skills that came with it, where they could be found
 */
public record Home(Path state, Path config, Path user, Optional<Path> bundled) {

    private static final String USUAL = ".openclaw";

    public static Home of(Wiring wiring) {
        Optional<String> written = wiring.options().text("openclaw_home");
        Path state = written.or(() -> wiring.variable("OPENCLAW_STATE_DIR"))
                .map(text -> expanded(text, wiring.home()))
                .orElseGet(() -> wiring.home().resolve(USUAL)).toAbsolutePath().normalize();
        Path config = written.isPresent()
                ? state.resolve("openclaw.json")
                : wiring.variable("OPENCLAW_CONFIG_PATH").map(text -> expanded(text, wiring.home()))
                        .orElseGet(() -> state.resolve("openclaw.json")).toAbsolutePath().normalize();
        Path parent = state.getParent();
        boolean usual = String.valueOf(state.getFileName()).startsWith(USUAL);
        return new Home(state, config, parent != null && usual ? parent : wiring.home(), bundled(wiring));
    }

    /** Whether anything of it is here. */
    public boolean isHere() {
        return Files.isDirectory(state) || Files.isRegularFile(config);
    }

    public Path ledger() {
        return state.resolve("state").resolve("openclaw.sqlite");
    }

    /** As a person writes it: {@code ~/.openclaw/openclaw.json}. */
    public String shown(Path path) {
        return path.startsWith(user) && !path.equals(user) ? "~/" + user.relativize(path) : path.toString();
    }

    /** A path of the config: {@code ~} is its user's home. */
    public Path expanded(String text) {
        return expanded(text, user).normalize();
    }

    private static Path expanded(String text, Path home) {
        return text.equals("~") ? home : text.startsWith("~/") ? home.resolve(text.substring(2)) : home.resolve(text);
    }

    /** Beside the program that the PATH leads to, as npm lays it out. */
    private static Optional<Path> bundled(Wiring wiring) {
        Optional<Path> named = wiring.variable("OPENCLAW_BUNDLED_SKILLS_DIR").map(Path::of);
        if (named.isPresent()) {
            return named.filter(Files::isDirectory);
        }
        for (String folder : wiring.variable("PATH").orElse("").split(":", -1)) {
            Path program = folder.isEmpty() ? null : Path.of(folder).resolve("openclaw");
            if (program != null && Files.isRegularFile(program)) {
                return besides(program);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> besides(Path program) {
        try {
            Path folder = program.toRealPath().getParent();
            Path skills = folder == null ? null : folder.resolve("skills");
            return Optional.ofNullable(skills).filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }
}
