package app.mallcop.desk.detect;

import app.mallcop.api.config.ConfigError;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectionEpoch;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.store.codec.ConfigTree;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.secrets.SecretBackend;
import java.nio.file.Path;
import java.util.List;

/** What is wrong with rule files of a repo, which a detection would leave out. */
public final class SkippedRules {

    private SkippedRules() {}

    /** Costs nothing where there are no rule files. */
    public static List<ConfigError> in(Path root, Config config, SecretBackend secrets) {
        if (RulePaths.of(root).isEmpty()) {
            return List.of();
        }
        RuleFiles files = RuleFiles.read(root);
        DetectionEpoch epoch = DetectionEpoch.of(config, files.hashes(), secrets);
        try {
            return files.make(DetectionConfig.of(ConfigTree.read(epoch.bytes()))).errors();
        } catch (Tree.Malformed impossible) {
            throw new IllegalStateException("an epoch that was just written is well-formed", impossible);
        }
    }
}
