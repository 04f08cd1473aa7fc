package app.mallcop.desk.work;

import app.mallcop.actors.budget.Ceilings;
import app.mallcop.actors.budget.Ledger;
import app.mallcop.desk.config.ActorKeys;
import app.mallcop.desk.config.Config;
import app.mallcop.store.costs.Cost;
import app.mallcop.store.costs.CostLog;
import app.mallcop.store.repo.Layout;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The budget of this deployment: what the config allows, and what was spent of it before. */
final class Allowance {

    private Allowance() {}

    static Ceilings of(Config config, Collection<String> actors) {
        Config.Budget budget = config.budget();
        Map<String, Long> own = new HashMap<>();
        for (String actor : actors) {
            if (!ActorKeys.of(actor).isEmpty()) {
                Long most = config.actors().of(actor).wholeOrNull("max_tokens");
                if (most != null) {
                    own.put(actor, most);
                }
            }
        }
        return new Ceilings(budget.maxTokensPerFinding(), budget.maxTokensPerRun(), budget.maxTokensPerDay(),
                budget.maxTokensPerMonth(), budget.criticalReserve(), own);
    }

    /** Reads the cost log only where a ceiling asks for it. A reservation without a bill counts as spent. */
    static Ledger.Before before(Config config, Layout layout, Instant now) throws IOException {
        if (config.budget().maxTokensPerDay() == null && config.budget().maxTokensPerMonth() == null) {
            return Ledger.Before.NOTHING;
        }
        String month = now.toString().substring(0, "2026-11".length());
        String day = now.toString().substring(0, "2026-11-21".length());
        Map<String, Cost> last = new HashMap<>();
        new CostLog(layout.costs()).each(cost -> {
            if (cost.at().toString().startsWith(month)) {
                last.merge(cost.id(), cost, (old, next) -> old.kind() == Cost.Kind.BILLED ? old : next);
            }
        }, _ -> {});
        long ofDay = last.values().stream().filter(cost -> cost.at().toString().startsWith(day))
                .mapToLong(Cost::tokens).sum();
        return new Ledger.Before(ofDay, last.values().stream().mapToLong(Cost::tokens).sum());
    }
}
