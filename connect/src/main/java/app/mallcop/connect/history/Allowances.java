package app.mallcop.connect.history;

import app.mallcop.api.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository says may stay: {@code .gitleaks.toml}, {@code .gitleaksignore} and our own ignore file. Read from its
 * work tree, or at HEAD where there is none. Whatever they hide is counted.
 */
record Allowances(List<Allowed> lists, TextAllowance texts, Set<String> gitleaksIgnore, Set<String> ownIgnore,
        List<Problem> problems) {

    private static final int LONGEST_FILE = 1 << 20;

    static Allowances of(Repository repo, String head, String ownIgnoreFile, OwnRules own) throws IOException {
        AllowLists gitleaks = AllowLists.of(read(repo, head, ".gitleaks.toml"), repo.shown(), own.names());
        List<Allowed> lists = new ArrayList<>(gitleaks.lists());
        lists.addAll(own.allowed());
        Set<String> places = new HashSet<>();
        for (String line : entries(read(repo, head, ".gitleaksignore"))) {
            withoutRule(line).ifPresent(places::add);
        }
        return new Allowances(lists, TextAllowance.of(lists), places,
                new HashSet<>(entries(read(repo, head, ownIgnoreFile))), gitleaks.problems());
    }

    private static String read(Repository repo, String head, String name) throws IOException {
        Optional<Path> file = repo.workTree().map(top -> top.resolve(name));
        if (file.isPresent()) {
            return Files.isRegularFile(file.get()) && Files.size(file.get()) <= LONGEST_FILE
                    ? new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8)
                    : "";
        }
        return head.isEmpty() ? "" : repo.git().textOrEmpty("cat-file", "blob", head + ":" + name);
    }

    private static List<String> entries(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** {@code commit:file:rule:line} or {@code file:rule:line}; other scanners name their rules otherwise, so the rule is left out. */
    private static Optional<String> withoutRule(String entry) {
        int line = entry.lastIndexOf(':');
        int rule = line < 0 ? -1 : entry.lastIndexOf(':', line - 1);
        return rule < 0 ? Optional.empty() : Optional.of(entry.substring(0, rule) + entry.substring(line));
    }

    /**
     * What hides a place; empty where nothing does.
     *
     * @param family of the secret; empty for what is none
     */
    String hides(String family, Place place) {
        String bare = place.path().clear();
        for (Allowed list : lists) {
            if (list.isFor(family) && list.hasPath(bare)) {
                return Hidden.GITLEAKS_PATH;
            }
            if (list.isFor(family) && list.commits().contains(place.commit())) {
                return Hidden.GITLEAKS_COMMIT;
            }
        }
        String at = bare + ":" + place.line();
        if (gitleaksIgnore.contains(at) || gitleaksIgnore.contains(place.commit() + ":" + at)) {
            return Hidden.GITLEAKS_IGNORE;
        }
        return "";
    }

    /** Asked first: a fingerprint costs something. */
    boolean ignoresSome() {
        return !ownIgnore.isEmpty();
    }

    boolean ignores(String fingerprint) {
        return ownIgnore.contains(fingerprint);
    }
}
