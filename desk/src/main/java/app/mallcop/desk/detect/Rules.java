package app.mallcop.desk.detect;

import app.mallcop.api.Refusal;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.desk.config.Config;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.ConfigTree;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.epochs.Epochs;
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
 * @param contents what the files hold, by path in the repo
 * @param lists content by {@code detector.key}, such as {@code injection-probe.extra_rules_file}
 */
record Rules(RuleFiles files, Map<String, byte[]> contents, Map<String, String> lists,
        Map<String, String> contentHashes) {

    private static final Map<String, String> LISTS = Map.of("injection-probe", "extra_rules_file", "malicious-skill",
            "ioc_file");

    static Rules of(Repo repo, Config config) throws IOException {
        RuleFiles files = RuleFiles.read(repo.layout().root());
        Map<String, String> hashes = new TreeMap<>(files.hashes());
        Map<String, byte[]> contents = new TreeMap<>(files.contents());
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
                contents.put(path, content);
                hashes.put(path, Bytes.sha256Hex(content));
            }
        }
        return new Rules(files, contents, lists, hashes);
    }

    /** So that a run under this config can be replayed when the files have been changed. */
    void keep(Epochs epochs) throws IOException {
        for (byte[] content : contents.values()) {
            epochs.keepRules(content);
        }
    }

    /** The files as they were under this config: those that are unchanged, and kept copies of the others. */
    Rules at(byte[] epoch, Epochs epochs) throws IOException, Tree.Malformed {
        ConfigValue.Table all = ConfigTree.read(epoch);
        Map<String, byte[]> then = new TreeMap<>();
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> file : table(all, "content").entries().entrySet()) {
            if (file.getValue() instanceof ConfigValue.Text(String hash)) {
                hashes.put(file.getKey(), hash);
                if (!file.getKey().equals(RuleFiles.PACK)) {
                    then.put(file.getKey(), content(file.getKey(), hash, epochs));
                }
            }
        }
        Map<String, byte[]> files = new TreeMap<>(then);
        Map<String, String> lists = new TreeMap<>();
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            ConfigValue path = table(table(all, "detectors"), list.getKey()).entries().get(list.getValue());
            if (path instanceof ConfigValue.Text(String named) && then.containsKey(named)) {
                lists.put(list.getKey() + "." + list.getValue(),
                        new String(then.getOrDefault(named, new byte[0]), StandardCharsets.UTF_8));
                files.remove(named);
            }
        }
        return new Rules(RuleFiles.of(files), then, lists, hashes);
    }

    private byte[] content(String path, String hash, Epochs epochs) throws IOException {
        byte[] now = contents.get(path);
        return now != null && Bytes.sha256Hex(now).equals(hash)
                ? now
                : epochs.readRules(hash).orElseThrow(() -> Refusal.failed("rules-missing",
                        path + " was changed, and what it was is not here: .mallcop/epochs/rules/" + hash + ".yaml.",
                        "Restore that file from git, or judge history under today's rules: `mallcop detect --rebuild --today`."));
    }

    private static ConfigValue.Table table(ConfigValue.Table of, String name) {
        return of.entries().get(name) instanceof ConfigValue.Table table ? table : new ConfigValue.Table(Map.of());
    }
}
