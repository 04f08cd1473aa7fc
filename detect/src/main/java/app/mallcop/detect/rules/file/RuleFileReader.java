package app.mallcop.detect.rules.file;

import app.mallcop.api.EventType;
import app.mallcop.api.Names;
import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Shown;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a rule file; what is wrong goes into the {@link Reading}. */
public final class RuleFileReader {

    public static final int MOST_RULES = 64;
    private static final int MOST_SETS = 16;
    private static final String ANY = "*";
    private static final String BASELINE = "baseline.";
    private static final List<String> KEYS = List.of("name", "version", "description", "app", "sources", "event_types",
            "severity_default", "override", "config", "learn", "rules", "condition", "finding_template", "samples");

    private final Reading reading;

    public RuleFileReader(Reading reading) {
        this.reading = reading;
    }

    /** {@code a-z}, digits and dashes, beginning with a letter; 2 to 63 of them. */
    public static boolean isName(String text) {
        return text.length() >= 2 && text.length() <= 63 && text.charAt(0) >= 'a' && text.charAt(0) <= 'z'
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    /** As much of the file as can be read; it may be used when the reading has no errors. */
    public RuleFile read(ConfigNode.Fields root) {
        reading.unknownKeys("", root, KEYS);
        String name = name("name", root, "name", "my-detector");
        if (Reading.value(root, "version") == null) {
            reading.missing("", root, "version", "1.0.0");
        }
        Severity severity = reading.severity("", root, "severity_default", Severity.WARN);
        Set<EventType> types = types("event_types", Reading.value(root, "event_types"));
        RuleReader rules = new RuleReader(reading, this, severity);
        return new RuleFile(name, reading.text("", root, "version", "0"),
                reading.text("", root, "description", ""), reading.text("", root, "app", ""), sources(root), types,
                severity, learn(root), config(root), rules(root, rules),
                reading.text("", root, "override", "false").equals("true"), asked(root),
                fingerprint(root));
    }

    private String fingerprint(ConfigNode.Fields root) {
        ConfigNode.Scalar known = reading.scalar("", root, Packed.FINGERPRINT);
        return known == null ? Packed.fingerprint(root) : known.text();
    }

    /** What its expressions write after {@code baseline.}. */
    private static Set<String> asked(ConfigNode node) {
        Set<String> names = new HashSet<>();
        asked(node, names);
        return names;
    }

    private static void asked(ConfigNode node, Set<String> into) {
        switch (node) {
            case ConfigNode.Scalar scalar -> {
                String text = scalar.text();
                for (int at = text.indexOf(BASELINE); at >= 0; at = text.indexOf(BASELINE, at + 1)) {
                    int end = at + BASELINE.length();
                    while (end < text.length()
                            && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                        end++;
                    }
                    into.add(text.substring(at + BASELINE.length(), end));
                }
            }
            case ConfigNode.Items items -> items.items().forEach(item -> asked(item, into));
            case ConfigNode.Fields fields -> fields.fields().values().forEach(field -> asked(field.value(), into));
        }
    }

    String name(String path, ConfigNode.Fields fields, String key, String example) {
        ConfigNode.Scalar scalar = reading.need("", fields, key, example);
        if (scalar == null) {
            return "unnamed";
        }
        if (!isName(scalar.text())) {
            reading.add(Kind.NOT_ALLOWED, scalar.at(), path + ": found " + Shown.quoted(scalar.text()),
                    "allowed: 2 to 63 of a-z, 0-9 and '-', beginning with a letter");
            return "unnamed";
        }
        return scalar.text();
    }

    private Set<String> sources(ConfigNode.Fields root) {
        Set<String> sources = new LinkedHashSet<>();
        for (ConfigNode.Scalar source : reading.scalars("sources", Reading.value(root, "sources"))) {
            if (source.text().equals(ANY)) {
                return Set.of();
            }
            if (!Names.isConnectorId(source.text())) {
                reading.add(Kind.NOT_ALLOWED, source.at(), "sources: found " + Shown.quoted(source.text()),
                        "allowed: the id or type of a connector, or \"*\" for all");
            }
            sources.add(source.text());
        }
        return sources;
    }

    /** Under their canonical names. A name that is nearly one of ours is taken for a slip. */
    Set<EventType> types(String path, @Nullable ConfigNode value) {
        Vocabulary vocabulary = Vocabulary.builtIn();
        Set<EventType> types = new HashSet<>();
        for (ConfigNode.Scalar written : reading.scalars(path, value)) {
            if (written.text().equals(ANY)) {
                return Set.of();
            }
            EventType type = EventType.parse(written.text()).orElse(null);
            if (type == null) {
                reading.add(Kind.NOT_ALLOWED, written.at(), path + ": found " + Shown.quoted(written.text()),
                        "allowed: 1 to 64 of a-z, 0-9, '_', '.', '-'; see docs/vocabulary.md");
                continue;
            }
            String nearest = vocabulary.knows(type)
                    ? null
                    : Nearest.of(type.name(), vocabulary.terms().stream()
                            .filter(term -> term.kind() == Vocabulary.Kind.EVENT_TYPE).map(Vocabulary.Term::name)
                            .toList());
            if (nearest != null && Math.abs(nearest.length() - type.name().length()) <= 2) {
                reading.add(Kind.NOT_ALLOWED, written.at(),
                        path + ": there is no event type " + Shown.quoted(type.name()),
                        "did you mean " + nearest + "? see docs/vocabulary.md for all of them");
            }
            types.add(vocabulary.canonical(type));
        }
        return types;
    }

    private List<Rule> rules(ConfigNode.Fields root, RuleReader reader) {
        ConfigNode written = Reading.value(root, "rules");
        if (written == null && Reading.value(root, "condition") != null) {
            return List.of(reader.read(root, "condition", 0, true));
        }
        if (written == null) {
            reading.missing("", root, "rules", "- {id: my-rule, condition: \"event.action == 'delete'\"}");
            return List.of();
        }
        List<ConfigNode.Fields> maps = reading.maps("rules", written, "a rule: a map with a condition");
        if (maps.size() > MOST_RULES) {
            reading.add(Kind.OUT_OF_RANGE, maps.get(MOST_RULES).at(), "rules: found " + maps.size() + " rules",
                    "at most " + MOST_RULES + " in a file; write another file");
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        List<Rule> rules = new java.util.ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            Rule rule = reader.read(maps.get(i), "rules[" + i + "]", i, maps.size() == 1);
            if (!ids.add(rule.id())) {
                reading.add(Kind.DUPLICATE, maps.get(i).at(), "rules[" + i + "]: the id " + rule.id() + " is taken",
                        "give every rule its own");
            }
            rules.add(rule);
        }
        return rules;
    }

    private Map<String, Learn> learn(ConfigNode.Fields root) {
        Map<String, Learn> sets = new LinkedHashMap<>();
        if (!(Reading.value(root, "learn") instanceof ConfigNode.Fields fields)) {
            ConfigNode wrong = Reading.value(root, "learn");
            if (wrong != null) {
                reading.wrongType("learn", wrong, "a map of sets");
            }
            return sets;
        }
        if (fields.fields().size() > MOST_SETS) {
            reading.add(Kind.OUT_OF_RANGE, fields.at(), "learn: found " + fields.fields().size() + " sets",
                    "at most " + MOST_SETS);
        }
        fields.fields().forEach((name, field) -> {
            String where = "learn." + name;
            if (!isSetName(name)) {
                reading.add(Kind.NOT_ALLOWED, field.nameAt(), "learn: found the name " + Shown.quoted(name),
                        "allowed: 1 to 40 of a-z, 0-9 and '_', beginning with a letter");
            } else if (!(field.value() instanceof ConfigNode.Fields set)) {
                reading.wrongType(where, field.value(),
                        "a map such as {key: event.actor, value: event.metadata.country}");
            } else {
                reading.unknownKeys(where, set, List.of("key", "value", "min_events", "min_days", "max_values"));
                ConfigNode.Scalar value = reading.need(where, set, "value", "event.metadata.country");
                if (value != null) {
                    sets.put(name, new Learn(reading.scalar(where, set, "key"), value,
                            reading.whole(where, set, "min_events", 0, 1, 100_000),
                            reading.whole(where, set, "min_days", 0, 1, 365),
                            reading.whole(where, set, "max_values", 64, 1, 10_000)));
                }
            }
        });
        return sets;
    }

    private static boolean isSetName(String text) {
        return !text.isEmpty() && text.length() <= 40 && text.charAt(0) >= 'a' && text.charAt(0) <= 'z'
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    /** Constants with their defaults; {@code detectors.<name>.<key>} of mallcop.yaml sets others. */
    private Map<String, Value> config(ConfigNode.Fields root) {
        Map<String, Value> config = new LinkedHashMap<>();
        ConfigNode written = Reading.value(root, "config");
        if (written instanceof ConfigNode.Fields fields) {
            fields.fields().forEach((name, field) -> {
                Value value = constant("config." + name, field.value());
                if (value != null) {
                    config.put(name, value);
                }
            });
        } else if (written != null) {
            reading.wrongType("config", written, "a map of names and defaults");
        }
        return config;
    }

    private @Nullable Value constant(String path, ConfigNode node) {
        return switch (node) {
            case ConfigNode.Scalar scalar -> constant(scalar);
            case ConfigNode.Items items -> {
                List<Value> values = new java.util.ArrayList<>();
                for (ConfigNode.Scalar item : reading.scalars(path, items)) {
                    values.add(constant(item));
                }
                yield new Value.Items(values);
            }
            case ConfigNode.Fields fields -> {
                reading.wrongType(path, fields, "a text, a number, true or false, or a list of these");
                yield null;
            }
        };
    }

    public static Value constant(ConfigNode.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> Value.text(scalar.text());
            case WHOLE, DECIMAL -> scalar.text().length() > 30
                    ? Value.text(scalar.text())
                    : new Value.Num(new BigDecimal(scalar.text()));
            case FLAG -> Value.flag(scalar.text().equalsIgnoreCase("true"));
            case NULL -> Value.Nothing.NULL;
        };
    }
}
