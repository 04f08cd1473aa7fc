package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;

/** {@code docs/config.md}: every key with its default, what is allowed and what it means, made from the keys. */
public final class ConfigReference {

    private ConfigReference() {}

    public static String markdown() {
        StringBuilder out = new StringBuilder(
                """
                        # `mallcop.yaml`: every key

                        This page is made from the keys in the code; change it there. The JSON Schema beside it, `mallcop.schema.json`, lets an
                        editor complete and check the file.

                        - A key that is not known, a wrong type or a value out of range is an error with file, line and column; all errors of a file
                          are told at once. `mallcop config check` shows the effective file and where each value came from.
                        - `${NAME}`, `${NAME:-default}` and `$$` (a dollar sign) work inside any text, and where a number, a flag or a word is expected.
                          A text is resolved when it is needed; the others when the file is loaded.
                        - Secrets never stand in the file. They come from the environment, else from `.env` beside it.
                        - `connectors` is a list. The older map (name → options) is read with the name as id and type. A plugin's connector takes any key.
                        - Routing overrides are tried in order and the first match wins. The older forms by severity are read behind them: `warn: triage`,
                          `critical: {chain: [triage], notify: [notify-slack]}`, `info: null` (recorded, not routed).
                        - 1 donut is 5,000 tokens.
                        """);
        for (AllKeys.Group group : AllKeys.groups()) {
            if (group.keys().isEmpty()) {
                continue;
            }
            out.append("\n## `").append(group.heading()).append("`\n\n");
            out.append("| key | default | allowed | meaning |\n|---|---|---|---|\n");
            for (ConfigKey key : group.keys()) {
                out.append("| `").append(key.path().startsWith(group.heading() + ".")
                        ? key.path().substring(group.heading().length() + 1)
                        : key.path()).append("` | ").append(fallback(key)).append(" | ").append(cell(allowed(key)))
                        .append(" | ").append(cell(key.doc())).append(" |\n");
            }
        }
        return out.toString();
    }

    private static String fallback(ConfigKey key) {
        return key.required() ? "required" : "`" + cell(ConfigJson.line(key.fallback())) + "`";
    }

    private static String allowed(ConfigKey key) {
        return key.type().allowed() + (key.nullMeaning() == null ? "" : "; null = " + key.nullMeaning());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
