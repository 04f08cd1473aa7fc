package app.mallcop.proof.losses;

import app.mallcop.connect.Platforms;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.scan.Keyed;
import app.mallcop.desk.scan.Scan;
import app.mallcop.desk.scan.Wirings;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scan as the command does it, at a moment of the simulated world, on a disk that may end. */
record Scanning(Path root, Path caBundle, String url) {

    Scan.Result at(Instant asOf, Disk disk) throws IOException {
        Map<String, String> variables = World.variables(url);
        if (!(ConfigLoader.load(root, variables) instanceof Config config)) {
            throw new IllegalStateException("the config of the storm is in order");
        }
        Network network = new Network(new JdkWire(TrustAnchors.context(Optional.of(caBundle)), Optional.empty()),
                Waits.simulated(() -> asOf));
        Repo repo = Repo.open(root, disk, Clock.fixed(asOf, ZoneOffset.UTC), Optional.of("storm"));
        Wirings wirings = new Wirings(Platforms.ALL,
                name -> Optional.ofNullable(variables.get(name)).map(Secret::of), network, Keyed.by(new byte[32]),
                root, root);
        return new Scan(repo, Progress.NONE, Cancel.NEVER)
                .run(new Scan.Request(wirings.sources(config, List.of()), true, false));
    }
}
