package app.mallcop.desk.work;

import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.CaseJson;
import app.mallcop.api.Decision;
import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.decide.Chosen;
import app.mallcop.desk.decide.Spoken;
import app.mallcop.desk.look.FindingById;
import app.mallcop.desk.precedent.PrecedentFile;
import app.mallcop.desk.precedent.Precedents;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person says whether an actor decided well. An override of a resolution opens the finding again and takes back what it
 * taught; no machine closes it again. What was on record at the time is kept beside it.
 */
public final class Feedback {

    /** More agreement than this in that time is no reading. */
    private static final int MANY = 5;
    private static final Duration WHILE = Duration.ofMinutes(5);

    public record Request(String finding, boolean agree, Optional<Untrusted> reason, Untrusted author) {}

    /**
     * @param reopened it was resolved, and is open now
     * @param tookBack what it taught does not count any more
     * @param unlearned the learned rule that had closed it, which is revoked; the same decisions don't make it again
     * @param snapshot where what was on record is kept, within the repo
     * @param lately agreements of this person within the last minutes, this one included, where they are many; else 0
     */
    public record Result(FindingState state, Decision decision, boolean reopened, boolean tookBack,
            Optional<String> unlearned,
            String snapshot, boolean redacted, int lately) {}

    private final Repo repo;
    private final Config config;

    public Feedback(Repo repo, Config config) {
        this.repo = repo;
        this.config = config;
    }

    public Result run(Request request) throws IOException {
        Spoken.check(request.author(), request.reason());
        try (RunLock _ = repo.lock(Run.Request.of("feedback"))) {
            FindingFold fold = fold();
            FindingState before = FindingById.in(fold, request.finding());
            if (before.decisions().stream().noneMatch(decision -> decision.said() instanceof Decision.Verdict)) {
                throw Refusal.failed(Problem.of("nothing-decided-yet",
                        "no actor has decided anything of " + before.id() + " yet",
                        "to accept the finding itself: mallcop ack " + before.id()));
            }
            Spoken spoken = Spoken.of(repo, request.author(), request.reason());
            Instant at = Chosen.after(before, repo.now());
            Decision decision = DecisionCodec.decide(at, spoken.author(),
                    new Decision.Feedback(before.id(), request.agree(), spoken.words()));
            CaseFile file = new Investigator(repo, config, Cancel.NEVER).look(fold, before);
            Path snapshot = repo.layout().investigations().resolve("feedback").resolve(decision.id() + ".json");
            repo.disk().replace(snapshot, CaseJson.of(file));
            DecisionLog log = new DecisionLog(repo.layout().decisions());
            log.append(decision, repo.disk());
            FindingFold now = fold();
            FindingState after = FindingById.in(now, before.id());
            Optional<String> unlearned = before.status() == after.status() ? Optional.empty() : closedBy(before);
            if (unlearned.isPresent()) {
                PrecedentFile.write(repo, Precedents.in(repo, now));
            }
            return new Result(after, decision, before.status() != after.status(),
                    before.isReleased() && !after.isReleased(),
                    unlearned, repo.layout().relative(snapshot), spoken.redacted(),
                    request.agree() ? lately(log, spoken.author(), at) : 0);
        }
    }

    private static Optional<String> closedBy(FindingState state) {
        return state.decisions().reversed().stream().filter(decision -> decision.said() instanceof Decision.Verdict)
                .findFirst().flatMap(Precedents::ruleOf);
    }

    private FindingFold fold() throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
    }

    private static int lately(DecisionLog log, Untrusted author, Instant at) throws IOException {
        int[] count = new int[1];
        log.eachOfTheLast(decision -> {
            if (decision.by().equals(author) && decision.said() instanceof Decision.Feedback feedback
                    && feedback.agree() && decision.at().isAfter(at.minus(WHILE))) {
                count[0]++;
            }
        });
        return count[0] > MANY ? count[0] : 0;
    }
}
