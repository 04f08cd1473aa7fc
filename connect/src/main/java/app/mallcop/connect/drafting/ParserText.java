package app.mallcop.connect.drafting;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.connect.lines.Classification;
import app.mallcop.store.config.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A {@code parser.yaml} as text: a new one, or one that is there with templates added and nothing else touched. */
public final class ParserText {

    private ParserText() {}

    /** @param day when, for whoever wonders later */
    public static String fresh(String app, String day, List<Drafted> templates) {
        StringBuilder out = new StringBuilder("""
                # What the lines of this app's log mean. Drafted from a sample: look it over.
                #   mallcop verify apps/%s      plays the samples
                #   docs/apps.md                says what may stand here
                """.formatted(app));
        out.append("app: ").append(quoted(app)).append("\nversion: 1\ngenerated_at: ").append(quoted(day))
                .append("\ngenerated_by: mallcop discover-app\nnoise_summary: true\nunmatched_threshold: 0.3\ntemplates:\n");
        templates.forEach(template -> out.append(indented(template.yaml(), 2)));
        return out.toString();
    }

    /** Empty where the templates are not a list written line by line, so that none can be added behind them. */
    public static Optional<String> added(String before, List<Drafted> templates) {
        YamlFile yaml = YamlFile.parse(before, "parser.yaml");
        ConfigNode.Fields root = yaml.root();
        ConfigNode.Field list = root == null ? null : root.fields().get("templates");
        if (root == null || list == null || !(list.value() instanceof ConfigNode.Items items)
                || items.items().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of(before.split("\n", -1)));
        String first = lines.get(items.items().getFirst().at().line() - 1);
        int dash = first.indexOf('-');
        if (dash < 0 || !first.substring(0, dash).isBlank()) {
            return Optional.empty();
        }
        int end = lines.size();
        for (ConfigNode.Field field : root.fields().values()) {
            int line = field.nameAt().line() - 1;
            end = line > list.nameAt().line() - 1 ? Math.min(end, line) : end;
        }
        while (end > 0 && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("#"))) {
            end--;
        }
        List<String> more = new ArrayList<>();
        templates.forEach(template -> more.addAll(indented(template.yaml(), dash).lines().toList()));
        lines.addAll(end, more);
        String text = String.join("\n", lines);
        return Optional.of(text.endsWith("\n") ? text : text + "\n");
    }

    private static String indented(String yaml, int by) {
        StringBuilder out = new StringBuilder();
        yaml.lines().forEach(line -> out.append(" ".repeat(by)).append(line).append('\n'));
        return out.toString();
    }

    static String item(String name, Sketch sketch, Classification classification, String eventType) {
        StringBuilder out = new StringBuilder("- name: ").append(name).append('\n');
        if (sketch.isFields()) {
            out.append("  fields: ").append(map(sketch.fields())).append('\n');
        } else {
            out.append("  line: ").append(quoted(sketch.line())).append('\n');
        }
        out.append("  classification: ").append(classification.word()).append("\n  event_mapping:\n    event_type: ")
                .append(eventType).append('\n');
        StringBuilder metadata = new StringBuilder();
        boolean request = eventType.equals("request");
        sketch.fills().forEach((role, variable) -> {
            String fill = quoted("{" + variable + "}");
            switch (role) {
                case "actor" -> out.append("    actor: ").append(fill).append('\n');
                case "method" -> {
                    out.append(request ? "    action: " + fill + "\n" : "");
                    metadata.append("      method: ").append(fill).append('\n');
                }
                default -> metadata.append("      ").append(role).append(": ").append(fill).append('\n');
            }
        });
        if (request && !sketch.fills().containsKey("actor") && sketch.fills().containsKey("ip_address")) {
            out.append("    actor: ").append(quoted("{" + sketch.fills().get("ip_address") + "}")).append('\n');
        }
        if (eventType.startsWith("sign_in") && !sketch.fills().containsKey("actor") && !sketch.who().isEmpty()) {
            out.append("    actor: ").append(quoted("{" + sketch.who() + "}")).append('\n');
        }
        if (!metadata.isEmpty()) {
            out.append("    metadata:\n").append(metadata);
        }
        return out.toString();
    }

    /** What stands below an item: a line it is for. */
    static String sample(String line) {
        return "  samples:\n    match:\n      - " + quoted(line) + "\n";
    }

    private static String map(Map<String, String> words) {
        List<String> all = new ArrayList<>();
        words.forEach((key, word) -> all.add(quoted(key) + ": " + quoted(word)));
        return "{" + String.join(", ", all) + "}";
    }

    /** In double quotes, with everything escaped that is not plain. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 127 || (c > 127 && !Character.isLetterOrDigit(c))) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
