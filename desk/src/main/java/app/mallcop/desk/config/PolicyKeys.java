package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import java.util.List;

/** {@code policy}: what the operator lets the machine decide. */
public final class PolicyKeys {

    public static final ConfigKey INVESTIGATE_MAY_RESOLVE = ConfigKey.list("policy.investigate_may_resolve",
            new ConfigType.Choice(List.of("priv-escalation", "log-format-drift")),
            "Detectors whose findings investigate may resolve by itself; opt-in.");
    public static final ConfigKey RENOTIFY_CRITICAL_HOURS = ConfigKey.whole("policy.renotify_critical_hours", 24, 1,
            720, "After how many hours an unanswered critical finding is sent again.");

    public static final List<ConfigKey> ALL = List.of(INVESTIGATE_MAY_RESOLVE, RENOTIFY_CRITICAL_HOURS);

    private PolicyKeys() {}
}
