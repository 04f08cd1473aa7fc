package app.mallcop.desk.tell;

import app.mallcop.actors.channels.Item.Change;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a finding is to be told on a channel, and why now. A function of the finding's decisions alone, so a fresh clone
 * knows what was told.
 *
 * @param again after so long a critical finding that nobody has answered is told once more
 * @param machines under these names actors write their notes, which are nobody's answer
 */
public record Due(Duration again, Set<Untrusted> machines) {

    public Due {
        machines = Set.copyOf(machines);
    }

    private record Telling(Instant at, Severity told) {}

    /** Empty when it need not be told: it is closed, it is only information, or it was told and is no worse. */
    public Optional<Change> on(String channel, FindingState state, Instant now) {
        Finding finding = state.finding();
        if (finding == null || state.status() != FindingStatus.OPEN || finding.severity() == Severity.INFO) {
            return Optional.empty();
        }
        Telling last = last(channel, state);
        if (last == null) {
            return Optional.of(Change.NEW);
        }
        if (!last.told().atLeast(finding.severity())) {
            return Optional.of(Change.WORSE);
        }
        boolean waited = finding.severity() == Severity.CRITICAL && !answered(state, last.at())
                && !now.isBefore(last.at().plus(again));
        return waited ? Optional.of(Change.AGAIN) : Optional.empty();
    }

    /** Only what arrived counts: a delivery of which nobody knows how it ended is made again. */
    private static @Nullable Telling last(String channel, FindingState state) {
        Telling last = null;
        for (Decision decision : state.decisions()) {
            if (decision.said() instanceof Decision.Delivered delivered && delivered.channel().equals(channel)) {
                last = new Telling(decision.at(), delivered.told());
            }
        }
        return last;
    }

    /** A person took note of it since: who writes a note, gives feedback or opens it again knows of it. */
    private boolean answered(FindingState state, Instant since) {
        return state.decisions().stream().filter(decision -> decision.at().isAfter(since))
                .anyMatch(decision -> switch (decision.said()) {
                    case Decision.Annotation _ -> !machines.contains(decision.by());
                    case Decision.Ack _,Decision.Unack _,Decision.Feedback _ -> true;
                    case Decision.Verdict _,Decision.Delivering _,Decision.Delivered _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ ->
                        false;
                });
    }
}
