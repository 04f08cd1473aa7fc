package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigType.Text;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.TextShape;
import java.util.List;

/** {@code routing}: which actors work a finding, and who is told. The older forms by severity are read too. */
public final class RoutingKeys {

    private static final ConfigType NAMES = new ConfigType.Items(Text.NAME, true);

    public static final ConfigKey DEFAULT = new ConfigKey("routing.default", new ConfigType.Items(Text.NAME, false),
            names("triage", "investigate", "notify-teams"), false, null,
            "The chain for warn and critical findings; info is recorded, not routed, unless an override says so.");
    public static final ConfigKey MATCH_SEVERITY = ConfigKey.optional("routing.overrides[].match.severity",
            new ConfigType.Items(new ConfigType.Choice(List.of("info", "warn", "critical")), true), "any",
            "Severities of the findings meant.");
    public static final ConfigKey MATCH_SOURCE = ConfigKey.optional("routing.overrides[].match.source", NAMES, "any",
            "Connector ids or types of the findings meant.");
    public static final ConfigKey MATCH_DETECTOR = ConfigKey.optional("routing.overrides[].match.detector", NAMES,
            "any", "Detectors of the findings meant.");
    public static final ConfigKey MATCH_RULE = ConfigKey.optional("routing.overrides[].match.rule",
            new ConfigType.Items(new Text(TextShape.RULE), true), "any",
            "Rules of the findings meant.");
    public static final ConfigKey CHAIN = ConfigKey.optional("routing.overrides[].chain",
            new ConfigType.Items(Text.NAME, false), "the default chain",
            "Actors, in order; an empty list means none. The first override that matches wins.");
    public static final ConfigKey NOTIFY = ConfigKey.list("routing.overrides[].notify", Text.NAME,
            "Channels told after the chain, all of them.");

    public static final List<ConfigKey> ALL = List.of(DEFAULT, MATCH_SEVERITY, MATCH_SOURCE, MATCH_DETECTOR, MATCH_RULE,
            CHAIN, NOTIFY);

    public static final List<ConfigKey> MATCH = List.of(MATCH_SEVERITY, MATCH_SOURCE, MATCH_DETECTOR, MATCH_RULE);

    private static ConfigValue names(String... names) {
        return new ConfigValue.Items(List.of(names).stream().<ConfigValue>map(ConfigValue.Text::new).toList());
    }

    private RoutingKeys() {}
}
