package app.mallcop.detect.secrets;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Normal;
import java.util.Optional;
import java.util.Set;

/**
 * One finding for each secret, wherever it stands and however often it is met. Needs no normal: a secret in a repository is
 * one from the first day, so a critical one is told while learning, too.
 */
public final class GitOops implements Detector {

    public static final String NAME = "git-oops";

    private static final EventType SECRET_FOUND = new EventType("secret_found");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return Set.of(SECRET_FOUND);
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Optional<Untrusted> secret = seen.meta("secret_hash").or(() -> seen.meta("secret_id"));
        if (secret.isEmpty()) {
            return;
        }
        Untrusted repo = seen.event().target();
        Severity severity = seen.event().severity();
        Raised.Draft draft = Raised.of(NAME, severity, seen, Prose.of("{} in the history of {}", title(seen), repo))
                .about("repo", repo).about("secret", secret.get()).lasting().foldsAs("")
                .because(place(seen)).because(state(seen));
        seen.meta("outcome_reason").ifPresent(why -> draft.because(Prose.of("Of itself it says: {}", why)));
        draft.because(Prose.of("Change it where it was issued, first of all: whoever has a clone has it"));
        found.raise(severity == Severity.CRITICAL ? draft.indicator().build() : draft.build());
    }

    private static Untrusted title(Sighting seen) {
        return seen.meta("secret_title").or(() -> seen.meta("secret_family")).orElse(Untrusted.of("A secret"));
    }

    private static Prose place(Sighting seen) {
        Untrusted commit = seen.meta("commit").orElse(Untrusted.EMPTY);
        Untrusted author = seen.meta("commit_author").orElse(Untrusted.EMPTY);
        Optional<Untrusted> path = seen.meta("file_path").filter(one -> !one.isEmpty());
        return path.isPresent()
                ? Prose.of("It stands in line " + line(seen) + " of {}, brought by {} in commit {}", path.get(), author,
                        commit)
                : Prose.of("It stands in the message of commit {}, written by {}", commit, author);
    }

    private static String line(Sighting seen) {
        return seen.event().metadata().get("line")
                .map(value -> value instanceof Value.Num(var number) ? number.toPlainString() : "?").orElse("?");
    }

    private static Prose state(Sighting seen) {
        boolean removed = seen.meta("secret_status").filter(Untrusted.of("removed_from_head")::equals).isPresent();
        return Prose.of(removed
                ? "It was taken out of the newest version, and is in history still"
                : "It is in the newest version");
    }
}
