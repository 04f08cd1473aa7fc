package app.mallcop.desk.work;

import app.mallcop.actors.budget.Bill;
import app.mallcop.actors.budget.Estimate;
import app.mallcop.actors.budget.Limit;
import app.mallcop.api.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What models had to do with a run.
 *
 * @param backend empty where none was wanted
 * @param off why none was wanted, in our own words
 * @param estimate the most it could have cost, as it was before anything was spent
 * @param bills what each finding cost, dearest first
 * @param breaker how many new findings tripped the circuit breaker
 * @param turnedAway how often which ceiling stood against a call
 * @param failed why a model that was wanted could not be asked, from some point on
 * @param unpriced models that are not in the price list, and are counted as the dearest one
 */
public record Assisted(Optional<String> backend, String off, Estimate estimate, List<Bill> bills, Bill total,
        Optional<Integer> breaker, Map<Limit, Long> turnedAway, Optional<Problem> failed, Set<String> unpriced) {

    public Assisted {
        bills = List.copyOf(bills);
        turnedAway = Map.copyOf(turnedAway);
        unpriced = Set.copyOf(unpriced);
    }

    public boolean isOverBudget() {
        return !turnedAway.isEmpty();
    }
}
