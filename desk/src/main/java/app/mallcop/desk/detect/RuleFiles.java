package app.mallcop.desk.detect;

import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Place;
import app.mallcop.detect.Detector;
import app.mallcop.detect.rules.Pack;
import app.mallcop.detect.rules.Rules;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.store.config.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All rules of a deployment repo: the built-in pack, {@code plugins/detectors/<name>/manifest.yaml} and
 * {@code apps/<app>/detectors.yaml}. Read first, for the hashes that the detection config is made of; then made with that
 * config. A file with errors does not run, and the others do.
 */
public final class RuleFiles {

    public static final String PACK = "built-in rules";
    private static final long MOST_BYTES = YamlFile.MOST_BYTES;

    private final Map<String, ConfigNode.Fields> trees = new LinkedHashMap<>();
    private final Map<String, String> hashes = new TreeMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();
    private final List<ConfigError> errors = new ArrayList<>();

    private RuleFiles() {}

    /**
     * @param detectors of the pack and of the files that are fine, in the order of their names
     * @param errors everything wrong with the others
     * @param replaced built-in detectors whose place a file takes, which are not among {@code detectors}
     * @param byFile the detector of each file of the repo
     */
    public record Made(List<Detector> detectors, List<ConfigError> errors, Set<String> replaced,
            Map<String, String> byFile) {
        public Made {
            detectors = List.copyOf(detectors);
            errors = List.copyOf(errors);
            replaced = Set.copyOf(replaced);
            byFile = java.util.Collections.unmodifiableMap(new TreeMap<>(byFile));
        }
    }

    /** Reads what is there; nothing is refused here. */
    public static RuleFiles read(Path dir) {
        RuleFiles files = withPack();
        for (String path : RulePaths.of(dir)) {
            files.read(dir.resolve(path), path);
        }
        return files;
    }

    /** Files as they once were, by path. */
    static RuleFiles of(Map<String, byte[]> contents) {
        RuleFiles files = withPack();
        contents.forEach((path, content) -> files.take(content, path));
        return files;
    }

    private static RuleFiles withPack() {
        RuleFiles files = new RuleFiles();
        files.hashes.put(PACK, hash(Pack.index().getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private void read(Path file, String path) {
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) {
                errors.add(new ConfigError(Kind.UNREADABLE, new Place(path, 1, 1),
                        "is larger than " + MOST_BYTES + " bytes",
                        "split it"));
                return;
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            errors.add(new ConfigError(Kind.UNREADABLE, new Place(path, 1, 1), "cannot be read",
                    "check its owner and permissions"));
            return;
        }
        take(bytes, path);
    }

    private void take(byte[] bytes, String path) {
        hashes.put(path, hash(bytes));
        contents.put(path, bytes);
        YamlFile yaml = YamlFile.parse(bytes, path);
        errors.addAll(yaml.errors());
        if (yaml.root() != null && yaml.errors().isEmpty()) {
            trees.put(path, yaml.root());
        }
    }

    /** SHA-256 in hex, by path in the repo; the built-in pack under {@link #PACK}. For the detection epoch. */
    public Map<String, String> hashes() {
        return java.util.Collections.unmodifiableMap(hashes);
    }

    Map<String, byte[]> contents() {
        return java.util.Collections.unmodifiableMap(contents);
    }

    public Made make(DetectionConfig config) {
        List<ConfigError> wrong = new ArrayList<>(errors);
        Map<String, RuleFile> own = new TreeMap<>();
        Map<String, Reading> readings = new HashMap<>();
        Map<String, String> byFile = new TreeMap<>();
        trees.forEach((path, root) -> {
            Reading reading = new Reading();
            RuleFile file = RulePaths.read(path, root, reading);
            RuleFile same = own.get(file.name());
            if (same != null) {
                reading.add(Kind.DUPLICATE, root.at(), "the name " + file.name() + " is taken by another file",
                        "give every detector its own");
            }
            if (reading.isEmpty()) {
                own.put(file.name(), file);
                readings.put(file.name(), reading);
                byFile.put(path, file.name());
            } else {
                wrong.addAll(reading.errors());
            }
        });
        Set<String> replaced = new HashSet<>();
        Rules rules = new Rules(config.support());
        Set<String> disabled = Set.copyOf(config.disabledRules());
        for (RuleFile file : own.values()) {
            if (!config.isEnabled(file.name())) {
                replaced.add(file.name());
                continue;
            }
            Reading reading = readings.getOrDefault(file.name(), new Reading());
            Rules.Loaded loaded = rules.add(file, constants(config, file), reading);
            wrong.addAll(loaded.errors());
            if (loaded.isFine()) {
                replaced.add(file.name());
            }
        }
        Set<String> without = new HashSet<>(replaced);
        Pack.names().stream().filter(name -> !config.isEnabled(name)).forEach(without::add);
        rules.addPack(without, disabled, file -> constants(config, file));
        replaced.retainAll(BuiltInNames.all());
        return new Made(rules.detectors(), wrong, replaced, byFile);
    }

    /** What the config sets of a file's own constants. */
    static Map<String, Value> constants(DetectionConfig config, RuleFile file) {
        Map<String, Value> set = new HashMap<>();
        config.of(file.name()).values().forEach((name, value) -> {
            if (file.config().containsKey(name)) {
                set.put(name, constant(value));
            }
        });
        return set;
    }

    private static Value constant(ConfigValue value) {
        return switch (value) {
            case ConfigValue.Text(String text) -> Value.text(text);
            case ConfigValue.Whole(long number) -> Value.number(number);
            case ConfigValue.Decimal(var number) -> new Value.Num(number);
            case ConfigValue.Flag(boolean on) -> Value.flag(on);
            case ConfigValue.Period(var span) -> Value.text(span.toString());
            case ConfigValue.Items(List<ConfigValue> items) ->
                new Value.Items(items.stream().map(RuleFiles::constant).toList());
            case ConfigValue.Table _,ConfigValue.Nothing _ -> Value.Nothing.NULL;
        };
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
