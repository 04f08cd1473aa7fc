package app.mallcop.desk.decide;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A person accepts what findings saw. It closes them, and from the next detection on what they kept out of the baseline
 * counts, that and nothing else (law 6). A decision, so every clone may; all of them or none.
 */
public final class Ack {

    /** The environment's own weak spots: they are mended, not accepted. */
    private static final String NEVER = "boundary-violation";

    /** @param findings ids or starts of them */
    public record Request(List<String> findings, Optional<Untrusted> reason, Untrusted author) {
        public Request {
            findings = List.copyOf(findings);
        }
    }

    /** @param taught what counts from the next detection on */
    public record Acked(FindingState state, Decision decision, List<Lesson> taught) {}

    /** @param redacted something that looked like a secret was taken out of the reason */
    public record Result(List<Acked> acked, boolean redacted) {}

    private final Repo repo;

    public Ack(Repo repo) {
        this.repo = repo;
    }

    public Result run(Request request) throws IOException {
        if (request.reason().map(reason -> reason.clear().isBlank()).orElse(false)) {
            throw Refusal.usage("empty-reason", "The reason is empty.", "Say why, in quotes, or leave it out.");
        }
        Spoken.check(request.author(), request.reason());
        try (RunLock _ = repo.lock(Run.Request.of("ack"))) {
            FindingFold fold = fold();
            List<FindingState> chosen = Chosen.of(fold, request.findings(), Ack::objection);
            Spoken spoken = Spoken.of(repo, request.author(), request.reason());
            List<Decision> decisions = chosen.stream()
                    .map(state -> DecisionCodec.decide(Chosen.after(state, repo.now()), spoken.author(),
                            new Decision.Ack(state.id(), of(state).realSeverity(), spoken.words())))
                    .toList();
            new DecisionLog(repo.layout().decisions()).append(decisions, repo.disk());
            FindingFold after = fold();
            List<FindingState> keeping = Keeping.out(after);
            List<Acked> acked = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i++) {
                FindingState now = after.startingWith(chosen.get(i).id()).getFirst();
                acked.add(new Acked(now, decisions.get(i), Lesson.of(now, keeping)));
            }
            return new Result(List.copyOf(acked), spoken.redacted());
        }
    }

    private FindingFold fold() throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
    }

    private static Finding of(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are chosen");
    }

    private static Optional<Problem> objection(FindingState state) {
        if (of(state).detector().equals(NEVER)) {
            return Optional.of(new Problem("never-acked",
                    Prose.of(state.id() + " can't be acked: {}", words(of(state).title())),
                    "mend what it names; the next detect then ends it by itself"));
        }
        if (state.status() == FindingStatus.ACKED) {
            Decision last = state.decisions().reversed().stream()
                    .filter(decision -> decision.said() instanceof Decision.Ack).findFirst().orElseThrow();
            return Optional.of(new Problem("already-acked",
                    Prose.of(state.id() + " was acked already, by {} at " + last.at(), last.by()),
                    "to take that back: mallcop unack " + state.id() + "; to add a note: mallcop annotate"));
        }
        return Optional.empty();
    }

    private static Untrusted words(Prose title) {
        return Untrusted.of(title.render(Untrusted::clear));
    }
}
