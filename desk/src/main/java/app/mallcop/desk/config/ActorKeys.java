package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.TextShape;
import app.mallcop.api.config.ConfigValue;
import java.util.List;

/** {@code actors}: settings of built-in actors. Own actors take any key, which their manifest checks. */
public final class ActorKeys {

    public static final List<String> BUILT_IN = List.of("triage", "investigate", "heal", "notify-teams", "notify-slack",
            "notify-email", "notify-webhook");

    /** The keys of a built-in actor; empty for one that is not built in. */
    public static List<ConfigKey> of(String actor) {
        String at = "actors." + actor + ".";
        return switch (actor) {
            case "triage" -> agent(at, 3);
            case "investigate" -> agent(at, 10);
            case "heal" -> agent(at, 5);
            case "notify-teams" ->
                List.of(ConfigKey.secret(at + "webhook_url", "${TEAMS_WEBHOOK_URL}", "Webhook of the Teams channel."));
            case "notify-slack" ->
                List.of(ConfigKey.secret(at + "webhook_url", "${SLACK_WEBHOOK_URL}", "Webhook of the Slack channel."));
            case "notify-email" -> email(at);
            case "notify-webhook" ->
                List.of(ConfigKey.secret(at + "url", "${WEBHOOK_URL}", "Where the digest is posted to."),
                        ConfigKey.secret(at + "secret", "${WEBHOOK_SECRET:-}",
                                "Key the digest is signed with; empty = not signed."));
            default -> List.of();
        };
    }

    private static List<ConfigKey> agent(String at, long iterations) {
        return List.of(
                ConfigKey.optional(at + "model", ConfigType.Text.FREE, "the lane of its manifest",
                        "Model of this actor."),
                ConfigKey.whole(at + "max_iterations", iterations, 1, 100, "Most model calls for one finding."),
                ConfigKey.optional(at + "max_tokens", new ConfigType.Whole(0, 1_000_000_000), "no ceiling of its own",
                        "Most tokens for this actor in one run."));
    }

    private static List<ConfigKey> email(String at) {
        return List.of(ConfigKey.text(at + "smtp_host", "${SMTP_HOST}", TextShape.FREE, "Mail server."),
                ConfigKey.whole(at + "smtp_port", 587, 1, 65_535, "Port of the mail server."),
                ConfigKey.flag(at + "starttls", true, "Whether the connection must be upgraded to TLS."),
                ConfigKey.text(at + "from_addr", "${SMTP_FROM}", TextShape.FREE, "Sender."),
                ConfigKey.list(at + "to_addrs", ConfigType.Text.FREE, "Receivers.")
                        .withFallback(new ConfigValue.Items(List.of(new ConfigValue.Text("${SMTP_TO}")))),
                ConfigKey.text(at + "username", "${SMTP_USERNAME:-}", TextShape.FREE, "Login; empty = none."),
                ConfigKey.secret(at + "password", "${SMTP_PASSWORD:-}", "Password of the login."));
    }

    private ActorKeys() {}
}
