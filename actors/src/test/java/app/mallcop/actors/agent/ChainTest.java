package app.mallcop.actors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.actors.evidence.Desk;
import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.api.Outcome;
import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.store.findings.FindingState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final Stage stage = Stage.doubtful();
    private final FindingState state = stage.found("new-actor", Severity.WARN);

    private static boolean isTriage(Ask ask) {
        return ask.system().contains("You are triage");
    }

    private static Reply escalates(Ask ask) {
        return Scripted.calls(Scripted.verdict(Scripted.finding(ask), "escalate", 3, "Odd.", Set.of()));
    }

    private static Reply closes(Ask ask, Iterable<String> events) {
        return Scripted.calls(Scripted.verdict(Scripted.finding(ask), "resolve", 5, "Routine.", events));
    }

    @Test
    void what_triage_closes_goes_no_further() throws Exception {
        Scripted model = Personality.ALWAYS_BENIGN.model();
        Chain.Passed passed = stage.chain(state, model);
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Resolved("triage"));
        assertThat(passed.verdict().evidence()).isNotEmpty();
        assertThat(model.asked).hasSize(2).allMatch(ChainTest::isTriage);
    }

    @Test
    void what_triage_passes_on_investigate_may_close_on_what_itself_was_shown() throws Exception {
        Scripted model = new Scripted((ask, _) -> isTriage(ask) ? escalates(ask) : closes(ask, Scripted.events(ask)));
        assertThat(stage.chain(state, model).verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
    }

    @Test
    void what_an_earlier_actor_was_shown_is_no_evidence_for_a_later_one() throws Exception {
        stage.desk.neighbours.add(Desk.event("object_access", "GetObject", "arn:aws:s3:::other", Desk.NIGHT));
        String other = stage.desk.neighbours.getFirst().id();
        Scripted model = new Scripted((ask, turn) -> isTriage(ask)
                ? turn == 1
                        ? Scripted.calls(Scripted.call("s", "search-events", Map.of("text", Value.text("s3"))))
                        : escalates(ask)
                : closes(ask, Set.of(other)));
        assertThat(stage.chain(state, model).verdict().outcome().word()).isEqualTo("escalated:suspicious");
    }

    @Test
    void nothing_is_spent_on_triage_where_it_may_not_close() throws Exception {
        Scripted model = Personality.ALWAYS_BENIGN.model();
        Chain.Passed passed = stage.chain(stage.found("priv-escalation", Severity.WARN), model);
        assertThat(passed.looks()).extracting(Worked::actor).containsExactly("investigate");
        assertThat(passed.verdict().outcome()).isInstanceOf(Outcome.Escalated.class);
    }

    @Test
    void an_opt_in_of_the_operator_lets_investigate_close_it() throws Exception {
        stage.policy = Policy.opening(List.of("priv-escalation"));
        assertThat(stage.chain(stage.found("priv-escalation", Severity.WARN), Personality.ALWAYS_BENIGN.model())
                .verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
    }

    @Test
    void what_the_records_close_needs_no_model() throws Exception {
        Stage routine = new Stage(Desk.quiet());
        Scripted model = Personality.ALWAYS_BENIGN.model();
        Chain.Passed passed = routine.chain(Stage.of(routine.desk.learned("new-actor")), model);
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
        assertThat(model.asked).isEmpty();
    }

    @Test
    void where_no_model_answers_the_case_of_the_records_stays_and_says_so() throws Exception {
        Chain.Passed passed = stage.chain(state, Personality.DOWN.model());
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Uninvestigated("model-down"));
        assertThat(passed.verdict().reason()).isEqualTo(stage.floor(state).proposal().reason());
        assertThat(passed.looks()).hasSize(1);
        assertThat(passed.failure().orElseThrow().concernsAll()).isTrue();
    }

    @Test
    void without_money_the_rest_of_the_chain_is_not_asked() throws Exception {
        Chain.Passed passed = stage.chain(state, Personality.ALWAYS_BENIGN.model(), Stage.EMPTY);
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Uninvestigated("budget"));
        assertThat(passed.looks()).hasSize(1);
    }

    @Test
    void a_triage_that_cannot_be_read_leaves_it_to_investigate() throws Exception {
        Scripted model = new Scripted((ask, _) -> isTriage(ask) ? Scripted.says("Hm.") : escalates(ask));
        Chain.Passed passed = stage.chain(state, model);
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS));
        assertThat(passed.by()).isEqualTo("investigate");
        assertThat(passed.failure()).isEmpty();
    }

    @Test
    void notes_of_a_chain_that_nobody_ended_are_not_written_so_that_they_are_not_written_twice() throws Exception {
        Scripted model = new Scripted((ask, turn) -> {
            if (turn == 1) {
                return Scripted.calls(Scripted.call("n", "annotate-finding",
                        Map.of("finding_id", Value.text(Scripted.finding(ask)), "text", Value.text("seen"))));
            }
            return isTriage(ask) ? escalates(ask) : Scripted.says("Hm.");
        });
        assertThat(stage.chain(state, model).notes()).isEmpty();
    }

    @Test
    void notes_are_given_with_the_name_of_who_noted() throws Exception {
        Scripted model = new Scripted((ask, turn) -> isTriage(ask) || turn > 1
                ? escalates(ask)
                : Scripted.calls(Scripted.call("n", "annotate-finding",
                        Map.of("finding_id", Value.text(Scripted.finding(ask)), "text", Value.text("seen")))));
        assertThat(stage.chain(state, model).notes())
                .containsExactly(new Chain.Note("investigate", Untrusted.of("seen")));
    }

    @Test
    void a_route_with_an_actor_that_is_not_there_is_refused_before_anything_is_spent() {
        assertThatThrownBy(() -> stage.crew(Personality.HONEST.model(), "triage", "nobody"))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.problems().getFirst().code())
                        .isEqualTo("actor-without-manifest"));
    }

    @Test
    void what_triage_does_not_close_again_goes_on_to_investigate() throws Exception {
        Scripted model = new Scripted((ask, _) -> isTriage(ask) && Scripted.isBlind(ask)
                ? escalates(ask)
                : closes(ask, Scripted.events(ask)));
        Chain.Passed passed = stage.chain(state, model);
        assertThat(passed.looks()).extracting(Worked::actor).containsExactly("triage", "investigate");
        assertThat(passed.verdict().outcome()).isEqualTo(new Outcome.Resolved("investigate"));
        assertThat(model.asked).hasSize(4);
    }

    @Test
    void what_nobody_closes_without_the_words_of_others_is_for_a_human() throws Exception {
        Scripted model = new Scripted((ask, _) -> Scripted.isBlind(ask)
                ? escalates(ask)
                : closes(ask, Scripted.events(ask)));
        Chain.Passed passed = stage.chain(state, model);
        assertThat(passed.by()).isEqualTo("investigate");
        assertThat(passed.verdict().outcome())
                .isEqualTo(new Outcome.Escalated(Outcome.Escalated.Why.INSUFFICIENT));
    }
}
