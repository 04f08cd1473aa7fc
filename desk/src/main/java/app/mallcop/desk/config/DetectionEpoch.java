package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Place;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.store.secrets.SecretsUnreadable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything of the config that decides what is found: the expanded effective {@code organization}, {@code baseline},
 * {@code detectors} and {@code rules}, and the content hashes of all rule, exception, vocabulary and mapping files. A run
 * and a finding carry its hash; {@code .mallcop/epochs/<hash>.json} holds its bytes.
 *
 * @param sha256 the hash of the text, in hex
 * @param text canonical JSON and a line feed
 */
public record DetectionEpoch(String sha256, String text) {

    private static final int FORMAT = 1;

    /**
     * The epoch of a config. References in these sections are resolved, since a variable that changes changes what is found.
     *
     * @param contentHashes by path in the deployment repo or in the program, such as {@code exceptions.yaml}
     * @throws SecretsUnreadable when a variable that one of these sections refers to is not set
     */
    public static DetectionEpoch of(Config config, Map<String, String> contentHashes, SecretBackend secrets) {
        Sections sections = config.sections();
        List<ConfigError> missing = new ArrayList<>();
        Map<String, ConfigValue> all = new LinkedHashMap<>();
        all.put("format", new ConfigValue.Whole(FORMAT));
        all.put("organization", expanded(sections.plain("organization", OrganizationKeys.ALL), secrets, missing));
        all.put("baseline", expanded(sections.plain("baseline", BaselineKeys.ALL), secrets, missing));
        all.put("rules", expanded(sections.plain("rules", RuleKeys.ALL), secrets, missing));
        Set<String> names = new LinkedHashSet<>(DetectorKeys.BUILT_IN);
        names.addAll(config.detectors().written().keySet());
        Map<String, ConfigValue> detectors = new LinkedHashMap<>();
        for (String name : names) {
            detectors.put(name, expanded(config.detectors().of(name), secrets, missing));
        }
        all.put("detectors", new ConfigValue.Table(detectors));
        Map<String, ConfigValue> content = new LinkedHashMap<>();
        contentHashes.forEach((path, hash) -> content.put(path, new ConfigValue.Text(hash)));
        all.put("content", new ConfigValue.Table(content));
        if (!missing.isEmpty()) {
            throw new SecretsUnreadable(missing);
        }
        String text = ConfigJson.canonical(new ConfigValue.Table(all)) + "\n";
        return new DetectionEpoch(hash(text), text);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConfigValue expanded(Section section, SecretBackend secrets, List<ConfigError> missing) {
        Set<String> names = new LinkedHashSet<>(SectionReader.names(section.keys()));
        names.addAll(section.written().keySet());
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        for (String name : names) {
            Section.Setting setting = section.setting(name);
            Place at = setting.origin() instanceof Origin.Written written
                    ? written.at()
                    : new Place(ConfigLoader.FILE, 1, 1);
            values.put(name, resolved(setting.value(), section.prefix() + "." + name, at, secrets, missing));
        }
        return new ConfigValue.Table(values);
    }

    private static ConfigValue resolved(ConfigValue value, String path, Place at, SecretBackend secrets,
            List<ConfigError> missing) {
        return switch (value) {
            case ConfigValue.Text text -> switch (Interpolated.of(text.written()).resolve(secrets)) {
                case Interpolated.Found found -> new ConfigValue.Text(found.secret().reveal());
                case Interpolated.Missing not -> {
                    missing.add(new ConfigError(ConfigError.Kind.NOT_ALLOWED, at,
                            path + ": " + String.join(", ", not.variables()) + " is not set",
                            "detection needs it: set it in the environment or in .env, or write ${NAME:-default}"));
                    yield value;
                }
            };
            case ConfigValue.Items items -> {
                List<ConfigValue> out = new ArrayList<>();
                for (ConfigValue item : items.items()) {
                    out.add(resolved(item, path, at, secrets, missing));
                }
                yield new ConfigValue.Items(out);
            }
            case ConfigValue.Table table -> {
                Map<String, ConfigValue> out = new LinkedHashMap<>();
                table.entries()
                        .forEach((name, entry) -> out.put(name, resolved(entry, path, at, secrets, missing)));
                yield new ConfigValue.Table(out);
            }
            case ConfigValue.Whole _,ConfigValue.Decimal _,ConfigValue.Flag _,ConfigValue.Period _,ConfigValue.Nothing _ ->
                value;
        };
    }

    private static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
