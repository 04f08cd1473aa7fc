package app.mallcop.cli.command;

import app.mallcop.actors.budget.Bill;
import app.mallcop.actors.budget.Estimate;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.look.Spending;
import app.mallcop.desk.work.Assisted;
import java.util.Locale;

/** What models cost, before and after. */
final class ModelCosts {

    private static final int BILLS = 5;

    private ModelCosts() {}

    /** The worst case, before anything is spent; nothing where nothing will be. */
    static void beforehand(Estimate estimate, Page page) {
        if (estimate.findings() > 0) {
            page.line(worstCase(estimate));
        }
    }

    private static String worstCase(Estimate estimate) {
        return "A model is asked about " + estimate.findings() + (estimate.findings() == 1 ? " finding" : " findings")
                + ": at most " + donuts(estimate.tokens()) + " donuts (" + estimate.tokens() + " tokens), "
                + usd(estimate.microUsd()) + ".";
    }

    static void json(Assisted assisted, Json json) {
        json.field("donuts_used", Spending.donuts(assisted.total().tokens()));
        json.field("circuit_breaker_triggered", assisted.breaker().isPresent());
        json.field("budget_exhausted", assisted.isOverBudget());
        json.object("model", model -> {
            model.field("backend", assisted.backend().orElse("none"));
            if (assisted.backend().isEmpty()) {
                model.field("reason", assisted.off());
                return;
            }
            model.object("at_most", most -> {
                most.field("findings", assisted.estimate().findings());
                most.field("tokens", assisted.estimate().tokens());
                most.field("usd", assisted.estimate().microUsd() / 1_000_000.0);
            });
            model.field("calls", assisted.total().calls());
            model.field("tokens", assisted.total().tokens());
            model.field("usd", assisted.total().microUsd() / 1_000_000.0);
            model.list("not_in_the_price_list", assisted.unpriced().stream().sorted().toList(),
                    (list, name) -> list.item(Untrusted.of(name)));
            model.field("calls_over_their_bound", assisted.total().overruns());
            model.list("turned_away", assisted.turnedAway().entrySet().stream().sorted(java.util.Map.Entry
                    .comparingByKey()).toList(), (list, limit) -> list.object(of -> {
                        of.field("ceiling", limit.getKey().word());
                        of.field("calls", limit.getValue());
                    }));
            model.list("bills", assisted.bills(), (list, bill) -> list.object(of -> {
                of.field("finding", bill.finding());
                of.field("calls", bill.calls());
                of.field("tokens", bill.tokens());
                of.field("usd", bill.microUsd() / 1_000_000.0);
            }));
        });
    }

    static void human(Assisted assisted, boolean shownOnly, Page page) {
        if (assisted.backend().isEmpty()) {
            return;
        }
        if (shownOnly) {
            beforehand(assisted.estimate(), page);
            return;
        }
        Bill total = assisted.total();
        if (total.calls() > 0) {
            page.line(assisted.backend().get() + ": " + total.calls() + " calls, " + donuts(total.tokens())
                    + " donuts, " + usd(total.microUsd()) + ".");
            assisted.bills().stream().limit(BILLS).forEach(bill -> page.line("  " + bill.finding().substring(0, 12)
                    + "  " + donuts(bill.tokens()) + " donuts, " + usd(bill.microUsd())));
            if (assisted.bills().size() > BILLS) {
                page.line("  +" + (assisted.bills().size() - BILLS) + " more");
            }
        }
        assisted.unpriced().stream().sorted().forEach(name -> page.line(Prose.of(
                "{} is not in the price list: it is counted as the dearest model that is, and may cost nothing at all.",
                Untrusted.of(name))));
        if (total.overruns() > 0) {
            page.line(Ink.YELLOW,
                    total.overruns() + " calls used more than they possibly could: " + "the estimate does not "
                            + "fit this model, and ceilings may be passed.");
        }
        assisted.breaker().ifPresent(count -> page.line(Ink.YELLOW, "Circuit breaker: " + count
                + " new findings at once; only critical ones were looked at with a model."));
        assisted.turnedAway().keySet().stream().sorted().forEach(limit -> page.line(Ink.YELLOW, "Budget: "
                + limit.sentence() + ". What was not looked at comes next."));
    }

    static String donuts(long tokens) {
        return String.format(Locale.ROOT, "%.1f", Spending.donuts(tokens));
    }

    static String usd(long microUsd) {
        return String.format(Locale.ROOT, microUsd < 1_000_000 ? "$%.4f" : "$%.2f", microUsd / 1_000_000.0);
    }
}
