package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigType.Text;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code organization}: who is inside. */
public final class OrganizationKeys {

    public static final ConfigKey INTERNAL_DOMAINS = ConfigKey.list("organization.internal_domains",
            new ConfigType.Text(TextShape.DOMAIN),
            "Domains of the company, e.g. corp.example; they decide who is external.");
    public static final ConfigKey TRUSTED_ACCOUNTS = ConfigKey.list("organization.trusted_accounts", Text.FREE,
            "Cloud account, tenant and organisation ids that are ours; in quotes, since they are not numbers.");
    public static final ConfigKey TRUSTED_APPS = ConfigKey.list("organization.trusted_apps", Text.FREE,
            "Apps and integrations that are ours or approved.");
    public static final ConfigKey TIMEZONE = ConfigKey.text("organization.timezone", "UTC", TextShape.TIME_ZONE,
            "Time zone of digests and reports; detection never uses it.");

    public static final List<ConfigKey> ALL = List.of(INTERNAL_DOMAINS, TRUSTED_ACCOUNTS, TRUSTED_APPS, TIMEZONE);

    private OrganizationKeys() {}
}
