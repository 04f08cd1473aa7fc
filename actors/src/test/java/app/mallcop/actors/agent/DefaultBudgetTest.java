package app.mallcop.actors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.budget.Ceilings;
import app.mallcop.actors.budget.Ledger;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Ledger.Purpose purpose = new Ledger.Purpose("fnd_0123456789abcdef", actor, false);
        return new Purse() {
            @Override
            public Optional<Hold> hold(Ask ask) throws IOException {
                return switch (ledger.hold(purpose, ask)) {
                    case Ledger.TooMuch _ -> Optional.empty();
                    case Ledger.Hold hold -> Optional.of(new Hold() {
                        @Override
                        public void settle(Usage usage, String model) throws IOException {
                            var _ = hold.used(usage, model);
                        }

                        @Override
                        public void lost() {
                            hold.lost();
                        }

                        @Override
                        public void free() throws IOException {
                            hold.unused();
                        }
                    });
                };
            }

            @Override
            public long left() {
                return ledger.room(purpose);
            }
        };
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
}
