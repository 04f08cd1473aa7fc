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
import app.mallcop.store.repo.Setup;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Adds a note to a finding's trail. A decision, so every clone may. Secrets in the note never reach the file. */
public final class Annotate {

    /** In UTF-8. Longer than any note; what is longer belongs into a file of its own. */
    public static final int LONGEST_TEXT = 16 * 1024;
    private static final int LONGEST_AUTHOR = 200;

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
            Redactor redactor = new Redactor(Setup.redactionKey(layout, repo.disk()));
            Untrusted text = redactor.redact(request.text());
            Decision decision = DecisionCodec.decide(repo.now(), redactor.redact(request.author()),
                    new Decision.Annotation(state.id(), text));
            new DecisionLog(layout.decisions()).append(decision, repo.disk());
            FindingFold.upToNow(layout, repo.log(), repo.disk());
            return new Result(state.id(), decision, text, !text.equals(request.text()));
        }
    }

    private static void check(Request request) {
        if (request.text().clear().isBlank()) {
            throw Refusal.usage("empty-note", "The note is empty.",
                    "Say what you found, in quotes; - reads it from standard input.");
        }
        int bytes = request.text().clear().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_TEXT) {
            throw Refusal.usage("note-too-long", "The note is longer than " + LONGEST_TEXT + " bytes.",
                    "Keep the long form in a file in the repo, and name that file in the note.");
        }
        String author = request.author().clear();
        if (author.isBlank() || author.length() > LONGEST_AUTHOR) {
            throw Refusal.usage("bad-author", "An author is 1 to " + LONGEST_AUTHOR + " characters.",
                    "Give a name: --author NAME");
        }
    }
}
