package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code routing}: the default chain, overrides with a match, and the older forms by severity ({@code warn: triage},
 * {@code critical: {chain, notify}}, {@code info: null}), which become overrides behind the written ones.
 */
final class RoutingReader {

    private static final List<String> KNOWN = List.of("default", "overrides", "info", "warn", "critical");

    private final SectionReader sections;
    private final KeyReader keys;
    private final Report report;
    private final List<Config.Route> older = new ArrayList<>();
    private final List<Config.Route> overrides = new ArrayList<>();

    RoutingReader(SectionReader sections, KeyReader keys) {
        this.sections = sections;
        this.keys = keys;
        report = keys.report();
    }

    /** What was read: the section with {@code default}, and all overrides. */
    record Read(Section section, List<Config.Route> overrides) {}

    Read read(ConfigNode.Fields fields) {
        Map<String, Section.Setting> written = new LinkedHashMap<>();
        ConfigNode.Field first = fields.fields().get("default");
        if (first != null) {
            ConfigValue chain = keys.read(RoutingKeys.DEFAULT, "routing.default", first.value());
            if (chain != null) {
                written.put("default", new Section.Setting(chain, new Origin.Written(first.value().at())));
            }
        }
        Section section = new Section("routing", List.of(RoutingKeys.DEFAULT), written);
        List<String> fallback = section.words("default");
        for (Map.Entry<String, ConfigNode.Field> entry : fields.fields().entrySet()) {
            ConfigNode value = entry.getValue().value();
            switch (entry.getKey()) {
                case "default" -> {
                }
                case "overrides" -> overrides(value, fallback);
                case "info", "warn", "critical" -> bySeverity(entry.getKey(), value, fallback);
                default -> report.unknownKey("routing", entry.getKey(), entry.getValue().nameAt(), KNOWN);
            }
        }
        overrides.addAll(older);
        return new Read(section, overrides);
    }

    private void overrides(ConfigNode node, List<String> fallback) {
        if (!(node instanceof ConfigNode.Items items)) {
            if (!node.isNull()) {
                report.wrongType("routing.overrides", node, "a list, each item with match and chain or notify");
            }
            return;
        }
        for (int i = 0; i < items.items().size(); i++) {
            String path = "routing.overrides[" + i + "]";
            if (items.items().get(i) instanceof ConfigNode.Fields fields) {
                override(path, fields, fallback);
            } else {
                report.wrongType(path, items.items().get(i), "a map with match and chain or notify");
            }
        }
    }

    private void override(String path, ConfigNode.Fields fields, List<String> fallback) {
        int before = report.count();
        Map<String, ConfigNode.Field> rest = new LinkedHashMap<>(fields.fields());
        ConfigNode.Field matchField = rest.remove("match");
        ConfigNode.Fields matchFields = matchField == null ? null : report.fields(path + ".match", matchField.value());
        if (report.count() == before && (matchFields == null || matchFields.fields().isEmpty())) {
            report.add(ConfigError.Kind.MISSING_KEY, fields.at(), path + ": has no match",
                    "write what it is for, with severity, source, detector or rule");
        }
        Section match = matchFields == null
                ? Section.defaults(path + ".match", RoutingKeys.MATCH)
                : sections.read(path + ".match", matchFields, RoutingKeys.MATCH);
        Section route = route(path, new ConfigNode.Fields(fields.at(), rest), List.of("match", "chain", "notify"));
        if (report.count() == before) {
            overrides.add(made(words(match, "severity"), words(match, "source"), words(match, "detector"),
                    words(match, "rule"), route, fallback, fields.at()));
        }
    }

    private void bySeverity(String severity, ConfigNode node, List<String> fallback) {
        String path = "routing." + severity;
        int before = report.count();
        List<ConfigKey> known = List.of(RoutingKeys.CHAIN, RoutingKeys.NOTIFY);
        Section route = switch (node) {
            case ConfigNode.Fields fields -> route(path, fields, List.of("chain", "notify"));
            case ConfigNode.Scalar scalar when scalar.isNull() -> chain(path, known, List.of(), scalar.at());
            case ConfigNode.Scalar scalar when scalar.kind() == ConfigNode.Kind.TEXT -> {
                ConfigNode.Items lone = new ConfigNode.Items(scalar.at(), List.of(scalar));
                ConfigValue chain = keys.read(RoutingKeys.CHAIN, path, lone);
                yield chain instanceof ConfigValue.Items items
                        ? chain(path, known, items.items(), scalar.at())
                        : Section.defaults(path, known);
            }
            case ConfigNode.Items items -> {
                ConfigValue chain = keys.read(RoutingKeys.CHAIN, path, items);
                yield chain instanceof ConfigValue.Items read
                        ? chain(path, known, read.items(), items.at())
                        : Section.defaults(path, known);
            }
            case ConfigNode.Scalar scalar -> {
                report.wrongType(path, scalar, "an actor, a list of actors, a map with chain and notify, or null");
                yield Section.defaults(path, known);
            }
        };
        if (report.count() == before) {
            older.add(made(List.of(severity), List.of(), List.of(), List.of(), route, fallback, node.at()));
        }
    }

    private static Section chain(String path, List<ConfigKey> known, List<ConfigValue> chain, Place at) {
        return new Section(path, known,
                Map.of("chain", new Section.Setting(new ConfigValue.Items(chain), new Origin.Written(at))));
    }

    private Section route(String path, ConfigNode.Fields fields, List<String> named) {
        List<ConfigKey> known = List.of(RoutingKeys.CHAIN, RoutingKeys.NOTIFY);
        for (Map.Entry<String, ConfigNode.Field> entry : fields.fields().entrySet()) {
            if (SectionReader.named(known, entry.getKey()) == null) {
                report.unknownKey(path, entry.getKey(), entry.getValue().nameAt(), named);
            }
        }
        Map<String, ConfigNode.Field> ours = new LinkedHashMap<>(fields.fields());
        ours.keySet().retainAll(List.of("chain", "notify"));
        if (ours.isEmpty() && fields.fields().isEmpty()) {
            report.add(ConfigError.Kind.MISSING_KEY, fields.at(), path + ": has neither chain nor notify",
                    "write the actors as chain, the channels as notify, or both");
        }
        return sections.read(path, new ConfigNode.Fields(fields.at(), ours), known);
    }

    private static Config.Route made(List<String> severities, List<String> sources, List<String> detectors,
            List<String> rules, Section route, List<String> fallback, Place at) {
        List<String> chain = route.wordsOrNull("chain");
        return new Config.Route(severities, sources, detectors, rules, chain == null ? fallback : chain,
                route.words("notify"), at);
    }

    private static List<String> words(Section match, String name) {
        List<String> words = match.wordsOrNull(name);
        return words == null ? List.of() : words;
    }
}
