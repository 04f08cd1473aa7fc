package app.mallcop.desk.detect;

import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectionEpoch;
import app.mallcop.detect.Detector;
import app.mallcop.detect.rules.sets.Habits;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Every detector and rule of the program, with the defaults. */
final class EveryDetector {

    private EveryDetector() {}

    /** @param temp where a repo may be made */
    static List<Detector> in(Path temp) throws IOException, Tree.Malformed {
        Path root = temp.resolve("repo");
        new Setup(root, Disk.real()).create("version: \"1\"\n", new byte[32]);
        Repo repo = Repo.open(root, Disk.real(), Clock.systemUTC(), Optional.empty());
        Config config = Config.defaults();
        Rules rules = Rules.of(repo, config);
        DetectionEpoch epoch = DetectionEpoch.of(config, rules.contentHashes(), SecretBackend.NONE);
        // Habits look at what other rules ask about, and judge nothing themselves.
        return Lineup.of(epoch.bytes(), epoch.sha256(), rules, new byte[32]).setup().detectors().stream()
                .filter(detector -> !detector.name().equals(Habits.NAME)).toList();
    }
}
