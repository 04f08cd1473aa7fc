package app.mallcop.desk.work;

import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.Inquiry;
import app.mallcop.actors.verdict.Law;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.actors.verdict.Proposal;
import app.mallcop.actors.verdict.Rank;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.actors.verdict.Shown;
import app.mallcop.api.Decision;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.precedent.Precedent;
import app.mallcop.desk.precedent.Precedents;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Closes what is the same as what people closed. A learned rule speaks first or not at all: what an actor has looked at,
 * what was told, and what a person has said anything of, is none of its business. Its proposal goes before the law like
 * anybody's.
 */
final class ByRule {

    /** One in so many of what a rule would close is left to a person, so that a rule that is wrong is noticed. */
    static final int ONE_IN = 20;
    private static final int SURE = 5;
    private static final int AT_ONCE = 500;
    private static final int NAMED = 5;

    /** A verdict of a learned rule on a finding. */
    record Ruled(FindingState state, Precedent precedent, Decision.Verdict verdict) {
        boolean isSample() {
            return !(verdict.outcome() instanceof Outcome.Resolved);
        }
    }

    private final Repo repo;
    private final Config config;
    private final Precedents precedents;

    ByRule(Repo repo, Config config, Precedents precedents) {
        this.repo = repo;
        this.config = config;
        this.precedents = precedents;
    }

    static boolean mayRule(FindingState state) {
        Finding finding = state.finding();
        return finding != null && state.status() == FindingStatus.OPEN && !finding.indicator()
                && Policy.STRICT.lets(Rank.RULE, finding.detector())
                && state.decisions().stream().allMatch(decision -> decision.said() instanceof Decision.Verdict verdict
                        && verdict.outcome() instanceof Outcome.Uninvestigated);
    }

    /** While the last that was said of it is that it is a sample. */
    static boolean isHeldAsSample(FindingState state) {
        return state.decisions().stream().map(decision -> switch (decision.said()) {
            case Decision.Verdict _ -> Optional.of(Precedents.ruleOf(decision).isPresent());
            case Decision.Ack _,Decision.Unack _,Decision.Feedback _ -> Optional.of(false);
            case Decision.Annotation _,Decision.Delivering _,Decision.Delivered _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ ->
                Optional.<Boolean>empty();
        }).flatMap(Optional::stream).reduce((_, last) -> last).orElse(false);
    }

    List<Ruled> over(FindingFold fold, Collection<FindingState> open) throws IOException {
        List<Ruled> ruled = new ArrayList<>();
        if (precedents.all().isEmpty()) {
            return ruled;
        }
        List<FindingState> candidates = open.stream().filter(ByRule::mayRule)
                .filter(state -> precedents.mayCover(finding(state))).toList();
        Inquiry inquiry = new Inquiry(Policy.STRICT);
        for (int from = 0; from < candidates.size(); from += AT_ONCE) {
            List<FindingState> some = candidates.subList(from, Math.min(candidates.size(), from + AT_ONCE));
            RepoRecords records = RepoRecords.of(repo, config.baseline(), fold,
                    some.stream().map(ByRule::finding).toList());
            for (FindingState state : some) {
                precedents.of(finding(state), records.triggers(finding(state)))
                        .flatMap(one -> rule(state, one, inquiry.look(finding(state), state.isOverruled(), records)))
                        .ifPresent(ruled::add);
            }
        }
        return ruled;
    }

    /** Empty where the law says no: a fact speaks against it. */
    private static Optional<Ruled> rule(FindingState state, Precedent precedent, CaseFile file) {
        List<String> events = file.gathered().triggers().items().stream().map(Event::id).toList();
        String reason = "People closed " + precedent.findings().size() + " like it on " + precedent.days()
                + " days, the last on " + LocalDate.ofInstant(precedent.confirmed(), ZoneOffset.UTC) + ": "
                + String.join(", ", precedent.findings().reversed().stream().limit(NAMED).toList()) + ".";
        Proposal proposal = new Proposal(state.id(), Proposal.Action.RESOLVE, SURE, true, false,
                Untrusted.of(reason), events);
        Shown.Builder shown = new Shown.Builder(state.id()).text(reason);
        events.forEach(shown::event);
        Ruling ruling = Law.decide(new Law.Case(Policy.STRICT, Rank.RULE, Precedents.ACTOR, finding(state),
                state.isOverruled(), shown.build(), file.facts()), proposal);
        if (!(ruling instanceof Ruling.Closed)) {
            return Optional.empty();
        }
        Decision.Verdict verdict = isSample(state.id())
                ? new Decision.Verdict(state.id(), new Outcome.Escalated(Outcome.Escalated.Why.INSUFFICIENT),
                        Untrusted.of("Left open as a sample, so that somebody looks at what rule " + precedent.id()
                                + " closes. " + reason),
                        ruling.evidence())
                : ruling.verdict(proposal, state.id());
        return Optional.of(new Ruled(state, precedent, verdict));
    }

    /** By the finding's id, so it is the same in every clone, and no run can be repeated until it comes out otherwise. */
    static boolean isSample(String finding) {
        String hash = Bytes.sha256Hex(("sample " + finding).getBytes(StandardCharsets.UTF_8));
        return Long.parseLong(hash.substring(0, 8), 16) % ONE_IN == 0;
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are judged");
    }
}
