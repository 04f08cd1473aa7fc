package app.mallcop.desk.boundary;

import app.mallcop.connect.boundary.Accounts;
import app.mallcop.connect.boundary.Ground;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What mallcop itself stands on: its repo, its program, and an AI agent that is watched on the same machine. */
public final class OwnGround {

    private OwnGround() {}

    /** @param launcher the script that started mallcop, if one did */
    public static Ground of(Config config, Path repo, Map<String, String> env, Optional<Path> launcher) {
        String user = ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name", ""));
        Path home = Path.of(env.getOrDefault("HOME", "/"));
        return new Ground(repo, launcher.flatMap(OwnGround::folder), user,
                agent(config, ConfigLoader.secrets(config, repo, env), home), Accounts.here());
    }

    private static Optional<Path> folder(Path launcher) {
        try {
            return Optional.ofNullable(launcher.toRealPath().getParent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> agent(Config config, SecretBackend secrets, Path home) {
        for (Config.Connector connector : config.connectors()) {
            if (connector.enabled() && connector.type().equals("openclaw")) {
                Optional<String> named = text(connector.own().textOrNull("openclaw_user"), secrets);
                Path folder = text(connector.own().textOrNull("openclaw_home"), secrets)
                        .map(path -> path.startsWith("~/") ? home.resolve(path.substring(2)) : home.resolve(path))
                        .orElseGet(() -> home.resolve(".openclaw"));
                Optional<String> agent = named.or(() -> owner(folder));
                if (agent.isPresent()) {
                    return agent;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(@Nullable Interpolated text, SecretBackend secrets) {
        return text != null && text.resolve(secrets) instanceof Interpolated.Found found
                ? Optional.of(found.secret().reveal()).filter(value -> !value.isBlank())
                : Optional.empty();
    }

    private static Optional<String> owner(Path folder) {
        try {
            return Optional.of(Files.getOwner(folder).getName());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // It is not on this machine.
        }
    }
}
