package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import app.mallcop.text.tables.Tsv;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/** A line of {@code weaknesses.tsv}. */
record WeaknessRule(String name, Severity severity, Optional<Severity> aside, Pattern path, List<String> words,
        String content,
        Optional<Pattern> line, Optional<Pattern> unless, String title, String advice) {

    static final String RUNS_STRANGERS = "special:pull-request-target";

    static List<WeaknessRule> all() {
        return Tsv.rows(WeaknessRule.class, "weaknesses.tsv").stream().map(WeaknessRule::read).toList();
    }

    private static WeaknessRule read(List<String> row) {
        String content = row.get(5);
        boolean pattern = !content.equals("-") && !content.startsWith("special:");
        return new WeaknessRule(row.get(0), Severity.ofWord(row.get(1)).orElseThrow(), Severity.ofWord(row.get(2)),
                Pattern.compile(row.get(3)), List.of(row.get(4).split(",")), content,
                pattern ? Optional.of(Pattern.compile(content)) : Optional.empty(),
                row.get(6).equals("-") ? Optional.empty() : Optional.of(Pattern.compile(row.get(6))), row.get(7),
                row.get(8));
    }

    /** Whether the pattern is worth trying; re2 is slow, and looking for words is not. */
    boolean mayMatch(String lower) {
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    boolean needsContent() {
        return !content.equals("-");
    }

    /** How much it matters at this path; empty where it does not. */
    Optional<Severity> at(String rawPath) {
        return PathKind.isAside(rawPath) ? aside : Optional.of(severity);
    }
}
