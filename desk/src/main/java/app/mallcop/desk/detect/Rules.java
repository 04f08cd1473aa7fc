package app.mallcop.desk.detect;

import app.mallcop.desk.config.Config;
import app.mallcop.detect.Detector;
import app.mallcop.store.repo.Repo;
import java.util.List;
import java.util.Map;

/** The detectors of rule files, and the hashes of every file that decides what is found. */
record Rules(List<Detector> detectors, Map<String, String> contentHashes) {

    static Rules of(Repo repo, Config config) {
        return new Rules(List.of(), Map.of());
    }
}
