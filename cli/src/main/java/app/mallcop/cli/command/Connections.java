package app.mallcop.cli.command;

import app.mallcop.cli.frame.Run;
import app.mallcop.connect.Platforms;
import app.mallcop.connect.boundary.Ground;
import app.mallcop.desk.boundary.OwnGround;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.scan.Keyed;
import app.mallcop.desk.scan.Outside;
import app.mallcop.desk.scan.Wirings;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Path;

/** How the platforms are reached, for commands that do. */
final class Connections {

    private Connections() {}

    static Wirings of(Run run, Config config, Repo repo) throws IOException {
        SecretBackend secrets = Secrets.of(config, run.repo(), run.world().env());
        byte[] key = Setup.redactionKey(repo.layout(), repo.disk());
        Path home = Path.of(run.world().variable("HOME").orElse("/"));
        return new Wirings(Platforms.ALL, secrets, Outside.of(config, secrets, run.world().env(), run.repo()),
                Keyed.by(key), home, run.repo());
    }

    /** What mallcop itself stands on. */
    static Ground ground(Run run, Config config) {
        return OwnGround.of(config, run.repo(), run.world().env(), run.world().launcher());
    }
}
