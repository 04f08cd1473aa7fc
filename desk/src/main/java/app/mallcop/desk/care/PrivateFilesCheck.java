package app.mallcop.desk.care;

import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.store.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files that are for this machine only: whether git has them, and who may read the secrets. */
final class PrivateFilesCheck implements Check {

    @Override
    public String name() {
        return "private-files";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        List<Diagnosis> found = new ArrayList<>();
        Optional<Git> git = patient.git();
        if (git.isPresent()) {
            tracked(patient, git.get(), found);
        }
        Path env = patient.layout().root().resolve(".env");
        if (Files.exists(env) && Files.getFileStore(env).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(env);
            if (mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ)) {
                found.add(Diagnosis.warning("other users of this machine may read .env", "Run: chmod 600 .env"));
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(
                    "no secret, raw payload or cache is in git" + (git.isEmpty() ? " (there is no git here)" : "")));
        }
        return found;
    }

    private static void tracked(Patient patient, Git git, List<Diagnosis> found) throws IOException {
        if (isTracked(git, ".env")) {
            found.add(Diagnosis.broken(".env is in git: everyone with a clone has the secrets in it",
                    "Run `git rm --cached .env`, commit, and make new secrets: history keeps the old ones."));
        }
        boolean rawInGit = ConfigLoader.load(patient.layout().root(), patient.environment()) instanceof Config config
                && config.storage().rawInGit();
        if (!rawInGit && isTracked(git, "raw")) {
            found.add(Diagnosis.warning("raw/ is in git, and storage.raw_in_git is off",
                    "Run `git rm -r --cached raw`, or set storage.raw_in_git."));
        }
        if (isTracked(git, ".mallcop/local")) {
            found.add(Diagnosis.broken(".mallcop/local is in git: caches and the lock of one machine reach the others",
                    "Run `git rm -r --cached .mallcop/local` and commit."));
        }
    }

    private static boolean isTracked(Git git, String path) throws IOException {
        Git.Answer answer = git.run("ls-files", "--", path);
        return answer.ok() && !answer.out().isBlank();
    }
}
