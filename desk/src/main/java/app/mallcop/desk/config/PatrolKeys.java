package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigType.Text;
import app.mallcop.api.config.Span;
import java.util.List;

/** {@code patrols}: runs on a schedule, each under a name. */
public final class PatrolKeys {

    public static final ConfigKey EVERY = ConfigKey.required("patrols.*.every",
            new ConfigType.Period(new Span(1, Span.Unit.MINUTES), new Span(12, Span.Unit.MONTHS)),
            "How often: 15m, 6h, 1d, 1w, 1mo.");
    public static final ConfigKey BUDGET = ConfigKey.whole("patrols.*.budget", 0, 0, 200_000,
            "Most donuts for one run of the patrol, within budget.max_tokens_per_run; 0 = no actors.");
    public static final ConfigKey CHAIN = ConfigKey.optional("patrols.*.chain", new ConfigType.Items(Text.NAME, false),
            "as routing says", "Actors for this patrol's findings.");
    public static final ConfigKey NOTIFY = ConfigKey.optional("patrols.*.notify",
            new ConfigType.Items(Text.NAME, false), "as routing says", "Channels for this patrol's findings.");
    public static final ConfigKey RESEARCH = ConfigKey.flag("patrols.*.research", false,
            "Run research instead of watch.");
    public static final ConfigKey GIT = ConfigKey.flag("patrols.*.git", true, "Commit and push after the run.");
    public static final ConfigKey ENABLED = ConfigKey.flag("patrols.*.enabled", true, "Whether the schedule runs it.");

    public static final List<ConfigKey> ALL = List.of(EVERY, BUDGET, CHAIN, NOTIFY, RESEARCH, GIT, ENABLED);

    private PatrolKeys() {}
}
