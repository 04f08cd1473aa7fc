package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import java.util.List;

/** {@code budget}: what models may spend, in tokens. The aliases {@code max_donuts_*} are read in donuts. */
public final class BudgetKeys {

    public static final long TOKENS_PER_DONUT = 5_000;
    private static final long MOST_TOKENS = 1_000_000_000;

    public static final ConfigKey MAX_TOKENS_PER_FINDING = ConfigKey.whole("budget.max_tokens_per_finding", 20_000, 0,
            MOST_TOKENS,
            "Most tokens for one finding, over all actors; 0 = none. Alias in donuts: max_donuts_per_finding.");
    public static final ConfigKey MAX_TOKENS_PER_RUN = ConfigKey.whole("budget.max_tokens_per_run", 100_000, 0,
            MOST_TOKENS, "Most tokens for one run; 0 = none. Alias in donuts: max_donuts_per_run.");
    public static final ConfigKey MAX_TOKENS_PER_DAY = ConfigKey.optional("budget.max_tokens_per_day",
            new ConfigType.Whole(0, MOST_TOKENS), "no limit by day",
            "Most tokens for one UTC day. Alias in donuts: max_donuts_per_day.");
    public static final ConfigKey MAX_TOKENS_PER_MONTH = ConfigKey.optional("budget.max_tokens_per_month",
            new ConfigType.Whole(0, MOST_TOKENS), "no limit by month",
            "Most tokens for one UTC month. Alias in donuts: max_donuts_per_month.");
    public static final ConfigKey CRITICAL_RESERVE = ConfigKey.decimal("budget.critical_reserve", "0.4", "0", "1",
            "Share of a run's ceiling kept for critical findings.");
    public static final ConfigKey CIRCUIT_BREAKER = ConfigKey.whole("budget.circuit_breaker_findings_threshold", 50, 1,
            1_000_000, "More new findings than this in one run trip the breaker. Alias: max_findings_for_actors.");

    public static final List<ConfigKey> ALL = List.of(MAX_TOKENS_PER_FINDING, MAX_TOKENS_PER_RUN, MAX_TOKENS_PER_DAY,
            MAX_TOKENS_PER_MONTH, CRITICAL_RESERVE, CIRCUIT_BREAKER);

    private BudgetKeys() {}
}
