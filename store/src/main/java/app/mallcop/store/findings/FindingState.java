package app.mallcop.store.findings;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a finding stands: what the engine saw, and everything people and actors said of it, as a set. Status and outcome
 * are functions of these alone, so the order in which lines arrived, from whichever clone, does not matter.
 *
 * @param finding null while only decisions are here, because the finding is still in another clone
 */
public record FindingState(String id, @Nullable Finding finding, FindingLine.@Nullable Ended ended,
        List<Decision> decisions) {

    private static final Comparator<Decision> BY_TIME = Comparator.comparing(Decision::at).thenComparing(Decision::id);

    public FindingState {
        Set<Decision> ordered = new TreeSet<>(BY_TIME);
        ordered.addAll(decisions);
        decisions = List.copyOf(ordered);
    }

    public static FindingState unknown(String id) {
        return new FindingState(id, null, null, List.of());
    }

    /** The same line twice changes nothing. */
    public FindingState with(FindingLine line) {
        return switch (line) {
            case FindingLine.Opened opened ->
                new FindingState(id, finding == null ? opened.finding() : finding, null, decisions);
            case FindingLine.Seen seen ->
                finding == null ? this : new FindingState(id, again(finding, seen), null, decisions);
            case FindingLine.Ended last -> new FindingState(id, finding, last, decisions);
        };
    }

    public FindingState with(Decision decision) {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(decision);
        return new FindingState(id, finding, ended, more);
    }

    private static Finding again(Finding before, FindingLine.Seen seen) {
        return new Finding(before.id(), before.detector(), before.rule(), seen.ruleVersion(), seen.severity(),
                seen.realSeverity(), seen.title(), before.entities(), before.scope(), seen.firstSeen(),
                seen.lastSeen(), seen.occurrences(), both(before.sources(), seen.sources()), seen.numbers(),
                seen.reasons(), both(before.evidence(), seen.evidence()), both(before.withholds(), seen.withholds()),
                seen.config(), before.indicator(), seen.historical());
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Where it stands and how it got there. */
    private record Standing(FindingStatus status, @Nullable Outcome outcome, boolean resolvedWithEvidence) {}

    private Standing standing() {
        FindingStatus status = FindingStatus.OPEN;
        FindingStatus withoutAcks = FindingStatus.OPEN;
        Outcome outcome = null;
        boolean evidence = false;
        for (Decision decision : decisions) {
            switch (decision.said()) {
                case Decision.Verdict verdict -> {
                    outcome = verdict.outcome();
                    if (outcome instanceof Outcome.Resolved) {
                        status = FindingStatus.RESOLVED;
                        withoutAcks = FindingStatus.RESOLVED;
                        evidence |= !verdict.evidence().isEmpty();
                    }
                }
                case Decision.Ack ack -> {
                    if (!isStale(ack)) {
                        status = FindingStatus.ACKED;
                    }
                }
                case Decision.Unack _ -> status = status == FindingStatus.ACKED ? withoutAcks : status;
                case Decision.Feedback feedback -> {
                    if (!feedback.agree() && withoutAcks == FindingStatus.RESOLVED) {
                        status = status == FindingStatus.RESOLVED ? FindingStatus.OPEN : status;
                        withoutAcks = FindingStatus.OPEN;
                        outcome = null;
                        evidence = false;
                    }
                }
                case Decision.Annotation _,Decision.Delivering _,Decision.Delivered _ -> {
                }
                case Decision.Forget _,Decision.Reset _,Decision.Unlearn _ -> {
                }
            }
        }
        if (ended != null && status == FindingStatus.OPEN) {
            return new Standing(FindingStatus.RESOLVED, new Outcome.Resolved("engine"), false);
        }
        return new Standing(status, outcome, evidence);
    }

    /** Written when the finding was less severe than it is now, perhaps in a clone that did not know better. */
    public boolean isStale(Decision.Ack ack) {
        return finding != null && !ack.seen().atLeast(finding.realSeverity());
    }

    /**
     * Whether what it kept out of the baseline counts as normal now: it was acked, or resolved with evidence. A finding that
     * merely ended, or was resolved without evidence, or whose resolution a person took back, teaches nothing (law 6).
     */
    public boolean isReleased() {
        Standing standing = standing();
        return switch (standing.status()) {
            case OPEN -> false;
            case ACKED -> true;
            case RESOLVED -> standing.resolvedWithEvidence();
        };
    }

    /** Whether a person took back a resolution. No machine closes it again. */
    public boolean isOverruled() {
        boolean resolved = false;
        for (Decision decision : decisions) {
            switch (decision.said()) {
                case Decision.Verdict verdict -> resolved |= verdict.outcome() instanceof Outcome.Resolved;
                case Decision.Feedback feedback -> {
                    if (resolved && !feedback.agree()) {
                        return true;
                    }
                }
                case Decision.About _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ -> {
                }
            }
        }
        return false;
    }

    public FindingStatus status() {
        return standing().status();
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(standing().outcome());
    }

    /** The trail without the bookkeeping of deliveries. */
    public List<Decision> trail() {
        return decisions.stream().filter(decision -> switch (decision.said()) {
            case Decision.Delivering _,Decision.Delivered _ -> false;
            case Decision.About _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ -> true;
        }).toList();
    }
}
