package app.mallcop.actors.verdict;

import app.mallcop.api.Finding;
import app.mallcop.api.Outcome.Escalated.Why;
import app.mallcop.api.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one function that decides (law 8). It knows nothing of models, prompts and channels: what goes in is what was
 * proposed and what is so, what comes out is what holds. To pass a finding on is always accepted; to close one takes all
 * of this.
 */
public final class Law {

    private Law() {}

    /**
     * What is judged beside the proposal.
     *
     * @param by the name of the actor, as it is written down when it closes
     * @param overruled a person took back an earlier closing of it
     * @param facts computed from the records by code; any of them keeps the finding open
     */
    public record Case(Policy policy, Rank rank, String by, Finding finding, boolean overruled,
            Shown shown, Set<Fact> facts) {
        public Case {
            facts = Set.copyOf(facts);
        }
    }

    public static Ruling decide(Case of, Proposal proposal) {
        Set<Objection> malformed = form(of, proposal);
        if (!malformed.isEmpty()) {
            return new Ruling.Malformed(malformed);
        }
        List<String> shown = proposal.events().stream().filter(of.shown()::hasEvent).distinct().sorted().toList();
        return switch (proposal.action()) {
            case ESCALATE -> new Ruling.PassedOn(proposal.insufficientData() ? Why.INSUFFICIENT : Why.SUSPICIOUS,
                    shown);
            case RESOLVE -> {
                Set<Objection> objections = againstClosing(of, proposal);
                yield objections.isEmpty()
                        ? new Ruling.Closed(of.by(), shown)
                        : new Ruling.Refused(objections, why(of, objections), shown);
            }
        };
    }

    /**
     * A closing by somebody who reads text counts only when it holds without the text: an order that can't be read can't be
     * obeyed.
     *
     * @param blind what came of a second look at the same with every text from outside hidden; empty when it decided nothing
     */
    public static Ruling confirmed(Ruling.Closed first, Optional<Ruling> blind) {
        return blind.filter(Ruling.Closed.class::isInstance).isPresent()
                ? first
                : new Ruling.Refused(EnumSet.of(Objection.NOT_CLOSED_BLIND), Why.INSUFFICIENT, first.evidence());
    }

    private static Set<Objection> form(Case of, Proposal proposal) {
        Set<Objection> malformed = EnumSet.noneOf(Objection.class);
        object(malformed, Objection.OTHER_FINDING, !proposal.finding().equals(of.finding().id())
                || !of.shown().finding().equals(of.finding().id()));
        object(malformed, Objection.NO_SUCH_CONFIDENCE, proposal.confidence() < 1 || proposal.confidence() > 5);
        return malformed;
    }

    /** What keeps it open whatever this rank proposes, and however well: then there is no use in asking it to close. */
    public static Set<Objection> whateverIsProposed(Case of) {
        Finding finding = of.finding();
        Set<Objection> objections = EnumSet.noneOf(Objection.class);
        object(objections, Objection.NOT_PERMITTED, !of.policy().lets(of.rank(), finding.detector()));
        object(objections, Objection.CRITICAL,
                of.rank() != Rank.INVESTIGATE && worst(finding) == Severity.CRITICAL);
        object(objections, Objection.OVERRULED, of.overruled());
        object(objections, Objection.INDICATOR, finding.indicator());
        object(objections, Objection.FACT, !of.facts().isEmpty());
        return objections;
    }

    private static Set<Objection> againstClosing(Case of, Proposal proposal) {
        Set<Objection> objections = whateverIsProposed(of);
        object(objections, Objection.NOT_SURE_ENOUGH, proposal.confidence() < of.rank().leastConfidence());
        object(objections, Objection.SAYS_DATA_IS_MISSING, proposal.insufficientData());
        object(objections, Objection.NO_POSITIVE_EVIDENCE, !proposal.positiveEvidence());
        object(objections, Objection.NO_EVENT_CITED, proposal.events().isEmpty());
        object(objections, Objection.EVENT_NOT_SHOWN,
                !of.shown().hasAll(proposal.events()) || !of.shown().hasEventsOf(proposal.reason()));
        object(objections, Objection.NUMBER_NOT_SHOWN, !of.shown().hasNumbersOf(proposal.reason()));
        return objections;
    }

    private static Severity worst(Finding finding) {
        return finding.severity().atLeast(finding.realSeverity()) ? finding.severity() : finding.realSeverity();
    }

    /** A fact is a reason to suspect. Whatever else is missing, is missing. */
    private static Why why(Case of, Set<Objection> objections) {
        boolean suspicious = !of.facts().isEmpty() || of.finding().indicator()
                || objections.contains(Objection.EVENT_NOT_SHOWN) || objections.contains(Objection.NUMBER_NOT_SHOWN);
        return suspicious ? Why.SUSPICIOUS : Why.INSUFFICIENT;
    }

    private static void object(Set<Objection> objections, Objection one, boolean so) {
        if (so) {
            objections.add(one);
        }
    }
}
