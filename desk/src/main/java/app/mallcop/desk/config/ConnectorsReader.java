package app.mallcop.desk.config;

import app.mallcop.connect.boundary.BoundaryConnector;
import app.mallcop.connect.history.SecretEvents;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code connectors}: the list, and the older map from name to options, where the name is id and type. */
final class ConnectorsReader {

    private final SectionReader sections;
    private final KeyReader keyReader;
    private final Report report;
    private final Plugins plugins;
    private final List<Section> found = new ArrayList<>();
    private final Map<String, Place> ids = new HashMap<>();

    ConnectorsReader(SectionReader sections, KeyReader keyReader, Plugins plugins) {
        this.sections = sections;
        this.keyReader = keyReader;
        report = keyReader.report();
        this.plugins = plugins;
    }

    /** Sources of mallcop's own: its weak spots, and the histories it searches. */
    private static final Set<String> OWN = Set.of(BoundaryConnector.ID, SecretEvents.CONNECTOR);

    List<Section> read(ConfigNode node) {
        if (node instanceof ConfigNode.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                String path = "connectors[" + i + "]";
                if (items.items().get(i) instanceof ConfigNode.Fields fields) {
                    one(path, fields);
                } else {
                    report.wrongType(path, items.items().get(i), "a map with id and type");
                }
            }
        } else if (node instanceof ConfigNode.Fields map) {
            map.fields().forEach(this::named);
        } else if (!node.isNull()) {
            report.wrongType("connectors", node, "a list of connectors, each with id and type");
        }
        return found;
    }

    private void named(String name, ConfigNode.Field field) {
        String path = "connectors." + name;
        ConfigNode.Fields options = field.value().isNull()
                ? new ConfigNode.Fields(field.nameAt(), Map.of())
                : report.fields(path, field.value());
        if (options == null) {
            return;
        }
        Map<String, ConfigNode.Field> all = new LinkedHashMap<>();
        ConfigNode.Field nameAsText = new ConfigNode.Field(field.nameAt(),
                new ConfigNode.Scalar(field.nameAt(), ConfigNode.Kind.TEXT, name));
        all.put("id", nameAsText);
        all.put("type", nameAsText);
        for (Map.Entry<String, ConfigNode.Field> option : options.fields().entrySet()) {
            if (option.getKey().equals("id")) {
                report.add(ConfigError.Kind.NOT_ALLOWED, option.getValue().nameAt(),
                        path + ": has an id, but in this form the name is the id",
                        "write connectors as a list: - id: …, type: …");
            } else {
                all.put(option.getKey(), option.getValue());
            }
        }
        one(path, new ConfigNode.Fields(options.at(), all));
    }

    private void one(String path, ConfigNode.Fields fields) {
        String type = keyReader.peek(textOf(fields, "type"));
        List<ConfigKey> keys = new ArrayList<>(ConnectorKeys.COMMON);
        boolean builtIn = ConnectorKeys.BUILT_IN.contains(type);
        boolean plugin = plugins.connector(type);
        if (builtIn) {
            keys.addAll(ConnectorKeys.of(type));
        }
        int before = report.count();
        Section section = sections.read(path, fields, keys, !builtIn || plugin);
        if (!builtIn && !plugin && isWord(section, "type")) {
            unknownType(path, fields, textOf(fields, "type"));
        }
        if (isWord(section, "id")) {
            unique(section.word("id"), fields);
        }
        if (report.count() == before) {
            found.add(section);
        }
    }

    private void unknownType(String path, ConfigNode.Fields fields, String type) {
        ConfigNode.Field field = fields.fields().get("type");
        String nearest = Nearest.of(type, ConnectorKeys.BUILT_IN);
        report.add(ConfigError.Kind.NOT_ALLOWED, field == null ? fields.at() : field.value().at(),
                path + ".type: there is no connector type " + Shown.quoted(type),
                (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: "
                        + String.join(", ", ConnectorKeys.BUILT_IN)
                        + ", or the name of a folder in plugins/connectors/");
    }

    private void unique(String id, ConfigNode.Fields fields) {
        ConfigNode.Field field = fields.fields().get("id");
        Place at = field == null ? fields.at() : field.value().at();
        if (OWN.contains(id)) {
            report.add(ConfigError.Kind.NOT_ALLOWED, at,
                    "connector id " + Shown.quoted(id) + " is taken: what mallcop finds by itself is stored under it",
                    "give the connector another id");
        }
        Place first = ids.putIfAbsent(id, at);
        if (first != null) {
            report.add(ConfigError.Kind.DUPLICATE, at,
                    "connector id " + Shown.quoted(textOf(fields, "id")) + " is used twice, first at " + first,
                    "give each connector its own id");
        }
    }

    private static boolean isWord(Section section, String name) {
        Section.Setting setting = section.written().get(name);
        return setting != null && setting.value() instanceof ConfigValue.Text;
    }

    private static String textOf(ConfigNode.Fields fields, String name) {
        ConfigNode.Field field = fields.fields().get(name);
        return field != null && field.value() instanceof ConfigNode.Scalar scalar
                && scalar.kind() == ConfigNode.Kind.TEXT ? scalar.text() : "";
    }
}
