package app.mallcop.desk.detect;

import app.mallcop.desk.config.Config;
import app.mallcop.detect.Detector;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Every detector and rule of the program, with the defaults. */
final class EveryDetector {

    private EveryDetector() {}

    /** @param temp where a repo may be made */
    static List<Detector> in(Path temp) throws IOException {
        Path root = temp.resolve("repo");
        new Setup(root, Disk.real()).create("version: \"1\"\n", new byte[32]);
        return TypesLookedAt.detectors(Repo.open(root, Disk.real(), Clock.systemUTC(), Optional.empty()),
                Config.defaults());
    }
}
