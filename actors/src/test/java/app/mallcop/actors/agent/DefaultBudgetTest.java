package app.mallcop.actors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.budget.Ceilings;
import app.mallcop.actors.budget.Ledger;
import app.mallcop.actors.budget.LedgerPurse;
import app.mallcop.actors.budget.Pricing;
import app.mallcop.actors.evidence.Desk;
import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.model.Usage;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what a finding may cost unless told otherwise, whoever is curious still gets to a verdict. */
class DefaultBudgetTest {

    private static final Pricing FREE = new Pricing() {
        @Override
        public long microUsd(String model, Usage usage) {
            return 0;
        }

        @Override
        public long atMost(String model, long tokens) {
            return 0;
        }
    };

    private final Ledger ledger = new Ledger(
            new Ceilings(20_000, 100_000, null, null, new BigDecimal("0.4"), Map.of()), Ledger.Before.NOTHING, FREE,
            _ -> {}, () -> Desk.NIGHT, "run");

    private Purse purse(String actor) {
        return new LedgerPurse(ledger, new Ledger.Purpose("fnd_0123456789abcdef", actor, false));
    }

    /** Asks for more as long as it is let, and passes on when it must decide. */
    private static Reply curious(Ask ask, int turn, int share) {
        Usage usage = new Usage(ask.inputBound() * share / 100, 250, 0, 0, false);
        boolean last = ask.messages().contains(new Message.Said(Frame.LAST));
        List<Part> calls = last || ask.system().contains("You are triage")
                ? List.of(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of()))
                : List.of(search("a", turn + 20), search("b", turn + 40), search("c", turn + 60));
        return new Reply(calls, Reply.Stop.CALLS, usage, "scripted");
    }

    private static Part.Call search(String id, int limit) {
        return Scripted.call(id, "search-events", Map.of("text", Value.text("s3"), "limit", Value.number(limit)));
    }

    private static Stage busy() {
        Stage stage = Stage.doubtful();
        List<Untrusted> keys = List.of(Untrusted.of("user_agent"), Untrusted.of("country"), Untrusted.of("outcome"));
        for (int i = 0; i < 12; i++) {
            var event = Desk.event("object_access", "GetObject" + i, "arn:aws:s3:::backups/" + "x".repeat(60),
                    Desk.NIGHT);
            TreeMap<Untrusted, Value> metadata = new TreeMap<>(event.metadata().fields().fields());
            keys.forEach(key -> metadata.put(key, Value.text("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36")));
            stage.desk.neighbours.add(new app.mallcop.api.Event(event.id(), event.timestamp(), event.source(),
                    event.connectorType(), event.type(), event.actor(), event.target(), event.action(),
                    event.severity(), new app.mallcop.api.Metadata(new Value.Fields(metadata)), event.traces(), null));
        }
        stage.desk.triggers.addAll(new ArrayList<>(stage.desk.neighbours.subList(0, 5)));
        return stage;
    }

    @ParameterizedTest
    @CsvSource({"40", "55", "70", "85", "100"})
    void a_chain_ends_with_a_verdict(int shareOfTheBound) throws Exception {
        Stage stage = busy();
        var state = stage.found("volume-anomaly", Severity.WARN);
        Scripted model = new Scripted((ask, turn) -> curious(ask, turn, shareOfTheBound));
        Chain.Passed passed = new Chain(stage.crew(model, "triage", "investigate"), stage.run(model), stage.shelf,
                (actor, _) -> purse(actor)).take(Stage.ROUTE, state, stage.floor(state));
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS));
        assertThat(ledger.turnedAway()).isEmpty();
        assertThat(passed.usage().tokens()).isLessThanOrEqualTo(20_000);
    }

    /** Asks for more as long as it is let, and then closes; triage is done at once, and what it sees blind it passes on. */
    private static Reply closing(Ask ask, int turn, int share, String triage) {
        Usage usage = new Usage(ask.inputBound() * share / 100, 250, 0, 0, false);
        boolean isTriage = ask.system().contains("You are triage");
        boolean last = ask.messages().contains(new Message.Said(Frame.LAST)) || Scripted.isBlind(ask);
        String action = !isTriage ? "resolve" : Scripted.isBlind(ask) ? "escalate" : triage;
        List<Part> calls = last || isTriage
                ? List.of(Scripted.verdict(Scripted.finding(ask), action, 5, "Fine.", Scripted.events(ask)))
                : List.of(search("a", turn + 20), search("b", turn + 40), search("c", turn + 60));
        return new Reply(calls, Reply.Stop.CALLS, usage, "scripted");
    }

    private Chain.Passed closed(Stage stage, int share, String triage) throws Exception {
        var state = stage.found("volume-anomaly", Severity.WARN);
        Scripted model = new Scripted((ask, turn) -> closing(ask, turn, share, triage));
        return new Chain(stage.crew(model, "triage", "investigate"), stage.run(model), stage.shelf,
                (actor, _) -> purse(actor)).take(Stage.ROUTE, state, stage.floor(state));
    }

    /** What a model takes in truth is between half and two thirds of the bound. */
    @ParameterizedTest
    @CsvSource({"40", "50", "60", "70"})
    void what_investigate_closes_can_be_looked_at_twice(int shareOfTheBound) throws Exception {
        Chain.Passed passed = closed(busy(), shareOfTheBound, "escalate");
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
        assertThat(passed.usage().tokens()).isLessThanOrEqualTo(20_000);
        assertThat(ledger.turnedAway()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40", "50", "60"})
    void also_where_triage_looked_twice_for_nothing(int shareOfTheBound) throws Exception {
        Chain.Passed passed = closed(busy(), shareOfTheBound, "resolve");
        assertThat(passed.looks()).extracting(Worked::turns).containsExactly(2, 2);
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
    }

    @Test
    void about_an_ordinary_finding_investigate_may_ask_something_as_well() throws Exception {
        Chain.Passed passed = closed(Stage.doubtful(), 50, "escalate");
        assertThat(passed.looks()).extracting(Worked::turns).containsExactly(1, 3);
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
    }

    /** The next run would pay for the same first look and have as little left for the second. */
    @ParameterizedTest
    @CsvSource({"85", "100"})
    void what_one_finding_may_cost_does_not_pay_for_twice_stays_open_and_is_not_tried_again(int shareOfTheBound)
            throws Exception {
        Chain.Passed passed = closed(busy(), shareOfTheBound, "resolve");
        assertThat(passed.verdict().outcome())
                .isEqualTo(new Outcome.Escalated(Outcome.Escalated.Why.INSUFFICIENT));
    }
}
