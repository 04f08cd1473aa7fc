package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import java.util.List;

/** {@code baseline}: how long mallcop learns, and what it counts as known. */
public final class BaselineKeys {

    public static final ConfigKey LEARNING_DAYS = ConfigKey.whole("baseline.learning_days", 14, 0, 90,
            "Days of coverage before a connector's findings escalate; 0 = no learning mode.");
    public static final ConfigKey WINDOW_DAYS = ConfigKey.whole("baseline.window_days", 90, 1, 730,
            "How many days back normal is taken from.");
    public static final ConfigKey ACTOR_MIN_EVENTS = ConfigKey.whole("baseline.actor_min_events", 3, 1, 1_000,
            "Events an actor needs before it is known.");
    public static final ConfigKey ACTOR_MIN_DAYS = ConfigKey.whole("baseline.actor_min_days", 2, 1, 90,
            "Different days an actor needs before it is known.");
    public static final ConfigKey DORMANT_DAYS = ConfigKey.whole("baseline.dormant_days", 90, 1, 730,
            "Days without a sign of an actor before its return is remarkable.");

    public static final List<ConfigKey> ALL = List.of(LEARNING_DAYS, WINDOW_DAYS, ACTOR_MIN_EVENTS, ACTOR_MIN_DAYS,
            DORMANT_DAYS);

    private BaselineKeys() {}
}
