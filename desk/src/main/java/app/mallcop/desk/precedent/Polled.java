package app.mallcop.desk.precedent;

import app.mallcop.api.Decision;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people said of one finding: whether they closed it or agreed that it was closed, and each time that they took a
 * closing back.
 *
 * @param at null where nobody did
 */
record Polled(FindingState state, @Nullable Instant at, @Nullable Untrusted by, List<Back> back) {

    /** @param rule the learned rule that had closed it, if one had */
    record Back(Instant at, Optional<String> rule) {}

    Polled(FindingState state, @Nullable Instant at, @Nullable Untrusted by, List<Back> back) {
        this.state = state;
        this.at = at;
        this.by = by;
        this.back = List.copyOf(back);
    }

    static Polled of(FindingState state, Persons persons) {
        Instant at = null;
        Untrusted by = null;
        Decision closed = null;
        List<Back> back = new ArrayList<>();
        for (Decision decision : state.decisions()) {
            switch (decision.said()) {
                case Decision.Verdict verdict -> {
                    if (verdict.outcome() instanceof Outcome.Resolved) {
                        closed = decision;
                    }
                }
                case Decision.Ack ack -> {
                    if (!state.isStale(ack) && persons.has(decision.by())) {
                        at = decision.at();
                        by = decision.by();
                    }
                }
                case Decision.Unack _ -> {
                    at = null;
                    by = null;
                }
                case Decision.Feedback feedback -> {
                    boolean person = persons.has(decision.by());
                    if (closed != null && !feedback.agree()) {
                        back.add(new Back(decision.at(), Precedents.ruleOf(closed)));
                        closed = null;
                        at = null;
                        by = null;
                    } else if (closed != null && person) {
                        at = decision.at();
                        by = decision.by();
                    }
                }
                case Decision.About _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ -> {
                }
            }
        }
        boolean open = state.status() == FindingStatus.OPEN;
        return new Polled(state, open ? null : at, open ? null : by, back);
    }

    boolean saysNothing() {
        return at == null && back.isEmpty();
    }
}
