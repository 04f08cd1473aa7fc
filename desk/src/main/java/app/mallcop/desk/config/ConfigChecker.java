package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Shown;
import app.mallcop.detect.rules.Pack;
import app.mallcop.store.secrets.SecretBackend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a whole file against the union of all keys. Tables of sections that are not in the file are not looked at. */
final class ConfigChecker {

    static final List<String> SECTIONS = List.of("version", "organization", "connectors", "routing", "actors",
            "policy", "llm", "budget", "baseline", "detectors", "rules", "secrets", "storage", "git", "network",
            "patrols", "pro", "self_improvement");

    private final Report report;
    private final Plugins plugins;
    private final KeyReader keys;
    private final SectionReader reader;
    private final Map<String, Section> plain = new LinkedHashMap<>();
    private final List<Section> connectors = new ArrayList<>();
    private final List<Config.Route> overrides = new ArrayList<>();
    private final Map<String, Section> actors = new LinkedHashMap<>();
    private final Map<String, Section> detectors = new LinkedHashMap<>();
    private final Map<String, Section> patrols = new LinkedHashMap<>();

    ConfigChecker(Report report, Plugins plugins, Supplier<SecretBackend> secrets) {
        this.report = report;
        this.plugins = plugins;
        keys = new KeyReader(report, new References(report, secrets));
        reader = new SectionReader(keys);
    }

    Sections check(ConfigNode.Fields root) {
        ConfigNode.Field version = root.fields().get("version");
        if (version == null) {
            report.add(ConfigError.Kind.MISSING_KEY, root.at(), "the file has no version",
                    "write at the top: version: \"1\"");
        } else {
            ConfigValue one = keys.read(FileKeys.VERSION, "version", version.value());
            if (one != null) {
                plain.put("", new Section("", FileKeys.ALL,
                        Map.of("version", new Section.Setting(one, new Origin.Written(version.value().at())))));
            }
        }
        for (Map.Entry<String, ConfigNode.Field> entry : root.fields().entrySet()) {
            section(entry.getKey(), entry.getValue());
        }
        across();
        return new Sections(plain, connectors, overrides, actors, detectors, patrols);
    }

    private void section(String name, ConfigNode.Field field) {
        switch (name) {
            case "version" -> {
            }
            case "connectors" -> connectors
                    .addAll(new ConnectorsReader(reader, keys, plugins).read(field.value()));
            case "actors" -> named(name, field, actors, this::actor);
            case "detectors" -> named(name, field, detectors, this::detector);
            case "patrols" -> named(name, field, patrols, this::patrol);
            default -> {
                if (!SECTIONS.contains(name)) {
                    report.unknownKey("", name, field.nameAt(), SECTIONS);
                    return;
                }
                ConfigNode.Fields fields = report.fields(name, field.value());
                if (fields != null) {
                    plain(name, fields);
                }
            }
        }
    }

    private void plain(String name, ConfigNode.Fields fields) {
        switch (name) {
            case "routing" -> {
                RoutingReader.Read routing = new RoutingReader(reader, keys).read(fields);
                plain.put(name, routing.section());
                overrides.addAll(routing.overrides());
            }
            case "budget" -> plain.put(name, new BudgetReader(reader, keys).read(fields));
            case "secrets" -> {
                Section section = reader.read(name, fields, SecretKeys.ALL);
                plain.put(name, section);
                ConfigNode.Field backend = fields.fields().get("backend");
                if (backend != null && section.written().containsKey("backend")
                        && section.word("backend").equals("azure") && section.textOrNull("vault_url") == null) {
                    report.add(ConfigError.Kind.MISSING_KEY, backend.value().at(),
                            "secrets: the azure backend needs vault_url",
                            "write vault_url: https://NAME.vault.azure.net");
                }
            }
            default -> plain.put(name, reader.read(name, fields, keysOf(name)));
        }
    }

    /** The keys of a section whose keys are fixed. */
    static List<ConfigKey> keysOf(String section) {
        return switch (section) {
            case "organization" -> OrganizationKeys.ALL;
            case "policy" -> PolicyKeys.ALL;
            case "llm" -> LlmKeys.ALL;
            case "budget" -> BudgetKeys.ALL;
            case "baseline" -> BaselineKeys.ALL;
            case "rules" -> RuleKeys.ALL;
            case "secrets" -> SecretKeys.ALL;
            case "storage" -> StorageKeys.ALL;
            case "git" -> GitKeys.ALL;
            case "network" -> NetworkKeys.ALL;
            case "pro" -> ProKeys.ALL;
            case "self_improvement" -> SelfImprovementKeys.ALL;
            default -> throw new IllegalArgumentException("no fixed keys in " + section);
        };
    }

    private interface One {
        @Nullable
        Section read(String path, String name, ConfigNode.Fields fields, ConfigNode.Field field);
    }

    private void named(String section, ConfigNode.Field field, Map<String, Section> into, One one) {
        ConfigNode.Fields names = report.fields(section, field.value());
        if (names == null) {
            return;
        }
        for (Map.Entry<String, ConfigNode.Field> entry : names.fields().entrySet()) {
            String path = section + "." + entry.getKey();
            ConfigNode.Field value = entry.getValue();
            ConfigNode.Fields fields = value.value().isNull()
                    ? new ConfigNode.Fields(value.nameAt(), Map.of())
                    : report.fields(path, value.value());
            Section read = fields == null ? null : one.read(path, entry.getKey(), fields, value);
            if (read != null) {
                into.put(entry.getKey(), read);
            }
        }
    }

    private @Nullable Section actor(String path, String name, ConfigNode.Fields fields, ConfigNode.Field field) {
        boolean builtIn = ActorKeys.BUILT_IN.contains(name);
        if (!builtIn && !plugins.actor(name)) {
            unknown("actor", name, field, ActorKeys.BUILT_IN, "actors/ or plugins/actors/");
            return null;
        }
        return reader.read(path, fields, ActorKeys.of(name), !builtIn);
    }

    private @Nullable Section detector(String path, String name, ConfigNode.Fields fields, ConfigNode.Field field) {
        boolean builtIn = DetectorKeys.BUILT_IN.contains(name);
        if (!builtIn && !plugins.detector(name) && !Pack.names().contains(name)) {
            unknown("detector", name, field,
                    Stream.concat(DetectorKeys.BUILT_IN.stream(), Pack.names().stream()).toList(),
                    "plugins/detectors/");
            return null;
        }
        return reader.read(path, fields, DetectorKeys.of(name), !builtIn);
    }

    private @Nullable Section patrol(String path, String name, ConfigNode.Fields fields, ConfigNode.Field field) {
        if (!app.mallcop.api.Names.isConnectorId(name)) {
            report.add(ConfigError.Kind.OUT_OF_RANGE, field.nameAt(), "patrols: found the name " + Shown.quoted(name),
                    "allowed: " + app.mallcop.api.config.TextShape.NAME.allowed());
            return null;
        }
        int before = report.count();
        Section section = reader.read(path, fields, PatrolKeys.ALL);
        return report.count() == before ? section : null;
    }

    private void unknown(String what, String name, ConfigNode.Field field, List<String> known, String folder) {
        String nearest = Nearest.of(name, known);
        report.add(ConfigError.Kind.UNKNOWN_KEY, field.nameAt(), "there is no " + what + " " + Shown.quoted(name),
                (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: " + String.join(", ", known)
                        + ", or the name of a folder in " + folder);
    }

    /** What two sections say together. */
    private void across() {
        Section budget = plain.getOrDefault("budget", Section.defaults("budget", BudgetKeys.ALL));
        for (Section patrol : patrols.values()) {
            Section.Setting donuts = patrol.written().get("budget");
            long run = budget.whole("max_tokens_per_run");
            if (donuts != null && donuts.value() instanceof ConfigValue.Whole(long count)
                    && count * BudgetKeys.TOKENS_PER_DONUT > run && donuts.origin() instanceof Origin.Written at) {
                report.add(ConfigError.Kind.OUT_OF_RANGE, at.at(),
                        patrol.prefix() + ".budget: found " + count + " donuts, more than a run may spend",
                        "allowed: at most " + run / BudgetKeys.TOKENS_PER_DONUT
                                + " donuts, as budget.max_tokens_per_run says");
            }
        }
    }
}
