package app.mallcop.connect.history;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;

/** Git could not do what was asked. What it said is kept with passwords masked. */
final class GitFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Untrusted said;
    private final boolean unowned;

    GitFailed(String what, String said) {
        super(what);
        String last = said.strip().lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
        this.unowned = said.contains("dubious ownership") || said.contains("safe.directory");
        this.said = Untrusted.of(Masking.masked(unowned ? said.strip().lines().findFirst().orElse("") : last));
    }

    Problem problem(Untrusted repo) {
        if (unowned) {
            return new Problem("unsafe-repository",
                    Prose.of("{} belongs to another user, so git refuses to read it", repo),
                    "if you trust it: git config --global --add safe.directory PATH, with the path of the repository");
        }
        return new Problem("git-failed", Prose.of("{}: git could not " + getMessage() + ": {}", repo, said),
                "check that it is a git repository that you may read, and try git fsck there");
    }
}
