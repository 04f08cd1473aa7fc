package app.mallcop.desk.detect;

import app.mallcop.api.EventType;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectionEpoch;
import app.mallcop.detect.Detector;
import app.mallcop.detect.rules.sets.Habits;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which event types some detector or rule looks at for what they are. Detectors that look at every event alike do not count. */
public final class TypesLookedAt {

    private TypesLookedAt() {}

    /** With the rules of this repo, under its config as it is now. */
    public static Set<EventType> in(Repo repo, Config config) throws IOException {
        Set<EventType> types = new TreeSet<>();
        detectors(repo, config).forEach(detector -> types.addAll(detector.reads()));
        return types;
    }

    static List<Detector> detectors(Repo repo, Config config) throws IOException {
        Rules rules = Rules.of(repo, config);
        DetectionEpoch epoch = DetectionEpoch.of(config, rules.contentHashes(), SecretBackend.NONE);
        try {
            // Habits look at what other rules ask about, and judge nothing themselves.
            return Lineup.of(epoch.bytes(), epoch.sha256(), rules, Setup.redactionKey(repo.layout(), repo.disk()))
                    .setup().detectors().stream().filter(detector -> !detector.name().equals(Habits.NAME)).toList();
        } catch (Tree.Malformed e) {
            throw new IllegalStateException("an epoch that was just made can be read", e);
        }
    }
}
