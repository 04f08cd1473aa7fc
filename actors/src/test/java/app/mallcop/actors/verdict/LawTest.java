package app.mallcop.actors.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LawTest {

    /** Written here again, so that nobody changes the law by changing a file. */
    private static final Set<String> NO_AGENT = Set.of("priv-escalation", "boundary-violation", "injection-probe",
            "git-oops", "malicious-skill", "log-format-drift", "mallcop-health");
    private static final Set<String> NOT_TRIAGE = Set.of("new-external-access");
    private static final Set<String> NOT_RULES = Set.of("new-external-access", "unusual-resource-access");
    private static final Set<String> MAY_BE_OPENED = Set.of("priv-escalation", "log-format-drift");
    private static final List<String> DETECTORS = List.of("new-actor", "priv-escalation", "auth-failure-burst",
            "unusual-timing", "volume-anomaly", "injection-probe", "log-format-drift", "new-external-access",
            "unusual-resource-access", "git-oops", "malicious-skill", "openclaw-config-drift", "boundary-violation",
            "mallcop-health", "aws-objects", "a-plugin");
    private static final List<Set<Fact>> FACTS = List.of(Set.of(), Set.of(Fact.NO_HISTORY_WITH_TARGET),
            Set.of(Fact.FIRST_TIME_GRANTOR), Set.of(Fact.UNEXPLAINED_BULK_EXPORT), Set.of(Fact.AUDIT_BLINDING),
            Set.of(Fact.values()));
    private static final String MADE_UP = "evt-2026-03-11-azure-ffffffffffffffffffffffffffffffff";
    private static final List<List<String>> CITED = List.of(List.of(), List.of(Looked.EVENT), List.of(MADE_UP),
            List.of(Looked.EVENT, MADE_UP));
    private static final List<String> REASONS = List.of("seen 47 times", "seen 48 times");

    @Test
    void only_what_the_law_lets_close_closes_in_every_combination() {
        Shown shown = Looked.shown();
        long closed = 0;
        for (String detector : DETECTORS) {
            for (Severity severity : Severity.values()) {
                for (boolean indicator : new boolean[]{false, true}) {
                    Finding finding = Looked.finding(detector, severity, indicator);
                    for (Rank rank : Rank.values()) {
                        for (boolean opened : new boolean[]{false, true}) {
                            Policy policy = opened ? Policy.opening(DETECTORS) : Policy.STRICT;
                            for (Set<Fact> facts : FACTS) {
                                Law.Case asked = new Law.Case(policy, rank, "agent", finding, false, shown, facts);
                                for (Proposal proposal : proposals()) {
                                    closed += judged(asked, opened, proposal);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(closed).isEqualTo(closable());
    }

    /** Every proposal there can be, but for the finding it names. */
    private static List<Proposal> proposals() {
        List<Proposal> proposals = new ArrayList<>();
        for (Proposal.Action action : Proposal.Action.values()) {
            for (int confidence = 0; confidence <= 6; confidence++) {
                for (boolean positive : new boolean[]{false, true}) {
                    for (boolean insufficient : new boolean[]{false, true}) {
                        for (List<String> cited : CITED) {
                            for (String reason : REASONS) {
                                proposals.add(new Proposal(Looked.ID, action, confidence, positive, insufficient,
                                        Untrusted.of(reason), cited));
                            }
                        }
                    }
                }
            }
        }
        return proposals;
    }

    private static int judged(Law.Case asked, boolean opened, Proposal proposal) {
        Ruling ruling = Law.decide(asked, proposal);
        boolean closes = ruling.outcome() instanceof Outcome.Resolved;
        if (closes != mayClose(asked, opened, proposal)) {
            throw new AssertionError("closes: " + closes + ": " + asked.rank() + " " + asked.finding().detector() + " "
                    + asked.finding().severity() + " indicator " + asked.finding().indicator() + " opened " + opened
                    + " " + asked.facts() + " " + proposal);
        }
        if (closes && !ruling.evidence().equals(List.of(Looked.EVENT))) {
            throw new AssertionError("closed without its evidence: " + proposal);
        }
        return closes ? 1 : 0;
    }

    private static boolean mayClose(Law.Case asked, boolean opened, Proposal proposal) {
        String detector = asked.finding().detector();
        boolean permitted = switch (asked.rank()) {
            case NONE -> false;
            case TRIAGE -> !NO_AGENT.contains(detector) && !NOT_TRIAGE.contains(detector) && proposal.confidence() >= 4
                    && asked.finding().severity() != Severity.CRITICAL;
            case RULE -> !NO_AGENT.contains(detector) && !NOT_RULES.contains(detector) && proposal.confidence() == 5
                    && asked.finding().severity() != Severity.CRITICAL;
            case INVESTIGATE -> proposal.confidence() >= 3
                    && (!NO_AGENT.contains(detector) || (opened && MAY_BE_OPENED.contains(detector)));
        };
        return permitted && proposal.action() == Proposal.Action.RESOLVE && proposal.confidence() <= 5
                && proposal.positiveEvidence() && !proposal.insufficientData() && asked.facts().isEmpty()
                && !asked.finding().indicator() && proposal.events().equals(List.of(Looked.EVENT))
                && proposal.reason().equals(Untrusted.of("seen 47 times"));
    }

    /** Counted by hand: per detector that may be closed, two or three confidences, in the severities it may be closed in, under both policies. */
    private static long closable() {
        long triage = (DETECTORS.size() - NO_AGENT.size() - NOT_TRIAGE.size()) * 2L * 2 * 2;
        long investigate = (DETECTORS.size() - NO_AGENT.size()) * 3L * 3 * 2;
        long opened = MAY_BE_OPENED.size() * 3L * 3;
        long rules = (DETECTORS.size() - NO_AGENT.size() - NOT_RULES.size()) * 2L * 2;
        return triage + investigate + opened + rules;
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void everybody_may_pass_a_finding_on(Rank rank) {
        for (String detector : DETECTORS) {
            Proposal proposal = new Proposal(Looked.ID, Proposal.Action.ESCALATE, 1, false, false,
                    Untrusted.of("odd"), List.of(MADE_UP, Looked.EVENT));
            Ruling ruling = Law.decide(Looked.asked(rank, Looked.finding(detector, Severity.WARN, false)), proposal);
            assertThat(ruling)
                    .isEqualTo(new Ruling.PassedOn(Outcome.Escalated.Why.SUSPICIOUS, List.of(Looked.EVENT)));
        }
    }

    @Test
    void one_who_lacks_data_says_so_and_the_outcome_does() {
        Proposal proposal = new Proposal(Looked.ID, Proposal.Action.ESCALATE, 2, false, true, Untrusted.of("no days"),
                List.of());
        assertThat(Law.decide(Looked.asked(Rank.INVESTIGATE, Looked.finding("new-actor", Severity.WARN, false)),
                proposal).outcome().word()).isEqualTo("escalated:insufficient");
    }

    @Test
    void a_proposal_about_another_finding_counts_as_if_nobody_had_looked() {
        Proposal other = new Proposal("fnd_fedcba9876543210", Proposal.Action.RESOLVE, 5, true, false,
                Untrusted.of("fine"), List.of(Looked.EVENT));
        Ruling ruling = Law.decide(Looked.asked(Rank.INVESTIGATE, Looked.finding("new-actor", Severity.WARN, false)),
                other);
        assertThat(ruling).isEqualTo(new Ruling.Malformed(Set.of(Objection.OTHER_FINDING)));
        assertThat(ruling.outcome().word()).isEqualTo("uninvestigated:malformed");
    }

    @Test
    void what_was_shown_of_another_finding_closes_nothing() {
        Law.Case asked = new Law.Case(Policy.STRICT, Rank.INVESTIGATE, "investigate",
                Looked.finding("new-actor", Severity.WARN, false), false,
                new Shown.Builder("fnd_fedcba9876543210").event(Looked.EVENT).build(), Set.of());
        assertThat(Law.decide(asked, Looked.closing(5, "fine"))).isInstanceOf(Ruling.Malformed.class);
    }

    @Test
    void what_a_finding_will_count_as_after_learning_decides_who_may_close_it() {
        Finding soft = Looked.finding("new-actor", Severity.INFO, false);
        Finding learning = new Finding(soft.id(), soft.detector(), soft.rule(), soft.ruleVersion(), Severity.INFO,
                Severity.CRITICAL, soft.title(), soft.entities(), soft.scope(), soft.firstSeen(), soft.lastSeen(), 1,
                soft.sources(), soft.numbers(), soft.reasons(), soft.evidence(), soft.withholds(), "0", false, false);
        assertThat(Law.decide(Looked.asked(Rank.TRIAGE, learning), Looked.closing(5, "fine")))
                .isEqualTo(new Ruling.Refused(Set.of(Objection.CRITICAL), Outcome.Escalated.Why.INSUFFICIENT,
                        List.of(Looked.EVENT)));
    }

    @Test
    void what_a_person_took_back_no_machine_closes_again() {
        Finding finding = Looked.finding("new-actor", Severity.WARN, false);
        for (Rank rank : Rank.values()) {
            Law.Case asked = new Law.Case(Policy.STRICT, rank, "investigate", finding, true, Looked.shown(), Set.of());
            assertThat(Law.decide(asked, Looked.closing(5, "fine")))
                    .isInstanceOfSatisfying(Ruling.Refused.class,
                            refused -> assertThat(refused.objections()).contains(Objection.OVERRULED));
        }
    }

    @Test
    void a_fact_makes_a_refused_closing_suspicious_and_names_itself() {
        Law.Case asked = new Law.Case(Policy.STRICT, Rank.INVESTIGATE, "investigate",
                Looked.finding("aws-objects", Severity.WARN, false), false, Looked.shown(),
                Set.of(Fact.AUDIT_BLINDING));
        Ruling ruling = Law.decide(asked, Looked.closing(5, "fine"));
        assertThat(ruling).isEqualTo(new Ruling.Refused(Set.of(Objection.FACT), Outcome.Escalated.Why.SUSPICIOUS,
                List.of(Looked.EVENT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seen 47 times", "seen at 01:52", "seen on 2026-03-11", "at 2026-03-11T01:52:33Z exactly",
            "in us-east-1, as always", "event evt-2026-03-11-azure-00000000000000000000000000000001.", "no number"})
    void what_was_shown_may_be_cited(String reason) {
        assertThat(Law.decide(Looked.asked(Rank.TRIAGE, Looked.finding("new-actor", Severity.WARN, false)),
                Looked.closing(4, reason))).isInstanceOf(Ruling.Closed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"seen 4,700 times | NUMBER_NOT_SHOWN", "seen 52 times | NUMBER_NOT_SHOWN",
            "at 02:52 | NUMBER_NOT_SHOWN", "in us-east-2 | NUMBER_NOT_SHOWN", "on 2026-03-12 | NUMBER_NOT_SHOWN",
            "as in ticket SEC-1234 | NUMBER_NOT_SHOWN", "(evt-2026-03-11-azure-ff) says so | EVENT_NOT_SHOWN",
            "see=evt-1 | EVENT_NOT_SHOWN", "x/evt-1 | EVENT_NOT_SHOWN"})
    void what_was_not_shown_was_made_up(String reason, Objection objection) {
        assertThat(Law.decide(Looked.asked(Rank.TRIAGE, Looked.finding("new-actor", Severity.WARN, false)),
                Looked.closing(5, reason))).isEqualTo(new Ruling.Refused(Set.of(objection),
                        Outcome.Escalated.Why.SUSPICIOUS, List.of(Looked.EVENT)));
    }

    @Test
    void a_verdict_names_who_closed_it_and_on_what() {
        Proposal proposal = Looked.closing(3, "fine");
        Decision.Verdict verdict = Law
                .decide(Looked.asked(Rank.INVESTIGATE, Looked.finding("new-actor", Severity.WARN, false)), proposal)
                .verdict(proposal, Looked.ID);
        assertThat(verdict).isEqualTo(new Decision.Verdict(Looked.ID, new Outcome.Resolved("investigate"),
                Untrusted.of("fine"), List.of(Looked.EVENT)));
    }

    @Test
    void an_opt_in_opens_only_what_the_table_leaves_open() {
        Policy all = Policy.opening(DETECTORS);
        assertThat(DETECTORS.stream().filter(detector -> !Policy.STRICT.lets(Rank.INVESTIGATE, detector)
                && all.lets(Rank.INVESTIGATE, detector))).containsExactlyInAnyOrderElementsOf(MAY_BE_OPENED);
        assertThat(DETECTORS).allSatisfy(detector -> assertThat(all.lets(Rank.TRIAGE, detector))
                .isEqualTo(Policy.STRICT.lets(Rank.TRIAGE, detector)));
    }

    @Test
    void a_closing_counts_when_it_is_closed_again_without_the_words_of_others_and_else_not() {
        Ruling.Closed first = new Ruling.Closed("triage", List.of("evt-1"));
        Ruling refused = new Ruling.Refused(Set.of(Objection.NOT_CLOSED_BLIND),
                Outcome.Escalated.Why.INSUFFICIENT, List.of("evt-1"));
        assertThat(Law.confirmed(first, Optional.of(new Ruling.Closed("triage", List.of("evt-b"))))).isEqualTo(first);
        for (Ruling other : List.of(new Ruling.PassedOn(Outcome.Escalated.Why.SUSPICIOUS, List.of()),
                new Ruling.Refused(Set.of(Objection.NO_EVENT_CITED), Outcome.Escalated.Why.INSUFFICIENT, List.of()),
                new Ruling.Malformed(Set.of(Objection.OTHER_FINDING)))) {
            assertThat(Law.confirmed(first, Optional.of(other))).isEqualTo(refused);
        }
        assertThat(Law.confirmed(first, Optional.empty())).isEqualTo(refused);
    }
}
