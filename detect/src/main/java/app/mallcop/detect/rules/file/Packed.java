package app.mallcop.detect.rules.file;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A tree of a rule file in a form that loads in no time: one value a line, without what is for people only. The built-in pack
 * is kept in this form beside its YAML.
 */
public final class Packed {

    /** For people, and for the runner of samples. */
    private static final Set<String> LEFT_OUT = Set.of("why", "samples", "description");

    /** The key under which a packed file has what {@link #fingerprint} would give of its source. */
    static final String FINGERPRINT = "fingerprint";

    private Packed() {}

    /** Of everything that decides what is found. */
    static String fingerprint(ConfigNode.Fields root) {
        CRC32 crc = new CRC32();
        crc.update(write(root).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    /** The packed form of a file, with its fingerprint. */
    public static String pack(ConfigNode.Fields root) {
        Map<String, ConfigNode.Field> fields = new LinkedHashMap<>(root.fields());
        fields.put(FINGERPRINT, new ConfigNode.Field(root.at(),
                new ConfigNode.Scalar(root.at(), ConfigNode.Kind.TEXT, fingerprint(root))));
        return write(new ConfigNode.Fields(root.at(), fields));
    }

    /** A line for each value: its kind, and its text, or how many values it has. */
    private static String write(ConfigNode.Fields root) {
        StringBuilder out = new StringBuilder();
        write(root, true, out);
        return out.toString();
    }

    private static void write(ConfigNode node, boolean leaveOut, StringBuilder out) {
        switch (node) {
            case ConfigNode.Scalar scalar ->
                line(switch (scalar.kind()) {
                    case TEXT -> 't';
                    case WHOLE -> 'w';
                    case DECIMAL -> 'd';
                    case FLAG -> 'f';
                    case NULL -> 'n';
                }, scalar.text(), out);
            case ConfigNode.Items items -> {
                line('[', Integer.toString(items.items().size()), out);
                items.items().forEach(item -> write(item, leaveOut, out));
            }
            case ConfigNode.Fields fields -> {
                List<Map.Entry<String, ConfigNode.Field>> kept = fields.fields().entrySet().stream()
                        .filter(field -> !leaveOut || isKept(field.getKey(), fields)).toList();
                line('{', Integer.toString(kept.size()), out);
                kept.forEach(field -> {
                    line('k', field.getKey(), out);
                    write(field.getValue().value(), leaveOut && !field.getKey().equals("learn"), out);
                });
            }
        }
    }

    /** The description of a finding is shown; that of a file is not. */
    private static boolean isKept(String key, ConfigNode.Fields in) {
        return !LEFT_OUT.contains(key)
                || (key.equals("description") && !in.fields().containsKey("rules")
                        && !in.fields().containsKey("version"));
    }

    private static void line(char kind, String text, StringBuilder out) {
        out.append(kind);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> out.append(c);
            }
        }
        out.append('\n');
    }

    /** The trees of a text of several, one after the other. */
    public static List<ConfigNode.Fields> read(String text, String file) {
        Lines lines = new Lines(text, file);
        List<ConfigNode.Fields> all = new ArrayList<>();
        while (lines.at < text.length()) {
            if (lines.node() instanceof ConfigNode.Fields fields) {
                all.add(fields);
            } else {
                throw new IllegalStateException(file + " is damaged");
            }
        }
        return all;
    }

    private static final class Lines {
        private final String text;
        private final Place place;
        private int at;

        Lines(String text, String file) {
            this.text = text;
            this.place = new Place(file, 1, 1);
        }

        ConfigNode node() {
            char kind = text.charAt(at);
            String value = line();
            return switch (kind) {
                case 't' -> new ConfigNode.Scalar(place, ConfigNode.Kind.TEXT, value);
                case 'w' -> new ConfigNode.Scalar(place, ConfigNode.Kind.WHOLE, value);
                case 'd' -> new ConfigNode.Scalar(place, ConfigNode.Kind.DECIMAL, value);
                case 'f' -> new ConfigNode.Scalar(place, ConfigNode.Kind.FLAG, value);
                case 'n' -> new ConfigNode.Scalar(place, ConfigNode.Kind.NULL, value);
                case '[' -> {
                    List<ConfigNode> items = new ArrayList<>();
                    for (int left = Integer.parseInt(value); left > 0; left--) {
                        items.add(node());
                    }
                    yield new ConfigNode.Items(place, items);
                }
                case '{' -> {
                    Map<String, ConfigNode.Field> fields = new LinkedHashMap<>();
                    for (int left = Integer.parseInt(value); left > 0; left--) {
                        String name = line();
                        fields.put(name, new ConfigNode.Field(place, node()));
                    }
                    yield new ConfigNode.Fields(place, fields);
                }
                default -> throw new IllegalStateException(place.file() + " is damaged");
            };
        }

        private String line() {
            int end = text.indexOf('\n', at);
            String line = text.substring(at + 1, end);
            at = end + 1;
            return line.indexOf('\\') < 0 ? line : unescaped(line);
        }

        private static String unescaped(String line) {
            StringBuilder out = new StringBuilder(line.length());
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                char next = line.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            }
            return out.toString();
        }
    }
}
