package app.mallcop.desk.decide;

import app.mallcop.api.Decision;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Problem;
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
import java.util.Optional;

/** Takes acks back: the findings stand as they did before, and what the acks taught is kept out again. All or none. */
public final class Unack {

    public record Request(List<String> findings, Optional<Untrusted> reason, Untrusted author) {
        public Request {
            findings = List.copyOf(findings);
        }
    }

    /** @param keptOut what does not count any more from the next detection on */
    public record Unacked(FindingState state, Decision decision, List<Lesson> keptOut) {}

    public record Result(List<Unacked> unacked, boolean redacted) {}

    private final Repo repo;

    public Unack(Repo repo) {
        this.repo = repo;
    }

    public Result run(Request request) throws IOException {
        Spoken.check(request.author(), request.reason());
        try (RunLock _ = repo.lock(Run.Request.of("unack"))) {
            List<FindingState> chosen = Chosen.of(fold(), request.findings(), Unack::objection);
            Spoken spoken = Spoken.of(repo, request.author(), request.reason());
            List<Decision> decisions = chosen.stream()
                    .map(state -> DecisionCodec.decide(Chosen.after(state, repo.now()), spoken.author(),
                            new Decision.Unack(state.id(), spoken.words())))
                    .toList();
            new DecisionLog(repo.layout().decisions()).append(decisions, repo.disk());
            FindingFold after = fold();
            List<Unacked> unacked = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i++) {
                FindingState now = after.startingWith(chosen.get(i).id()).getFirst();
                unacked.add(
                        new Unacked(now, decisions.get(i), now.isReleased() ? List.of() : Lesson.of(now, List.of())));
            }
            return new Result(List.copyOf(unacked), spoken.redacted());
        }
    }

    private FindingFold fold() throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
    }

    private static Optional<Problem> objection(FindingState state) {
        return state.status() == FindingStatus.ACKED
                ? Optional.empty()
                : Optional.of(Problem.of("not-acked", state.id() + " is not acked, it is " + state.status().word(),
                        "there is nothing to take back"));
    }
}
