package app.mallcop.desk.decide;

import app.mallcop.api.Decision;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.look.FindingById;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Adds a note to a finding's trail. A decision, so every clone may. Secrets in the note never reach the file. */
public final class Annotate {

    /** @param finding an id or the start of one */
    public record Request(String finding, Untrusted text, Untrusted author) {}

    /** @param redacted something that looked like a secret was taken out of the text */
    public record Result(String finding, Decision decision, Untrusted text, boolean redacted) {}

    private final Repo repo;

    public Annotate(Repo repo) {
        this.repo = repo;
    }

    public Result run(Request request) throws IOException {
        check(request);
        Layout layout = repo.layout();
        FindingState state = FindingById.in(repo, request.finding());
        try (RunLock _ = repo.lock(Run.Request.of("annotate"))) {
            Spoken spoken = Spoken.of(repo, request.author(), Optional.of(request.text()));
            Untrusted text = Objects.requireNonNull(spoken.words());
            Decision decision = DecisionCodec.decide(repo.now(), spoken.author(),
                    new Decision.Annotation(state.id(), text));
            new DecisionLog(layout.decisions()).append(decision, repo.disk());
            FindingFold.upToNow(layout, repo.log(), repo.disk());
            return new Result(state.id(), decision, text, spoken.redacted());
        }
    }

    private static void check(Request request) {
        if (request.text().clear().isBlank()) {
            throw Refusal.usage("empty-note", "The note is empty.",
                    "Say what you found, in quotes; - reads it from standard input.");
        }
        Spoken.check(request.author(), Optional.of(request.text()));
    }
}
