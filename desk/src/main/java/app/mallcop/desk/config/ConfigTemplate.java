package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code mallcop.yaml} that {@code init} and {@code demo} write: short, commented, and completed by editors. */
public final class ConfigTemplate {

    public static final String SCHEMA_URL = "https://mallcop.app/schema/mallcop.schema.json";

    private ConfigTemplate() {}

    /** A connector to begin with; options are texts of the type's own keys. */
    public record Connector(String id, String type, Map<String, String> options) {}

    public static String initial(List<String> internalDomains, List<Connector> connectors) {
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
            out.append("  - id: ").append(text(connector.id())).append('\n');
            out.append("    type: ").append(text(connector.type())).append('\n');
            connector.options().forEach((name, value) -> out.append("    ").append(text(name)).append(": ")
                    .append(text(value)).append('\n'));
        }
        return out.append("""

                routing:
                  default: [triage, investigate, notify-teams]   # actors in order; the last one tells a human

                # actors:
                #   notify-teams: {webhook_url: "${TEAMS_WEBHOOK_URL}"}

                # budget:
                #   max_tokens_per_run: 100000   # 5,000 tokens = 1 donut
                """).toString();
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
