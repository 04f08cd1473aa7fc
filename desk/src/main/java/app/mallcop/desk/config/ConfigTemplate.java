package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/** The {@code mallcop.yaml} that {@code init} and {@code demo} write: short, commented, and completed by editors. */
public final class ConfigTemplate {

    public static final String SCHEMA_URL = "https://mallcop.app/schema/mallcop.schema.json";

    private ConfigTemplate() {}

    /** A connector to begin with. */
    public record Connector(String id, String type, List<Setting> settings) {
        public Connector {
            settings = List.copyOf(settings);
        }
    }

    /** A key of its type. The values are written as they are: {@code ${NAME}} is a reference, {@code $$} a dollar sign. */
    public record Setting(String key, List<String> values, boolean list) {
        public Setting {
            values = List.copyOf(values);
        }

        public static Setting one(String key, String value) {
            return new Setting(key, List.of(value), false);
        }
    }

    /** A connector's lines, as they stand behind and under a dash. */
    public static List<String> lines(Connector connector) {
        List<String> lines = new ArrayList<>(
                List.of("id: " + text(connector.id()), "type: " + text(connector.type())));
        for (Setting setting : connector.settings()) {
            if (setting.list()) {
                lines.add(setting.key() + ":");
                setting.values().forEach(value -> lines.add("  - " + text(value)));
            } else {
                setting.values().forEach(value -> lines.add(setting.key() + ": " + text(value)));
            }
        }
        return lines;
    }

    public static String initial(List<String> internalDomains, List<Connector> connectors) {
        return initial(internalDomains, connectors, "notify-teams");
    }

    /** @param channel who tells a human */
    public static String initial(List<String> internalDomains, List<Connector> connectors, String channel) {
        StringBuilder out = new StringBuilder();
        out.append("# yaml-language-server: $schema=").append(SCHEMA_URL).append('\n');
        out.append("""
                # What mallcop watches, and whom it tells. Every key with its default: docs/config.md.
                # Check this file with: mallcop config check
                # Secrets never stand here: write ${NAME}, and put NAME=value into .env, which is not committed.
                version: "1"

                organization:
                  internal_domains: %s   # e.g. [corp.example]; decides who is external

                """.formatted(list(internalDomains)));
        if (connectors.isEmpty()) {
            out.append("connectors: []\n");
            out.append("  # - id: github\n  #   type: github\n  #   org: your-org\n");
        } else {
            out.append("connectors:\n");
        }
        for (Connector connector : connectors) {
            String lead = "  - ";
            for (String line : lines(connector)) {
                out.append(lead).append(line).append('\n');
                lead = "    ";
            }
        }
        return out.append("""

                routing:
                  default: [triage, investigate, %s]   # actors in order; the last one tells a human

                # actors:
                #   notify-teams: {webhook_url: "${TEAMS_WEBHOOK_URL}"}

                budget:                        # hard ceilings; 5,000 tokens = 1 donut
                  max_tokens_per_finding: 20000
                  max_tokens_per_run: 100000
                """.formatted(channel)).toString();
    }

    private static String list(List<String> texts) {
        List<ConfigValue> items = new ArrayList<>();
        texts.forEach(text -> items.add(new ConfigValue.Text(text)));
        return ConfigJson.line(new ConfigValue.Items(items));
    }

    /** A JSON string is a YAML string; plain where nobody could read it as anything else. */
    private static String text(String text) {
        boolean plain = !text.isEmpty() && Character.isLetter(text.charAt(0)) && text.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || c == '-' || c == '_' || (c >= '0' && c <= '9'));
        return plain && !List.of("true", "false", "null", "yes", "no", "on", "off").contains(text)
                ? text
                : ConfigJson.line(new ConfigValue.Text(text));
    }
}
