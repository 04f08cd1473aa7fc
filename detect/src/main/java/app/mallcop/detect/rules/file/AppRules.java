package app.mallcop.detect.rules.file;

import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The older form, {@code apps/<app>/detectors.yaml}: a list of detectors, each with one condition of a named type. It is written
 * anew in the form of a rule file and read as one; places stay those of the original. Conditions of these types may also stand
 * in a rule file.
 */
public final class AppRules {

    private static final List<String> TYPES = List.of("count_threshold", "new_value", "volume_ratio", "regex_match");
    private static final List<String> FIELDS = List.of("actor", "target", "source", "event_type", "action");

    private final Reading reading;

    public AppRules(Reading reading) {
        this.reading = reading;
    }

    /** Whether a file is of the older form. */
    public static boolean isOne(Fields root) {
        return root.fields().containsKey("detectors") && !root.fields().containsKey("rules");
    }

    /** @param app the app whose folder it is in; what the file says must agree */
    public Fields rewritten(Fields root, String app) {
        reading.unknownKeys("", root, List.of("app", "version", "detectors"));
        Scalar named = reading.need("", root, "app", app);
        if (named != null && !named.text().equals(app)) {
            reading.add(Kind.NOT_ALLOWED, named.at(), "app: found " + Shown.quoted(named.text()),
                    "the folder says " + app);
        }
        Map<String, ConfigNode> learn = new LinkedHashMap<>();
        List<ConfigNode> rules = new ArrayList<>();
        for (Fields one : reading.maps("detectors", Reading.value(root, "detectors"),
                "a detector: a map with a condition")) {
            rules.add(rule(one, learn));
        }
        if (rules.isEmpty()) {
            reading.missing("", root, "detectors", "- {name: …, event_type: …, severity: warn, condition: {type: …}}");
        }
        Place at = root.at();
        Map<String, ConfigNode> file = new LinkedHashMap<>();
        file.put("name", text(at, "app-" + name(app)));
        file.put("version", text(at, reading.text("", root, "version", "1")));
        file.put("app", text(at, app));
        if (!learn.isEmpty()) {
            file.put("learn", map(at, learn));
        }
        file.put("rules", new Items(at, rules));
        return map(at, file);
    }

    private ConfigNode rule(Fields one, Map<String, ConfigNode> learn) {
        reading.unknownKeys("detectors", one,
                List.of("name", "description", "event_type", "severity", "condition", "samples"));
        Scalar name = reading.need("detectors", one, "name", "many-errors");
        Scalar type = reading.need("detectors", one, "event_type", "request");
        reading.need("detectors", one, "severity", "warn");
        Map<String, ConfigNode> rule = new LinkedHashMap<>();
        if (name != null) {
            rule.put("id", text(name.at(), name(name.text())));
        }
        if (type != null) {
            rule.put("event_types", type);
        }
        copy(one, "severity", rule);
        copy(one, "samples", rule);
        String id = name == null ? "unnamed" : name(name.text());
        ConfigNode condition = Reading.value(one, "condition");
        if (condition instanceof Fields fields) {
            rule.putAll(condition(fields, id, reading.text("detectors", one, "description", ""), learn));
        } else if (condition != null) {
            reading.wrongType("detectors.condition", condition,
                    "a map such as {type: regex_match, field: target, pattern: …}");
        } else {
            reading.missing("detectors", one, "condition",
                    "{type: count_threshold, window_minutes: 10, threshold: 20}");
        }
        return map(one.at(), rule);
    }

    /** What a condition of a named type says in the language of rules. */
    private Map<String, ConfigNode> condition(Fields fields, String id, String description,
            Map<String, ConfigNode> learn) {
        Scalar type = reading.need("condition", fields, "type", "count_threshold");
        Map<String, ConfigNode> rule = new LinkedHashMap<>();
        if (type == null) {
            return rule;
        }
        Place at = fields.at();
        String title = id.replace('-', ' ');
        switch (type.text()) {
            case "count_threshold" -> {
                reading.unknownKeys("condition", fields, List.of("type", "window_minutes", "threshold", "group_by"));
                int window = needWhole(fields, "window_minutes", 4_320);
                int threshold = needWhole(fields, "threshold", 1_000);
                List<ConfigNode> groups = new ArrayList<>();
                for (Scalar group : reading.scalars("condition.group_by", Reading.value(fields, "group_by"))) {
                    groups.add(text(group.at(), path(group)));
                }
                if (groups.isEmpty()) {
                    groups.add(text(at, "event.actor"));
                }
                rule.put("aggregate", map(at, Map.of("function", text(at, "count"), "window", text(at, window + "m"),
                        "group_by", new Items(at, groups))));
                rule.put("condition", text(at, "agg.value >= " + threshold));
                title += ": {agg.value} events within " + window + " minutes";
            }
            case "new_value" -> {
                reading.unknownKeys("condition", fields, List.of("type", "field"));
                String path = fieldPath(fields);
                String set = id.replace('-', '_') + "_values";
                set = set.length() > 40 ? set.substring(0, 40) : set;
                learn.put(set, map(at, Map.of("value", text(at, path))));
                rule.put("condition", text(at, path + " NOT IN baseline." + set));
                rule.put("group_by", new Items(at, List.of(text(at, path))));
                rule.put("dedupe", text(at, "state"));
                title += ": {" + path + "}";
            }
            case "volume_ratio" -> {
                reading.unknownKeys("condition", fields, List.of("type", "ratio", "filter"));
                Scalar ratio = reading.need("condition", fields, "ratio", "5");
                if (ratio != null && ratio.kind() != ConfigNode.Kind.WHOLE && ratio.kind() != ConfigNode.Kind.DECIMAL) {
                    reading.wrongType("condition.ratio", ratio, "a number");
                }
                rule.put("aggregate", map(at, Map.of("function", text(at, "count"), "window", text(at, "24h"))));
                rule.put("condition",
                        text(at, "agg.value >= " + (ratio == null ? "5" : ratio.text()) + " * agg.expected"));
                filter(fields, rule);
                title += ": {agg.value} events in a day, {agg.expected} are usual";
            }
            case "regex_match" -> {
                reading.unknownKeys("condition", fields, List.of("type", "field", "pattern"));
                String path = fieldPath(fields);
                Scalar pattern = reading.need("condition", fields, "pattern", "\"^/admin\"");
                rule.put("condition",
                        text(pattern == null ? at : pattern.at(),
                                path + " MATCHES " + literal(pattern == null ? "" : pattern.text())));
                title += ": {" + path + "}";
            }
            default -> reading.notAllowed("condition.type", type, TYPES);
        }
        Map<String, ConfigNode> words = new LinkedHashMap<>();
        words.put("title", text(at, title));
        if (!description.isEmpty()) {
            words.put("description", text(at, description.replace("{", "{{").replace("}", "}}")));
        }
        rule.put("finding_template", map(at, words));
        return rule;
    }

    private void filter(Fields fields, Map<String, ConfigNode> rule) {
        List<String> tests = new ArrayList<>();
        ConfigNode filter = Reading.value(fields, "filter");
        if (filter instanceof Fields wanted) {
            wanted.fields().forEach((key, value) -> {
                if (value.value() instanceof Scalar scalar) {
                    tests.add("event.metadata[" + literal(key) + "] == " + literal(scalar.text()));
                } else {
                    reading.wrongType("condition.filter." + key, value.value(), "a text");
                }
            });
        } else if (filter != null) {
            reading.wrongType("condition.filter", filter, "a map of metadata keys and texts");
        }
        if (!tests.isEmpty()) {
            rule.put("when", text(fields.at(), String.join(" AND ", tests)));
        }
    }

    private int needWhole(Fields fields, String name, int most) {
        if (Reading.value(fields, name) == null) {
            reading.missing("condition", fields, name, "10");
        }
        return reading.whole("condition", fields, name, 10, 1, most);
    }

    private String fieldPath(Fields fields) {
        Scalar field = reading.need("condition", fields, "field", "target");
        return field == null ? "event.target" : path(field);
    }

    /** {@code metadata.x} may be written {@code x}. */
    private static String path(Scalar field) {
        String name = field.text();
        if (name.startsWith("event.") || FIELDS.contains(name)) {
            return name.startsWith("event.") ? name : "event." + name;
        }
        String key = name.startsWith("metadata.") ? name.substring("metadata.".length()) : name;
        return "event.metadata[" + literal(key) + "]";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Names of the older form may have capitals and underscores. */
    static String name(String written) {
        String name = written.toLowerCase(java.util.Locale.ROOT).replace('_', '-').replace('.', '-').replace(' ', '-');
        return name.length() > 59 ? name.substring(0, 59) : name;
    }

    private static void copy(Fields from, String name, Map<String, ConfigNode> to) {
        ConfigNode value = Reading.value(from, name);
        if (value != null) {
            to.put(name, value);
        }
    }

    private static Scalar text(Place at, String text) {
        return new Scalar(at, ConfigNode.Kind.TEXT, text, ConfigNode.Style.BLOCK);
    }

    private static Fields map(Place at, Map<String, ? extends ConfigNode> values) {
        Map<String, ConfigNode.Field> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, new ConfigNode.Field(at, value)));
        return new Fields(at, fields);
    }
}
