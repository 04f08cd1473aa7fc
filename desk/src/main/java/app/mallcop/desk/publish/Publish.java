package app.mallcop.desk.publish;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.git.Git;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commits what mallcop wrote, and pushes it. When somebody else was faster it takes theirs in and tries again: their
 * decisions and ours stand side by side; where they ran too, the next run here puts the facts of both on one trunk.
 */
public final class Publish {

    /** How often it is tried when others are faster. */
    public static final int ATTEMPTS = 3;

    /** What became of it. */
    public sealed interface Outcome {

        /** Nothing that git does not have. */
        record Nothing() implements Outcome {}

        /** @param commit its short name */
        record Committed(String commit) implements Outcome {}

        record Pushed() implements Outcome {}

        /** Others were faster; theirs is here now. When they ran, this clone has to detect again before the next try. */
        record Overtaken(boolean ran) implements Outcome {}

        record Failed(Problem problem) implements Outcome {}
    }

    private final Repo repo;
    private final Git git;
    private final boolean rawInGit;

    public Publish(Repo repo, boolean rawInGit) {
        this.repo = repo;
        this.git = new Git(repo.layout().root());
        this.rawInGit = rawInGit;
    }

    /** @param what the first word of the commit message: the command that wrote it */
    public Outcome commit(String what) throws IOException {
        if (!Git.isInstalled() || !git.run("rev-parse", "--is-inside-work-tree").ok()) {
            return failed("no-git", Prose.of("there is no git repository here to commit to"),
                    "make one: git init, and commit mallcop.yaml");
        }
        try (RunLock _ = repo.lock(Run.Request.of(what))) {
            List<String> paths = OwnFiles.of(repo.layout(), git, rawInGit);
            if (paths.isEmpty()) {
                return new Outcome.Nothing();
            }
            Git.Answer added = git.run(with(List.of("add", "--"), paths));
            if (!added.ok()) {
                return failed("commit-failed", told("git could not take the files in", added), "see: git status");
            }
            if (git.run(with(List.of("diff", "--cached", "--quiet", "--"), paths)).ok()) {
                return new Outcome.Nothing();
            }
            List<String> commit = new ArrayList<>(identity());
            commit.addAll(List.of("commit", "-q", "-m",
                    what + " " + repo.now().truncatedTo(ChronoUnit.SECONDS), "--"));
            Git.Answer committed = git.run(with(commit, paths));
            return committed.ok()
                    ? new Outcome.Committed(git.run("rev-parse", "--short", "HEAD").out().strip())
                    : failed("commit-failed", told("git did not commit", committed),
                            "see: git status; what was written is safe, and the next run commits it too");
        }
    }

    /** A machine that nobody told git who it is commits as mallcop. */
    private List<String> identity() throws IOException {
        return git.run("var", "GIT_COMMITTER_IDENT").ok() && git.run("var", "GIT_AUTHOR_IDENT").ok()
                ? List.of()
                : List.of("-c", "user.name=mallcop", "-c", "user.email=mallcop@localhost");
    }

    /** Whether there is something here that the remote does not have, and a remote at all. */
    public boolean isAhead() throws IOException {
        Git.Answer ahead = git.run("rev-list", "--count", "@{upstream}..HEAD");
        return !ahead.ok() || !ahead.out().strip().equals("0");
    }

    /** What others pushed, before anything is done here: what they decided counts. Tells why it could not be had. */
    public Optional<Problem> pull() throws IOException {
        if (!Git.isInstalled() || !hasUpstream()) {
            return Optional.empty(); // which a push tells
        }
        return takeTheirs() instanceof Outcome.Failed(Problem problem) ? Optional.of(problem) : Optional.empty();
    }

    private boolean hasUpstream() throws IOException {
        return git.run("rev-parse", "--abbrev-ref", "@{upstream}").ok();
    }

    public Outcome push() throws IOException {
        if (!hasUpstream()) {
            return failed("no-upstream", Prose.of("this branch has no remote branch to push to"),
                    "once: git push -u origin HEAD");
        }
        Git.Answer pushed = git.run("push", "--porcelain");
        if (pushed.ok()) {
            return new Outcome.Pushed();
        }
        boolean behind = pushed.out().lines().anyMatch(line -> line.startsWith("!")
                && (line.contains("fetch first") || line.contains("non-fast-forward")));
        return behind || isOvertakenInThatMoment(pushed)
                ? takeTheirs()
                : failed("push-failed", told("the remote did not take it", pushed),
                        "see: git push; it is committed here, and the next run pushes it too");
    }

    private static boolean isOvertakenInThatMoment(Git.Answer pushed) {
        return pushed.out().contains("cannot lock ref") || pushed.err().contains("cannot lock ref");
    }

    /** Ours on top of theirs. Journals are put together line by line, as .gitattributes says. */
    private Outcome takeTheirs() throws IOException {
        try (RunLock _ = repo.lock(Run.Request.of("pull"))) {
            Git.Answer fetched = git.run("fetch", "-q");
            if (!fetched.ok()) {
                return failed("fetch-failed", told("the remote could not be read", fetched), "see: git fetch");
            }
            if (git.run("merge-base", "--is-ancestor", "@{upstream}", "HEAD").ok()) {
                return new Outcome.Overtaken(false);
            }
            boolean ran = !git.run("diff", "--quiet", "HEAD...@{upstream}", "--", "runs").ok();
            List<String> rebase = new ArrayList<>(identity());
            rebase.addAll(List.of("-c", "core.editor=true", "rebase", "-q", "--autostash", "@{upstream}"));
            Git.Answer rebased = git.run(rebase.toArray(String[]::new));
            while (!rebased.ok()) {
                Optional<Git.Answer> settled = settle();
                if (settled.isEmpty()) {
                    var _ = git.run("rebase", "--abort");
                    return failed("conflict",
                            told("what others pushed does not go together with what is here", rebased),
                            "put it together by hand: git pull --rebase; nothing was lost");
                }
                rebased = settled.get();
            }
            return new Outcome.Overtaken(ran);
        }
    }

    /** Of what both made of the same facts theirs is taken; what people wrote is never decided here. */
    private Optional<Git.Answer> settle() throws IOException {
        List<String> both = git.run("diff", "--name-only", "--diff-filter=U", "--relative").out().lines().toList();
        if (both.isEmpty() || !both.stream().allMatch(OwnFiles::firstWins)) {
            return Optional.empty();
        }
        List<String> chosen = new ArrayList<>();
        for (String path : both) {
            if (!git.run("checkout", "-q", "--ours", "--", path).ok()) {
                var _ = git.run("rm", "-q", "--cached", "--", path); // they took it away
            } else {
                chosen.add(path);
            }
        }
        if (!chosen.isEmpty() && !git.run(with(List.of("add", "--"), chosen)).ok()) {
            return Optional.empty();
        }
        List<String> go = new ArrayList<>(identity());
        boolean left = !git.run("diff", "--cached", "--quiet").ok();
        go.addAll(List.of("-c", "core.editor=true", "rebase", left ? "--continue" : "--skip"));
        return Optional.of(git.run(go.toArray(String[]::new)));
    }

    private static String[] with(List<String> start, List<String> paths) {
        List<String> all = new ArrayList<>(start);
        all.addAll(paths);
        return all.toArray(String[]::new);
    }

    private static Outcome failed(String code, Prose what, String hint) {
        return new Outcome.Failed(new Problem(code, what, hint));
    }

    /** The first line of what git said, without what may be a password in an address. */
    private static Prose told(String what, Git.Answer answer) {
        String all = answer.err().isBlank() ? answer.out() : answer.err();
        String first = all.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("hint:"))
                .filter(line -> !line.startsWith("To ")).findFirst().orElse("git said nothing");
        String safe = first.replaceAll("://[^/@\\s]*@", "://…@");
        return Prose.of(what + ": {}", Untrusted.of(safe.length() > 200 ? safe.substring(0, 200) + "…" : safe));
    }
}
