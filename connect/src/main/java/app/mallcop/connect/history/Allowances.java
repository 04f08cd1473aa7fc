package app.mallcop.connect.history;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository says may stay: {@code .gitleaks.toml}, {@code .gitleaksignore} and our own ignore file. Read from its
 * work tree, or at HEAD where there is none. Whatever they hide is counted.
 */
record Allowances(TextAllowance texts, List<Pattern> paths, Set<String> commits, Set<String> gitleaksIgnore,
        Set<String> ownIgnore, List<Problem> problems) {

    private static final int LONGEST_FILE = 1 << 20;

    static Allowances of(Repository repo, String head, String ownIgnoreFile) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Pattern> secrets = new ArrayList<>();
        List<Pattern> lines = new ArrayList<>();
        List<Pattern> paths = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Set<String> commits = new HashSet<>();
        for (Toml.Table table : Toml.read(read(repo, head, ".gitleaks.toml"))) {
            if (table.name().equals("allowlist") || table.name().equals("allowlists")) {
                boolean onLine = table.texts("regexTarget").contains("line")
                        || table.texts("regexTarget").contains("match");
                compile(table.texts("regexes"), onLine ? lines : secrets, repo, problems);
                compile(table.texts("paths"), paths, repo, problems);
                table.texts("stopwords").forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
                commits.addAll(table.texts("commits"));
            }
        }
        Set<String> places = new HashSet<>();
        for (String line : entries(read(repo, head, ".gitleaksignore"))) {
            withoutRule(line).ifPresent(places::add);
        }
        return new Allowances(new TextAllowance(secrets, lines, words), paths, commits, places,
                new HashSet<>(entries(read(repo, head, ownIgnoreFile))), problems);
    }

    private static void compile(List<String> written, List<Pattern> into, Repository repo, List<Problem> problems) {
        for (String one : written) {
            try {
                into.add(Pattern.compile(one));
            } catch (PatternSyntaxException e) {
                problems.add(new Problem("bad-allow-list",
                        Prose.of("{}: .gitleaks.toml holds a pattern that is none: {}", repo.shown(),
                                Untrusted.of(one)),
                        "mend the pattern; until then it allows nothing"));
            }
        }
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

    /** What hides a place; empty where nothing does. */
    String hides(Place place) {
        String bare = place.path().clear();
        if (!place.path().isEmpty() && paths.stream().anyMatch(pattern -> pattern.matcher(bare).find())) {
            return Hidden.GITLEAKS_PATH;
        }
        if (commits.contains(place.commit())) {
            return Hidden.GITLEAKS_COMMIT;
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
