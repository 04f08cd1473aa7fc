package app.mallcop.connect.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a repository's history hangs on: every ref, every stash, and HEAD.
 *
 * @param all object ids, in order
 * @param head the commit that HEAD is at; empty before the first
 */
record Tips(TreeSet<String> all, String head) {

    static Tips of(Plumbing git) throws IOException, GitFailed {
        TreeSet<String> all = new TreeSet<>();
        boolean stash = false;
        for (String line : git.text("list its refs", "for-each-ref", "--format=%(objectname) %(refname)").lines()
                .toList()) {
            int blank = line.indexOf(' ');
            all.add(line.substring(0, blank));
            stash |= line.endsWith(" refs/stash");
        }
        if (stash) {
            // The ref names the newest entry; the others are in its log only.
            git.textOrEmpty("rev-list", "--walk-reflogs", "refs/stash").lines().filter(line -> !line.isBlank())
                    .forEach(all::add);
        }
        String head = git.textOrEmpty("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (!head.isEmpty()) {
            all.add(head);
        }
        return new Tips(all, head);
    }

    /** Those of the ids that are still in the repository; what was pruned cannot be named to git. */
    static Set<String> existing(Plumbing git, Set<String> ids) throws IOException, GitFailed {
        if (ids.isEmpty()) {
            return Set.of();
        }
        byte[] asked = (String.join("\n", new TreeSet<>(ids)) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] answer = git.output("look its old tips up", List.of("cat-file", "--batch-check=%(objectname)"), asked);
        Set<String> there = new HashSet<>();
        for (String line : new ArrayList<>(new String(answer, StandardCharsets.US_ASCII).lines().toList())) {
            if (line.indexOf(' ') < 0) {
                there.add(line);
            }
        }
        return there;
    }
}
