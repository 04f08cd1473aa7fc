package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.TextShape;
import app.mallcop.api.config.Span;
import java.util.List;

/** {@code connectors}: the sources that are read. A plugin's connector takes any key beside the common ones. */
public final class ConnectorKeys {

    private static final String AT = "connectors[].";

    public static final List<String> BUILT_IN = List.of("azure", "aws-cloudtrail", "github", "m365", "container-logs",
            "vercel", "supabase", "openclaw");

    public static final ConfigKey ID = ConfigKey.required(AT + "id", new ConfigType.Text(TextShape.CONNECTOR_ID),
            "Its name here, unique; also the source of its events.");
    public static final ConfigKey TYPE = ConfigKey.required(AT + "type", ConfigType.Text.NAME,
            "azure, aws-cloudtrail, github, m365, container-logs, vercel, supabase, openclaw, or a plugin's name.");
    public static final ConfigKey ENABLED = ConfigKey.flag(AT + "enabled", true, "Whether scan reads it.");
    public static final ConfigKey LOOKBACK = ConfigKey.optional(AT + "lookback",
            new ConfigType.Period(new Span(1, Span.Unit.HOURS), Span.days(400)), "what the platform keeps, at most 90d",
            "How far back the first scan goes.");
    public static final ConfigKey LOOKBACK_HOURS = ConfigKey.whole(AT + "lookback_hours", 8, 1, 168,
            "Least window that every scan reads again; it never shortens a gap.");
    public static final ConfigKey API_URL = ConfigKey.optional(AT + "api_url", new ConfigType.Text(TextShape.URL),
            "the platform's own", "Base URL of the platform's API.");
    public static final ConfigKey LOGIN_URL = ConfigKey.optional(AT + "login_url", new ConfigType.Text(TextShape.URL),
            "the platform's own", "Base URL of its sign-in, where that is elsewhere.");

    public static final List<ConfigKey> COMMON = List.of(ID, TYPE, ENABLED, LOOKBACK, LOOKBACK_HOURS, API_URL,
            LOGIN_URL);

    /** The keys that only this type has; empty for a plugin. The path names the type: {@code connectors[azure].subscriptions}. */
    public static List<ConfigKey> of(String type) {
        String at = "connectors[" + type + "].";
        return switch (type) {
            case "azure" -> List.of(text(at, "tenant_id", "AZURE_TENANT_ID", "Tenant that is signed in to."),
                    texts(at, "subscriptions",
                            "Subscription ids; empty = AZURE_SUBSCRIPTION_ID, else all that can be read."),
                    texts(at, "resource_groups", "Resource groups; empty = all."),
                    ConfigKey.flag(at + "include_container_logs", false,
                            "Read container logs too; needs a Log Analytics workspace."),
                    text(at, "workspace_id", "LOG_ANALYTICS_WORKSPACE_ID",
                            "Log Analytics workspace of the container and access logs."));
            case "aws-cloudtrail" -> List.of(text(at, "region", "AWS_DEFAULT_REGION, else us-east-1", "Home region."),
                    texts(at, "regions", "Regions to read beside the home region and us-east-1; [all] = every region."),
                    text(at, "account_id", "the account of the credentials",
                            "Account that is expected; another one is an error."),
                    text(at, "profile", "as the AWS environment says", "Profile of the shared AWS config."),
                    text(at, "role_arn", "none is assumed", "Role to assume."),
                    text(at, "trail_bucket", "AWS_TRAIL_BUCKET, else LookupEvents is asked",
                            "Bucket of a trail, read instead of LookupEvents."),
                    text(at, "trail_prefix", "AWS_TRAIL_PREFIX, else AWSLogs/",
                            "Where in the bucket the accounts' folders are."));
            case "github" -> List.of(text(at, "org", "GITHUB_ORG", "Organisation."),
                    ConfigKey.flag(at + "include_dependabot", true, "Read Dependabot alerts."),
                    ConfigKey.flag(at + "include_secret_scanning", true, "Read secret scanning alerts."),
                    ConfigKey.flag(at + "include_code_scanning", true, "Read code scanning alerts."));
            case "m365" -> List.of(text(at, "tenant_id", "M365_TENANT_ID", "Tenant."),
                    texts(at, "content_types", "Content types of the activity feed; empty = all."),
                    text(at, "publisher_id", "one made for this repo",
                            "GUID that Microsoft counts the requests by."));
            case "container-logs" ->
                List.of(text(at, "workspace_id", "LOG_ANALYTICS_WORKSPACE_ID", "Log Analytics workspace."),
                        text(at, "tenant_id", "AZURE_TENANT_ID", "Tenant that is signed in to."),
                        texts(at, "apps", "Container apps; empty = all in the workspace."));
            case "vercel" -> List.of(text(at, "team_id", "VERCEL_TEAM_ID, else the personal account", "Team."));
            case "supabase" -> List.of(text(at, "project_ref", "SUPABASE_PROJECT_REF", "Project."));
            case "openclaw" -> List.of(
                    text(at, "gateway_url", "OPENCLAW_GATEWAY_URL, else only the files are read",
                            "URL of the gateway."),
                    ConfigKey.optional(at + "openclaw_home", new ConfigType.Text(TextShape.PATH), "~/.openclaw",
                            "Folder of the installation."),
                    text(at, "openclaw_user", "the owner of its folder",
                            "User it runs as; who that is decides what mallcop's own files must be safe from."));
            default -> List.of();
        };
    }

    private static ConfigKey text(String at, String name, String absent, String doc) {
        return ConfigKey.optional(at + name, ConfigType.Text.FREE, absent, doc);
    }

    private static ConfigKey texts(String at, String name, String doc) {
        return ConfigKey.list(at + name, ConfigType.Text.FREE, doc);
    }

    private ConnectorKeys() {}
}
