package app.mallcop.desk.decide;

import app.mallcop.api.Decision;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.precedent.Precedent;
import app.mallcop.desk.precedent.PrecedentFile;
import app.mallcop.desk.precedent.Precedents;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A person removes a learned rule: what was closed before counts no more for it. A decision, so every clone may. */
public final class RemoveRule {

    /** @param rule its id, or a start of it that no other rule shares */
    public record Request(String rule, Optional<Untrusted> reason, Untrusted author) {}

    public record Result(Precedent removed, Decision decision, Precedents left) {}

    private final Repo repo;

    public RemoveRule(Repo repo) {
        this.repo = repo;
    }

    public Result run(Request request) throws IOException {
        Spoken.check(request.author(), request.reason());
        try (RunLock _ = repo.lock(Run.Request.of("rules remove"))) {
            Precedent precedent = find(Precedents.in(repo, fold()), request.rule());
            Spoken spoken = Spoken.of(repo, request.author(), request.reason());
            Instant now = repo.now();
            Instant at = now.isAfter(precedent.confirmed()) ? now : precedent.confirmed();
            Decision decision = DecisionCodec.decide(at, spoken.author(),
                    new Decision.Unlearn(precedent.id(), spoken.words()));
            new DecisionLog(repo.layout().decisions()).append(decision, repo.disk());
            Precedents left = Precedents.in(repo, fold());
            PrecedentFile.write(repo, left);
            return new Result(precedent, decision, left);
        }
    }

    private FindingFold fold() throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
    }

    private static Precedent find(Precedents precedents, String typed) {
        List<Precedent> found = precedents.all().stream().filter(one -> one.id().startsWith(typed)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw Refusal.failed(new Problem(found.isEmpty() ? "unknown-rule" : "ambiguous-rule",
                Prose.of(found.isEmpty() ? "there is no learned rule {}" : "several learned rules start with {}",
                        Untrusted.of(typed)),
                found.isEmpty()
                        ? "mallcop rules list shows them"
                        : found.stream().map(Precedent::id).collect(Collectors.joining(", "))));
    }
}
