package app.mallcop.desk.tell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.channels.Item.Change;
import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.findings.FindingState;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Due DUE = new Due(Duration.ofHours(24),
            Set.of(Untrusted.of("triage"), Untrusted.of("investigate")));

    private FindingState state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.WARN));

    private void said(Instant at, String by, Decision.Said said) {
        state = state.with(DecisionCodec.decide(at, Untrusted.of(by), said));
    }

    private void told(Instant at, Severity severity) {
        said(at, "mallcop", new Decision.Delivered(Findings.ID, "notify-slack", "dig", severity));
    }

    private static Instant later(int hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }

    @Test
    void a_finding_that_was_never_told_is_due() {
        assertThat(DUE.on("notify-slack", state, MONDAY)).contains(Change.NEW);
    }

    @Test
    void once_told_it_is_not_due_again_however_often_it_is_asked() {
        told(MONDAY, Severity.WARN);

        assertThat(DUE.on("notify-slack", state, later(1_000))).isEmpty();
    }

    @Test
    void each_channel_is_told_for_itself() {
        told(MONDAY, Severity.WARN);

        assertThat(DUE.on("notify-teams", state, later(1))).contains(Change.NEW);
    }

    @Test
    void a_delivery_that_began_and_is_not_known_to_have_arrived_is_made_again() {
        said(MONDAY, "mallcop", new Decision.Delivering(Findings.ID, "notify-slack", "dig", Severity.WARN));

        assertThat(DUE.on("notify-slack", state, later(1))).contains(Change.NEW);
    }

    @Test
    void what_grew_worse_is_told_again() {
        told(MONDAY, Severity.WARN);
        List<Decision> decisions = state.decisions();
        state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.CRITICAL));
        decisions.forEach(decision -> state = state.with(decision));

        assertThat(DUE.on("notify-slack", state, later(1))).contains(Change.WORSE);
    }

    @Test
    void a_critical_finding_that_nobody_answers_is_told_again_after_a_while() {
        state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.CRITICAL));
        told(MONDAY, Severity.CRITICAL);

        assertThat(DUE.on("notify-slack", state, later(23))).isEmpty();
        assertThat(DUE.on("notify-slack", state, later(24))).contains(Change.AGAIN);
    }

    @Test
    void a_note_by_a_person_is_an_answer_and_one_by_our_own_actor_is_not() {
        state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.CRITICAL));
        told(MONDAY, Severity.CRITICAL);
        said(later(1), "investigate", new Decision.Annotation(Findings.ID, Untrusted.of("looked at it")));
        assertThat(DUE.on("notify-slack", state, later(30))).contains(Change.AGAIN);

        said(later(2), "ann", new Decision.Annotation(Findings.ID, Untrusted.of("on it")));
        assertThat(DUE.on("notify-slack", state, later(30))).isEmpty();
    }

    @Test
    void a_verdict_that_leaves_it_open_does_not_keep_it_from_people() {
        said(MONDAY, "triage", new Decision.Verdict(Findings.ID, new Outcome.Uninvestigated("model-down"), null,
                List.of()));

        assertThat(DUE.on("notify-slack", state, MONDAY)).contains(Change.NEW);
    }

    @Test
    void what_is_closed_is_not_told() {
        said(MONDAY, "ann", new Decision.Ack(Findings.ID, Severity.WARN, null));

        assertThat(DUE.on("notify-slack", state, later(1))).isEmpty();
    }

    @Test
    void what_is_information_only_is_not_told() {
        state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.INFO));

        assertThat(DUE.on("notify-slack", state, MONDAY)).isEmpty();
    }

    @Test
    void a_finding_of_which_only_decisions_are_here_is_not_told() {
        assertThat(DUE.on("notify-slack", FindingState.unknown(Findings.ID), MONDAY)).isEmpty();
    }
}
