package app.mallcop.desk.init;

import app.mallcop.desk.config.Config;
import app.mallcop.actors.model.Names;
import app.mallcop.actors.model.Prices;
import app.mallcop.actors.model.Usage;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model would cost a month. An estimate from assumptions, which are told with it.
 *
 * @param sampled how many connectors told how many events they have; the others are assumed
 * @param cents of the expected with a key of one's own
 * @param worstTokens what the budgets of the config let happen at most
 */
public record Appetite(int connectors, int sampled, long findings, Range tokens, long cents, long worstTokens,
        List<String> assumptions) {

    public static final int TOKENS_PER_DONUT = 5_000;
    private static final long MICRO_USD_PER_CENT = 10_000;

    private static final Map<String, Long> FIGURES = Tsv.rows(Appetite.class, "assumptions.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> Long.valueOf(row.get(1))));

    private static final Map<String, List<Long>> FINDINGS = Tsv.rows(Appetite.class, "appetite.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0),
                    row -> row.subList(1, 5).stream().map(Long::valueOf).toList()));

    private static final List<Long> UNKNOWN = List.of(2L, 6L, 20L, 200L);

    /** Tokens a month. */
    public record Range(long low, long expected, long high) {

        public long lowDonuts() {
            return donuts(low);
        }

        public long expectedDonuts() {
            return donuts(expected);
        }

        public long highDonuts() {
            return donuts(high);
        }
    }

    public Appetite {
        assumptions = List.copyOf(assumptions);
    }

    /** Rounded up: to tens where it is many, since nobody knows better. */
    static long donuts(long tokens) {
        long exact = Math.ceilDiv(tokens, TOKENS_PER_DONUT);
        return exact < 20 ? exact : Math.ceilDiv(exact, 10) * 10;
    }

    static Appetite of(List<Probed> connectors, Config.Budget budget) {
        long low = 0;
        long expected = 0;
        long high = 0;
        int sampled = 0;
        for (Probed one : connectors) {
            List<Long> row = FINDINGS.getOrDefault(one.type(), UNKNOWN);
            long events = one.discovery().eventsPerDay();
            sampled += events >= 0 ? 1 : 0;
            low += times(row.get(0), events, row.get(3));
            expected += times(row.get(1), events, row.get(3));
            high += times(row.get(2), events, row.get(3));
        }
        long most = Math.min(figure("tokens_per_finding_many"), budget.maxTokensPerFinding());
        long worst = worst(budget);
        Range tokens = new Range(Math.min(worst, low * Math.min(most, figure("tokens_per_finding_few"))),
                Math.min(worst, expected * Math.min(most, figure("tokens_per_finding"))),
                Math.min(worst, high * most));
        return new Appetite(connectors.size(), sampled, expected, tokens, cents(tokens.expected()), worst,
                assumptions(connectors.size(), sampled, expected));
    }

    /** Findings grow with events, but neither vanish nor explode with them. */
    private static long times(long findings, long events, long usual) {
        if (events < 0) {
            return findings;
        }
        long percent = Math.clamp(events * 100 / usual, 50, 300);
        return Math.ceilDiv(findings * percent, 100);
    }

    private static long worst(Config.Budget budget) {
        long month = budget.maxTokensPerRun() * figure("runs_per_day") * figure("days_per_month");
        Long day = budget.maxTokensPerDay();
        Long most = budget.maxTokensPerMonth();
        month = day == null ? month : Math.min(month, day * figure("days_per_month"));
        return most == null ? month : Math.min(month, most);
    }

    /** At the list price of the model that works findings, with a key of one's own. */
    private static long cents(long tokens) {
        long finding = figure("tokens_per_finding");
        long out = finding * figure("percent_of_tokens_out") / 100;
        String model = Names.of("anthropic", Optional.empty()).named("detective");
        long microUsd = Prices.builtIn().of(model, new Usage(finding - out, out, 0, 0, false)).microUsd();
        return Math.ceilDiv(Math.ceilDiv(microUsd * tokens, finding), MICRO_USD_PER_CENT);
    }

    private static long figure(String name) {
        Long figure = FIGURES.get(name);
        if (figure == null) {
            throw new IllegalStateException("assumptions.tsv has no " + name);
        }
        return figure;
    }

    private static List<String> assumptions(int connectors, int sampled, long findings) {
        return List.of("about " + findings + " findings a month go to a model once learning is over, none before",
                figure("tokens_per_finding") + " tokens a finding, and 5,000 tokens are a donut",
                "scheduled every 6 hours",
                "events were sampled for " + sampled + " of " + connectors
                        + " connectors; for the others a company of 1 to 20 people is assumed",
                "with a key of your own: list price of the model that works findings, one fifth of the tokens written by it");
    }

    /** The smallest plan that covers the expected appetite. */
    public Optional<Plan> plan() {
        return Plan.ALL.stream().filter(plan -> plan.donuts() >= tokens.expectedDonuts()).findFirst();
    }
}
