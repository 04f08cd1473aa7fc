package app.mallcop.connect.history;

import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A repository to read.
 *
 * @param shown what the user called it, with passwords masked
 * @param workTree where its files are checked out; empty for a bare one
 * @param shallow whether its history was cut off when it was cloned
 */
record Repository(Untrusted shown, Path gitDir, Optional<Path> workTree, boolean shallow, Plumbing git) {

    static Repository open(Path folder, Untrusted shown) throws IOException, GitFailed {
        if (!Files.isDirectory(folder)) {
            throw new GitFailed("open it", "there is no such folder");
        }
        Plumbing outside = new Plumbing(folder);
        List<String> answers = outside
                .text("open it", "rev-parse", "--absolute-git-dir", "--is-bare-repository", "--is-shallow-repository")
                .lines().toList();
        Path gitDir = Path.of(answers.get(0)).toRealPath();
        boolean bare = answers.get(1).equals("true");
        Path top = bare ? gitDir : folder;
        if (!bare) {
            String named = outside.textOrEmpty("rev-parse", "--show-toplevel");
            top = named.isEmpty() ? folder : Path.of(named);
        }
        return new Repository(shown, gitDir, bare ? Optional.empty() : Optional.of(top), answers.get(2).equals("true"),
                new Plumbing(top));
    }
}
