package app.mallcop.store.config;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.config.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a YAML file that somebody wrote, by its text: every character that is there stays as and where it is. The result
 * is read again; when it does not say exactly what was there and what was added, there is no result.
 */
public final class YamlInsert {

    /** What came of it. */
    public sealed interface Outcome {}

    /** The new text. */
    public record Added(String yaml) implements Outcome {
        public Added {
            requireNonNull(yaml, "yaml is null");
        }
    }

    /** The file is written in a way that can't be added to from outside; a person has to. */
    public record Unable(String why) implements Outcome {
        public Unable {
            requireNonNull(why, "why is null");
        }
    }

    private final String bom;
    private final String yaml;
    private final String lineEnd;

    private YamlInsert(String text) {
        bom = text.startsWith("\ufeff") ? "\ufeff" : "";
        yaml = text.substring(bom.length());
        lineEnd = yaml.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * Adds items at the end of a list at the top of the file; makes the list where there is none.
     *
     * @param items the lines of each, not indented: {@code id: a}, {@code type: b}
     */
    public static Outcome items(String yaml, String key, List<List<String>> items) {
        return new YamlInsert(yaml).items(key, items);
    }

    /** Adds a key that is not there yet at the end of the file; the first line is {@code key:}. */
    public static Outcome section(String yaml, String key, List<String> lines) {
        return new YamlInsert(yaml).section(key, lines);
    }

    private Outcome items(String key, List<List<String>> items) {
        YamlOutline outline = YamlOutline.of(yaml, key);
        if (outline.obstacle() != null) {
            return new Unable(outline.obstacle());
        }
        YamlOutline.Value value = outline.value();
        List<String> lines = new ArrayList<>();
        if (value == null) {
            lines.add(key + ":");
            items.forEach(item -> lines.addAll(item(item, 2, 2)));
            return section(key, lines);
        }
        return switch (value) {
            case YamlOutline.Nothing nothing -> {
                int column = outline.column() + 2;
                items.forEach(item -> lines.addAll(item(item, column, 2)));
                String emptied = yaml.substring(0, nothing.from()).stripTrailing()
                        + (nothing.from() == nothing.until() ? yaml.substring(nothing.from()) : rest(nothing.until()));
                int cut = yaml.length() - emptied.length();
                int at = new YamlInsert(emptied).lineAfter(Math.max(0, nothing.until() - cut));
                yield checked(new YamlInsert(emptied).with(at, lines), key, items);
            }
            case YamlOutline.Dashes dashes -> {
                items.forEach(item -> lines.addAll(item(item, dashes.column(), dashes.offset())));
                int at = pastComments(lineAfter(dashes.end()),
                        dashes.column() == outline.column() ? dashes.column() + 1 : dashes.column());
                yield checked(with(at, lines), key, items);
            }
            case YamlOutline.Other other -> new Unable(other.why());
        };
    }

    /** What follows on the same line, with a blank before it: a comment begins only after one. */
    private String rest(int from) {
        String rest = yaml.substring(from);
        return rest.isEmpty() || rest.charAt(0) == '\n' || rest.charAt(0) == '\r'
                ? rest
                : (Character.isWhitespace(rest.charAt(0)) ? "" : " ") + rest;
    }

    private Outcome section(String key, List<String> lines) {
        YamlOutline outline = YamlOutline.of(yaml, key);
        if (outline.obstacle() != null) {
            return new Unable(outline.obstacle());
        }
        if (outline.value() != null) {
            return new Unable("it has " + key + " already");
        }
        List<String> indented = new ArrayList<>();
        String before = yaml.stripTrailing();
        if (!before.isEmpty() && !before.endsWith("\n")) {
            indented.add("");
        }
        lines.forEach(line -> indented.add(line.isEmpty() ? "" : " ".repeat(outline.column()) + line));
        ConfigNode.Fields was = requireNonNull(YamlFile.parse(yaml, "").root(), "an outline is of a map");
        ConfigNode.Fields added = requireNonNull(YamlFile.parse(String.join("\n", lines), "").root(),
                "what is added is a map");
        Map<String, ConfigNode.Field> all = new LinkedHashMap<>(was.fields());
        all.putAll(added.fields());
        return checked(with(yaml.length(), indented), new ConfigNode.Fields(was.at(), all));
    }

    private static List<String> item(List<String> lines, int column, int offset) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            String lead = out.isEmpty()
                    ? " ".repeat(column) + "-" + " ".repeat(offset - 1)
                    : " ".repeat(column + offset);
            out.add(line.isEmpty() ? "" : lead + line);
        }
        return out;
    }

    /** Where the next line begins; this one, when the place is a line's beginning. */
    private int lineAfter(int at) {
        if (at == 0 || yaml.charAt(at - 1) == '\n') {
            return at;
        }
        int end = yaml.indexOf('\n', at);
        return end < 0 ? yaml.length() : end + 1;
    }

    /** Comments that stand under the last item, at least so far in, belong to it. */
    private int pastComments(int from, int column) {
        int at = from;
        while (at < yaml.length()) {
            int text = at;
            while (text < yaml.length() && yaml.charAt(text) == ' ') {
                text++;
            }
            if (text == yaml.length() || yaml.charAt(text) != '#' || text - at < column) {
                return at;
            }
            at = lineAfter(text);
        }
        return at;
    }

    private String with(int at, List<String> lines) {
        String before = yaml.substring(0, at);
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : lineEnd;
        return before + gap + lines.stream().map(line -> line + lineEnd).collect(Collectors.joining())
                + yaml.substring(at);
    }

    private Outcome checked(String result, String key, List<List<String>> items) {
        ConfigNode.Fields was = requireNonNull(YamlFile.parse(yaml, "").root(), "an outline is of a map");
        List<String> alone = new ArrayList<>(List.of(key + ":"));
        items.forEach(item -> alone.addAll(item(item, 2, 2)));
        ConfigNode.Fields added = requireNonNull(YamlFile.parse(String.join("\n", alone), "").root(),
                "what is added is a list");
        List<ConfigNode> all = new ArrayList<>(listed(was.fields().get(key)));
        all.addAll(listed(added.fields().get(key)));
        Map<String, ConfigNode.Field> fields = new LinkedHashMap<>(was.fields());
        fields.put(key, new ConfigNode.Field(was.at(), new ConfigNode.Items(was.at(), all)));
        return checked(result, new ConfigNode.Fields(was.at(), fields));
    }

    private static List<ConfigNode> listed(ConfigNode.@Nullable Field field) {
        return field != null && field.value() instanceof ConfigNode.Items items ? items.items() : List.of();
    }

    private Outcome checked(String result, ConfigNode expected) {
        YamlFile read = YamlFile.parse(result, "");
        return read.errors().isEmpty() && read.root() != null && same(read.root(), expected)
                ? new Added(bom + result)
                : new Unable("it is written in a way that can't be added to safely");
    }

    private static boolean same(ConfigNode one, ConfigNode other) {
        return switch (one) {
            case ConfigNode.Scalar a -> other instanceof ConfigNode.Scalar b && a.kind() == b.kind()
                    && a.text().equals(b.text());
            case ConfigNode.Items a -> other instanceof ConfigNode.Items b && a.items().size() == b.items().size()
                    && allSame(a.items(), b.items());
            case ConfigNode.Fields a -> other instanceof ConfigNode.Fields b
                    && List.copyOf(a.fields().keySet()).equals(List.copyOf(b.fields().keySet()))
                    && allSame(values(a), values(b));
        };
    }

    private static List<ConfigNode> values(ConfigNode.Fields of) {
        return of.fields().values().stream().map(ConfigNode.Field::value).toList();
    }

    private static boolean allSame(List<ConfigNode> some, List<ConfigNode> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!same(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }
}
