package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.TextShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of {@code mallcop.yaml} (draft 2020-12), made from the keys, for editors. */
public final class ConfigSchema {

    private static final String NAME = "^[a-z0-9][a-z0-9._-]{0,62}$|\\$\\{";
    private static final ConfigValue REFERENCE = table("$ref", text("#/$defs/reference"));
    private static final ConfigValue NULL = table("type", text("null"));
    private static final ConfigValue CLOSED = new ConfigValue.Flag(false);

    private ConfigSchema() {}

    public static String json() {
        Map<String, ConfigValue> sections = new LinkedHashMap<>();
        sections.put("version", key(FileKeys.VERSION));
        for (String section : ConfigChecker.SECTIONS) {
            switch (section) {
                case "version" -> {
                }
                case "connectors" -> sections.put(section, connectors());
                case "routing" -> sections.put(section, routing());
                case "actors" -> sections.put(section, named(ActorKeys.BUILT_IN, ActorKeys::of));
                case "detectors" -> sections.put(section, named(DetectorKeys.BUILT_IN, DetectorKeys::of));
                case "patrols" -> sections.put(section, orNull(table("type", text("object"), "additionalProperties",
                        object(properties(PatrolKeys.ALL), List.of("every"), CLOSED))));
                case "budget" -> sections.put(section, orNull(object(budget(), List.of(), CLOSED)));
                default -> sections.put(section,
                        orNull(object(properties(ConfigChecker.keysOf(section)), List.of(), CLOSED)));
            }
        }
        Map<String, ConfigValue> root = new LinkedHashMap<>();
        root.put("$schema", text("https://json-schema.org/draft/2020-12/schema"));
        root.put("$id", text(ConfigTemplate.SCHEMA_URL));
        root.put("title", text("mallcop.yaml"));
        root.putAll(object(sections, List.of("version"), CLOSED).entries());
        root.put("$defs", table("reference", table("type", text("string"), "pattern", text("\\$\\{"), "description",
                text("A variable of the environment: ${NAME} or ${NAME:-default}"))));
        return ConfigJson.pretty(new ConfigValue.Table(root));
    }

    private static ConfigValue connectors() {
        List<ConfigValue> byType = new ArrayList<>();
        for (String type : ConnectorKeys.BUILT_IN) {
            Map<String, ConfigValue> own = new LinkedHashMap<>();
            ConnectorKeys.COMMON.forEach(common -> own.put(common.name(), new ConfigValue.Flag(true)));
            own.putAll(properties(ConnectorKeys.of(type)));
            ConfigValue isType = table("properties", table("type", table("const", text(type))), "required",
                    texts(List.of("type")));
            byType.add(table("if", isType, "then", object(own, List.of(), CLOSED)));
        }
        ConfigValue.Table one = object(properties(ConnectorKeys.COMMON), List.of("id", "type"),
                new ConfigValue.Flag(true));
        Map<String, ConfigValue> connector = new LinkedHashMap<>(one.entries());
        connector.put("allOf", new ConfigValue.Items(byType));
        ConfigValue olderForm = table("type", text("object"), "additionalProperties",
                table("type", texts(List.of("object", "null"))), "description",
                text("The older form: name → options; the name is id and type."));
        return anyOf(table("type", text("array"), "items", new ConfigValue.Table(connector)), olderForm, NULL);
    }

    private static ConfigValue routing() {
        Map<String, ConfigValue> match = properties(RoutingKeys.MATCH);
        Map<String, ConfigValue> route = new LinkedHashMap<>(
                properties(List.of(RoutingKeys.CHAIN, RoutingKeys.NOTIFY)));
        ConfigValue older = anyOf(named(), table("type", text("array"), "items", named()),
                object(route, List.of(), CLOSED), NULL);
        Map<String, ConfigValue> override = new LinkedHashMap<>();
        override.put("match", object(match, List.of(), CLOSED));
        override.putAll(route);
        Map<String, ConfigValue> all = new LinkedHashMap<>();
        all.put("default", key(RoutingKeys.DEFAULT));
        all.put("overrides", orNull(
                table("type", text("array"), "items", object(override, List.of("match"), CLOSED))));
        for (String severity : List.of("info", "warn", "critical")) {
            all.put(severity, older);
        }
        return orNull(object(all, List.of(), CLOSED));
    }

    private static ConfigValue named() {
        return table("type", text("string"), "pattern", text(NAME));
    }

    private interface Keys {
        List<ConfigKey> of(String name);
    }

    private static ConfigValue named(List<String> builtIn, Keys keys) {
        Map<String, ConfigValue> names = new LinkedHashMap<>();
        for (String name : builtIn) {
            names.put(name, orNull(object(properties(keys.of(name)), List.of(), CLOSED)));
        }
        return orNull(object(names, List.of(), table("type", texts(List.of("object", "null")))));
    }

    private static Map<String, ConfigValue> budget() {
        Map<String, ConfigValue> keys = new LinkedHashMap<>(properties(BudgetKeys.ALL));
        for (String alias : BudgetReader.ALIASES) {
            ConfigKey key = BudgetReader.aliased(alias);
            if (key != null) {
                boolean donuts = alias.startsWith("max_donuts_");
                List<ConfigValue> forms = forms(donuts ? BudgetReader.inDonuts(key) : key);
                keys.put(alias, table("anyOf", new ConfigValue.Items(forms), "description",
                        text("Another name of " + key.name() + (donuts ? ", in donuts of 5,000 tokens." : "."))));
            }
        }
        return keys;
    }

    private static Map<String, ConfigValue> properties(List<ConfigKey> keys) {
        Map<String, ConfigValue> out = new LinkedHashMap<>();
        for (ConfigKey key : keys) {
            out.put(key.name(), key(key));
        }
        return out;
    }

    private static ConfigValue key(ConfigKey key) {
        Map<String, ConfigValue> out = new LinkedHashMap<>();
        out.put("description", text(key.doc()));
        if (!key.required()) {
            out.put("default", key.fallback());
        }
        List<ConfigValue> forms = forms(key);
        if (forms.size() == 1 && forms.getFirst() instanceof ConfigValue.Table only) {
            out.putAll(only.entries());
        } else {
            out.put("anyOf", new ConfigValue.Items(forms));
        }
        return new ConfigValue.Table(out);
    }

    private static List<ConfigValue> forms(ConfigKey key) {
        List<ConfigValue> forms = new ArrayList<>(forms(key.type()));
        if (key.nullMeaning() != null) {
            forms.add(NULL);
        }
        return forms;
    }

    private static List<ConfigValue> forms(ConfigType type) {
        return switch (type) {
            case ConfigType.Text(TextShape shape) -> List.of(switch (shape) {
                case NAME, CONNECTOR_ID -> named();
                case RULE -> table("type", text("string"), "pattern", text("^[a-z0-9][a-z0-9._/-]{0,126}$|\\$\\{"));
                case FREE, DOMAIN, TIME_ZONE, URL, PATH -> table("type", text("string"));
            });
            case ConfigType.Secret _ -> List.of(table("type", text("string")));
            case ConfigType.Whole(long least, long most) -> List.of(table("type", text("integer"), "minimum",
                    new ConfigValue.Whole(least), "maximum", new ConfigValue.Whole(most)), REFERENCE);
            case ConfigType.Decimal decimal -> List.of(table("type", text("number"), "minimum",
                    new ConfigValue.Decimal(decimal.least()), "maximum", new ConfigValue.Decimal(decimal.most())),
                    REFERENCE);
            case ConfigType.Flag _ -> List.of(table("type", text("boolean")), REFERENCE);
            case ConfigType.Choice choice -> List.of(table("enum", texts(choice.words())), REFERENCE);
            case ConfigType.Period _ -> List.of(
                    table("type", text("string"), "pattern", text("^[0-9]{1,6}(m|h|d|w|mo)$|\\$\\{")));
            case ConfigType.Items items -> {
                List<ConfigValue> element = forms(items.element());
                List<ConfigValue> out = new ArrayList<>();
                out.add(table("type", text("array"), "items", element.size() == 1
                        ? element.getFirst()
                        : table("anyOf", new ConfigValue.Items(element))));
                if (items.lone()) {
                    out.addAll(element);
                }
                yield out;
            }
            case ConfigType.Anything _ -> List.of(new ConfigValue.Table(Map.of()));
        };
    }

    private static ConfigValue.Table object(Map<String, ConfigValue> properties, List<String> required,
            ConfigValue more) {
        Map<String, ConfigValue> out = new LinkedHashMap<>();
        out.put("type", text("object"));
        if (!required.isEmpty()) {
            out.put("required", texts(required));
        }
        out.put("properties", new ConfigValue.Table(properties));
        out.put("additionalProperties", more);
        return new ConfigValue.Table(out);
    }

    private static ConfigValue orNull(ConfigValue schema) {
        return anyOf(schema, NULL);
    }

    private static ConfigValue anyOf(ConfigValue... schemas) {
        return table("anyOf", new ConfigValue.Items(List.of(schemas)));
    }

    private static ConfigValue texts(List<String> words) {
        List<ConfigValue> items = new ArrayList<>();
        words.forEach(word -> items.add(text(word)));
        return new ConfigValue.Items(items);
    }

    private static ConfigValue text(String text) {
        return new ConfigValue.Text(text);
    }

    /** Names and values by turns. */
    private static ConfigValue.Table table(String name, ConfigValue value, Object... more) {
        Map<String, ConfigValue> out = new LinkedHashMap<>();
        out.put(name, value);
        for (int i = 0; i < more.length; i += 2) {
            out.put((String) more[i], (ConfigValue) more[i + 1]);
        }
        return new ConfigValue.Table(out);
    }
}
