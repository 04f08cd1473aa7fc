package app.mallcop.connect.history;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/**
 * One allow-list: any of what it names hides a secret.
 *
 * @param families whose secrets it hides; empty for all
 * @param secrets patterns that the secret itself matches
 * @param lines patterns that its line matches
 * @param stopWords parts of the secret, in lower case
 */
record Allowed(Set<String> families, List<Pattern> secrets, List<Pattern> lines, List<String> stopWords,
        List<Pattern> paths, Set<String> commits) {

    Allowed {
        families = Set.copyOf(families);
        secrets = List.copyOf(secrets);
        lines = List.copyOf(lines);
        stopWords = List.copyOf(stopWords);
        paths = List.copyOf(paths);
        commits = Set.copyOf(commits);
    }

    boolean isFor(String family) {
        return families.isEmpty() || families.contains(family);
    }

    boolean namesText() {
        return !secrets.isEmpty() || !lines.isEmpty() || !stopWords.isEmpty();
    }

    /** @param lower the secret in lower case */
    boolean hasText(String secret, String lower, String line) {
        return secrets.stream().anyMatch(pattern -> pattern.matcher(secret).find())
                || lines.stream().anyMatch(pattern -> pattern.matcher(line).find())
                || stopWords.stream().anyMatch(lower::contains);
    }

    boolean hasPath(String path) {
        return !path.isEmpty() && paths.stream().anyMatch(pattern -> pattern.matcher(path).find());
    }

    /** What a change of makes an old scan worthless. */
    String texts() {
        return families.stream().sorted().toList() + "\0" + patterns(secrets) + "\0" + patterns(lines) + "\0"
                + stopWords;
    }

    private static List<String> patterns(List<Pattern> patterns) {
        return patterns.stream().map(Pattern::pattern).toList();
    }
}
