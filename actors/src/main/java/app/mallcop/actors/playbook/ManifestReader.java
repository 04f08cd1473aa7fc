package app.mallcop.actors.playbook;

import app.mallcop.actors.tools.Level;
import app.mallcop.actors.tools.ToolTable;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import app.mallcop.store.config.YamlFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@code manifest.yaml}, and tells everything that is wrong with it with its place. */
final class ManifestReader {

    private static final List<String> KNOWN = List.of("name", "type", "description", "version", "model", "tools",
            "permissions", "routes_to", "max_iterations", "override");
    private static final int MOST_ITERATIONS = 100;
    private static final int ITERATIONS = 10;

    /** @param replaces whether it says that it takes the place of a built-in actor */
    record Read(@Nullable Manifest manifest, boolean replaces, List<ConfigError> errors) {}

    private final String actor;
    private final List<ConfigError> errors;
    private final ConfigNode.Fields fields;

    private ManifestReader(String actor, ConfigNode.Fields fields, List<ConfigError> errors) {
        this.actor = actor;
        this.fields = fields;
        this.errors = new ArrayList<>(errors);
    }

    static Read read(String actor, YamlFile file, Manifest.Origin origin, String source) {
        if (file.root() == null) {
            return new Read(null, false, file.errors());
        }
        ManifestReader reader = new ManifestReader(actor, file.root(), file.errors());
        Manifest manifest = reader.manifest(origin, source);
        return new Read(reader.errors.isEmpty() ? manifest : null, reader.flag("override"), reader.errors);
    }

    private Manifest manifest(Manifest.Origin origin, String source) {
        fields.fields().forEach((name, field) -> {
            if (!KNOWN.contains(name)) {
                String near = Nearest.of(name, KNOWN);
                add(ConfigError.Kind.UNKNOWN_KEY, field.nameAt(), "unknown key " + Shown.quoted(name),
                        (near == null ? "" : "did you mean " + near + "? ") + "known: " + String.join(", ", KNOWN));
            }
        });
        named();
        type();
        Set<Level> levels = levels();
        List<String> tools = tools(levels);
        return new Manifest(actor, required("description"), required("version"), required("model"), tools, levels,
                Optional.ofNullable(text("routes_to")), iterations(), origin, source);
    }

    private void named() {
        String name = required("name");
        if (!name.isEmpty() && !name.equals(actor)) {
            add(ConfigError.Kind.NOT_ALLOWED, at("name"), "name is " + Shown.quoted(name)
                    + " and its folder is " + Shown.quoted(actor), "give both the same name");
        }
    }

    private void type() {
        String type = required("type");
        if (type.equals("channel")) {
            add(ConfigError.Kind.NOT_ALLOWED, at("type"), "a channel can't be added",
                    "send to a program of your own with the channel notify-webhook");
        } else if (!type.isEmpty() && !type.equals("agent")) {
            add(ConfigError.Kind.NOT_ALLOWED, at("type"), "type is " + Shown.quoted(type), "write type: agent");
        }
    }

    private Set<Level> levels() {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        for (ConfigNode.Scalar word : words("permissions")) {
            switch (word.text()) {
                case "read" -> levels.add(Level.READ);
                case "write" -> levels.addAll(List.of(Level.READ, Level.WRITE));
                default -> add(ConfigError.Kind.NOT_ALLOWED, word.at(), "no permission is called "
                        + Shown.quoted(word.text()), "write read, or read and write");
            }
        }
        return levels;
    }

    private List<String> tools(Set<Level> levels) {
        List<String> tools = new ArrayList<>();
        Collection<String> known = ToolTable.all().keySet();
        for (ConfigNode.Scalar word : words("tools")) {
            Optional<ToolTable.Entry> tool = ToolTable.named(word.text());
            if (tool.isEmpty()) {
                String near = Nearest.of(word.text(), known);
                add(ConfigError.Kind.NOT_ALLOWED, word.at(), "no tool is called " + Shown.quoted(word.text()),
                        (near == null ? "" : "did you mean " + near + "? ") + "tools: " + String.join(", ", known));
            } else if (tool.get().level() != Level.DECIDE && !levels.contains(tool.get().level())) {
                add(ConfigError.Kind.NOT_ALLOWED, word.at(), word.text() + " needs the permission "
                        + tool.get().level().word(), "add it to permissions, or take the tool out");
            } else if (tools.contains(word.text())) {
                add(ConfigError.Kind.DUPLICATE, word.at(), word.text() + " is listed twice", "keep one of them");
            } else {
                tools.add(word.text());
            }
        }
        if (errors.isEmpty() && !tools.contains(ToolTable.READ_FINDING)) {
            add(ConfigError.Kind.MISSING_KEY, at("tools"), "it can't read the finding that it is to work on",
                    "list " + ToolTable.READ_FINDING + " under tools");
        }
        return tools;
    }

    private int iterations() {
        ConfigNode node = value("max_iterations");
        if (node == null) {
            return ITERATIONS;
        }
        if (node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.WHOLE
                && scalar.text().length() <= 9 && !scalar.text().startsWith("-")) {
            int number = Integer.parseInt(scalar.text());
            if (number >= 1 && number <= MOST_ITERATIONS) {
                return number;
            }
        }
        add(ConfigError.Kind.OUT_OF_RANGE, node.at(), "max_iterations is no whole number from 1 to "
                + MOST_ITERATIONS, "10 is what investigate has");
        return ITERATIONS;
    }

    private boolean flag(String key) {
        ConfigNode node = value(key);
        if (node == null) {
            return false;
        }
        if (node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.FLAG) {
            return scalar.text().equals("true");
        }
        add(ConfigError.Kind.WRONG_TYPE, node.at(), key + " must be true or false, and is " + node.kindWord(),
                "write override: true to take the place of a built-in actor");
        return false;
    }

    private String required(String key) {
        if (value(key) == null) {
            add(ConfigError.Kind.MISSING_KEY, fields.at(), key + " is missing", "write " + key + ": …");
            return "";
        }
        String text = text(key);
        return text == null ? "" : text;
    }

    private @Nullable String text(String key) {
        ConfigNode node = value(key);
        if (node == null || node.isNull()) {
            return null;
        }
        if (node instanceof ConfigNode.Scalar scalar && !scalar.text().isBlank()
                && (scalar.kind() == ConfigNode.Kind.TEXT || key.equals("version"))) {
            return scalar.text();
        }
        add(ConfigError.Kind.WRONG_TYPE, node.at(), key + " must be a text, and is " + node.kindWord(),
                "write it in one line, in quotes if need be");
        return null;
    }

    private List<ConfigNode.Scalar> words(String key) {
        ConfigNode node = value(key);
        List<ConfigNode.Scalar> words = new ArrayList<>();
        if (node == null) {
            add(ConfigError.Kind.MISSING_KEY, fields.at(), key + " is missing", "write " + key + ": […]");
        } else if (node instanceof ConfigNode.Items items) {
            for (ConfigNode item : items.items()) {
                if (item instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.TEXT) {
                    words.add(scalar);
                } else {
                    add(ConfigError.Kind.WRONG_TYPE, item.at(), key + " holds " + item.kindWord(), "write names only");
                }
            }
        } else {
            add(ConfigError.Kind.WRONG_TYPE, node.at(), key + " must be a list, and is " + node.kindWord(),
                    "write " + key + ": [a, b]");
        }
        return words;
    }

    private @Nullable ConfigNode value(String key) {
        ConfigNode.Field field = fields.fields().get(key);
        return field == null ? null : field.value();
    }

    private Place at(String key) {
        ConfigNode node = value(key);
        return node == null ? fields.at() : node.at();
    }

    private void add(ConfigError.Kind kind, Place at, String what, String hint) {
        errors.add(new ConfigError(kind, at, what, hint));
    }
}
