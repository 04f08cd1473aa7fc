package app.mallcop.desk.detect;

import app.mallcop.api.Refusal;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.desk.config.Config;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every file that decides what is found: rule files, and the lists that detectors of the program are given.
 *
 * @param lists content by {@code detector.key}, such as {@code injection-probe.extra_rules_file}
 */
record Rules(RuleFiles files, Map<String, String> lists, Map<String, String> contentHashes) {

    private static final Map<String, String> LISTS = Map.of("injection-probe", "extra_rules_file", "malicious-skill",
            "ioc_file");

    static Rules of(Repo repo, Config config) throws IOException {
        RuleFiles files = RuleFiles.read(repo.layout().root());
        Map<String, String> hashes = new TreeMap<>(files.hashes());
        Map<String, String> lists = new TreeMap<>();
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            if (config.detectors().of(list.getKey()).setting(list.getValue())
                    .value() instanceof ConfigValue.Text(String path)) {
                String key = list.getKey() + "." + list.getValue();
                Path file = repo.layout().root().resolve(path);
                if (!Files.isRegularFile(file)) {
                    throw Refusal.usage("file-missing", "detectors." + key + " names " + path + ", which is not there.",
                            "Make the file, or take the key out of mallcop.yaml.");
                }
                byte[] content = Files.readAllBytes(file);
                lists.put(key, new String(content, StandardCharsets.UTF_8));
                hashes.put(path, Bytes.sha256Hex(content));
            }
        }
        return new Rules(files, lists, hashes);
    }
}
