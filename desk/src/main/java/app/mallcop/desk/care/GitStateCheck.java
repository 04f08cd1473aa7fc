package app.mallcop.desk.care;

import app.mallcop.store.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether git is there, and in the middle of something. */
final class GitStateCheck implements Check {

    private static final Map<String, String> UNDER_WAY = new TreeMap<>(
            Map.of("MERGE_HEAD", "a merge", "rebase-merge", "a rebase",
                    "rebase-apply", "a rebase", "CHERRY_PICK_HEAD", "a cherry-pick", "REVERT_HEAD", "a revert"));

    @Override
    public String name() {
        return "git";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        if (!Git.hasRepo(patient.layout().root())) {
            return List.of(Diagnosis.note("this folder is in no git repository",
                    "Run `git init`, so that history can't be changed unnoticed."));
        }
        Optional<Git> git = patient.git();
        if (git.isEmpty()) {
            return List.of(Diagnosis.warning("git is not installed, so its state was not looked at", "Install git."));
        }
        Optional<Path> own = git.get().ownFolder();
        if (own.isEmpty()) {
            return List.of(Diagnosis.broken("git does not accept this folder as a repository",
                    "Run `git status` here: it says why. Often the folder has another owner (safe.directory)."));
        }
        List<Diagnosis> found = new ArrayList<>();
        UNDER_WAY.forEach((file, what) -> {
            if (Files.exists(own.get().resolve(file))) {
                found.add(Diagnosis.warning(what + " is under way in this clone",
                        "Finish it, or give it up: `git status` says how."));
            }
        });
        boolean hasCommit = git.get().run("rev-parse", "-q", "--verify", "HEAD").ok();
        if (!hasCommit) {
            found.add(Diagnosis.note("nothing is committed yet",
                    "Commit, so that what is lost can be restored: git add . && git commit"));
        } else if (!git.get().run("symbolic-ref", "-q", "HEAD").ok()) {
            found.add(Diagnosis.warning("the head is detached: commits made here belong to no branch",
                    "Run `git switch` and name a branch."));
        } else {
            unpushed(git.get(), found);
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok("nothing is under way, and everything committed is pushed"));
        }
        return found;
    }

    private static void unpushed(Git git, List<Diagnosis> found) throws IOException {
        Git.Answer ahead = git.run("rev-list", "--count", "@{upstream}..HEAD");
        if (!ahead.ok()) {
            found.add(Diagnosis.note("this branch is pushed nowhere",
                    "A second copy is worth having: git remote add, git push -u"));
        } else if (!ahead.out().strip().equals("0")) {
            String count = ahead.out().strip();
            found.add(Diagnosis.note((count.matches("[0-9]+") ? count : "some") + " commits are not pushed",
                    "Run: git push"));
        }
    }
}
