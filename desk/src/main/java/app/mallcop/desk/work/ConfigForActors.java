package app.mallcop.desk.work;

import app.mallcop.actors.tools.Library.Setting;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.store.secrets.Interpolated;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the config an actor may read. A list of what is given, never of what is held back: a key that is not named here
 * is not read, so a secret can't be. References to the environment stay references.
 */
final class ConfigForActors {

    private ConfigForActors() {}

    static List<Setting> of(Config config) {
        List<Setting> settings = new ArrayList<>();
        Config.Organization organization = config.organization();
        written(settings, "organization.internal_domains", organization.internalDomains());
        written(settings, "organization.trusted_accounts", organization.trustedAccounts());
        written(settings, "organization.trusted_apps", organization.trustedApps());
        written(settings, "organization.timezone", List.of(organization.timezone()));
        for (Config.Connector connector : config.connectors()) {
            words(settings, "connectors." + connector.id(),
                    List.of(connector.type(), connector.enabled() ? "enabled" : "disabled"));
        }
        words(settings, "routing.default", config.routing().defaultChain());
        words(settings, "policy.investigate_may_resolve", config.policy().investigateMayResolve());
        words(settings, "baseline.learning_days", List.of(Integer.toString(config.baseline().learningDays())));
        words(settings, "baseline.window_days", List.of(Integer.toString(config.baseline().windowDays())));
        words(settings, "rules.disabled", config.disabledRules());
        return settings;
    }

    private static void written(List<Setting> settings, String key, List<Interpolated> values) {
        words(settings, key, values.stream().map(Interpolated::written).toList());
    }

    private static void words(List<Setting> settings, String key, List<String> values) {
        if (!values.isEmpty()) {
            settings.add(new Setting(key, values.stream().map(Untrusted::of).toList()));
        }
    }
}
