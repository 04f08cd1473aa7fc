package app.mallcop.desk.work;

import app.mallcop.actors.budget.Pricing;
import app.mallcop.actors.model.Prices;
import app.mallcop.actors.model.Usage;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The list prices that come with mallcop; a model that is not among them costs what the dearest does. */
final class TablePrices implements Pricing {

    private final Prices prices = Prices.builtIn();

    private final Set<String> unknown = new ConcurrentSkipListSet<>();

    @Override
    public long microUsd(String model, Usage usage) {
        Prices.Cost cost = prices.of(model, usage);
        if (!cost.known()) {
            unknown.add(model);
        }
        return cost.microUsd();
    }

    /** Models whose price is a guess. */
    Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    @Override
    public long atMost(String model, long tokens) {
        return Math.max(microUsd(model, new Usage(0, tokens, 0, 0, true)),
                microUsd(model, new Usage(tokens, 0, 0, 0, true)));
    }
}
