package app.mallcop.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.given.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person says of a decision. */
class OverruledTest {

    private static final String ID = Given.findingId(1);

    private final FindingState open = FindingState.unknown(ID).with(GivenFindings.opened("r", 1, Severity.WARN));
    private long second;

    private Decision said(Decision.Said said) {
        return DecisionCodec.decide(Given.NOON.plusSeconds(++second), Untrusted.of("sam"), said);
    }

    private Decision resolved() {
        return said(new Decision.Verdict(ID, new Outcome.Resolved("investigate"), null, List.of("evt-1")));
    }

    private Decision feedback(boolean agree) {
        return said(new Decision.Feedback(ID, agree, null));
    }

    @Test
    void an_override_of_a_resolution_opens_the_finding_again_and_takes_back_what_it_taught() {
        FindingState resolved = open.with(resolved());
        assertThat(resolved.isReleased()).isTrue();

        FindingState overruled = resolved.with(feedback(false));
        assertThat(overruled.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(overruled.outcome()).isEmpty();
        assertThat(overruled.isReleased()).isFalse();
        assertThat(overruled.isOverruled()).isTrue();
    }

    @Test
    void an_agreement_changes_nothing_of_how_it_stands() {
        FindingState agreed = open.with(resolved()).with(feedback(true));
        assertThat(agreed.status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(agreed.isReleased()).isTrue();
        assertThat(agreed.isOverruled()).isFalse();
    }

    @Test
    void an_override_of_an_escalation_leaves_it_open_with_its_outcome() {
        FindingState escalated = open.with(said(new Decision.Verdict(ID,
                new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS), null, List.of())));
        assertThat(escalated.with(feedback(false)).outcome()).isEqualTo(escalated.outcome());
        assertThat(escalated.with(feedback(false)).isOverruled()).isFalse();
    }

    @Test
    void an_override_does_not_undo_what_a_person_acked() {
        FindingState acked = open.with(resolved()).with(said(new Decision.Ack(ID, Severity.CRITICAL, null)))
                .with(feedback(false));
        assertThat(acked.status()).isEqualTo(FindingStatus.ACKED);
        assertThat(acked.with(said(new Decision.Unack(ID, null))).status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void a_resolution_after_an_override_without_evidence_teaches_nothing() {
        FindingState again = open.with(resolved()).with(feedback(false))
                .with(said(new Decision.Verdict(ID, new Outcome.Resolved("sam"), null, List.of())));
        assertThat(again.status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(again.isReleased()).isFalse();
    }

    @Test
    void only_an_override_bears_on_what_is_normal() {
        assertThat(DecisionLog.teaches(feedback(false))).isTrue();
        assertThat(DecisionLog.teaches(feedback(true))).isFalse();
    }
}
