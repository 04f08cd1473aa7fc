package app.mallcop.desk.work;

import app.mallcop.actors.budget.Pricing;
import app.mallcop.actors.model.Prices;
import app.mallcop.actors.model.Usage;

/** The list prices that come with mallcop; a model that is not among them costs what the dearest does. */
final class TablePrices implements Pricing {

    private final Prices prices = Prices.builtIn();

    @Override
    public long microUsd(String model, Usage usage) {
        return prices.of(model, usage).microUsd();
    }

    @Override
    public long atMost(String model, long tokens) {
        return Math.max(microUsd(model, new Usage(0, tokens, 0, 0, true)),
                microUsd(model, new Usage(tokens, 0, 0, 0, true)));
    }
}
