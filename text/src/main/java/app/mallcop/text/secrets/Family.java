package app.mallcop.text.secrets;

import app.mallcop.api.Severity;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of secret: a line of {@code families.tsv}. The pattern is compiled when a keyword is first met.
 *
 * @param severity how much one of them in a repository matters, before anything is known of it
 * @param named whether the form alone tells whose secret it is
 * @param title what a person calls it
 */
public record Family(String name, List<String> keywords, String regex, double leastEntropy, boolean hashed,
        Severity severity, boolean named, Check check, String title, Supplier<Pattern> pattern) {

    /** What else tells a real one from one that only looks so. */
    public enum Check {
        NONE, CRC32_BASE62, EXPIRY;

        static Check ofWord(String word) {
            return switch (word) {
                case "-" -> NONE;
                case "crc32-base62" -> CRC32_BASE62;
                case "expiry" -> EXPIRY;
                default -> throw new IllegalStateException("families.tsv: unknown check " + word);
            };
        }
    }

    private static final String SEPARATOR = "\\\\{0,2}+[\"']?+\\s{0,4}+(?:=>|[=:])\\s{0,4}+\\\\{0,2}+[\"']?+";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** All that are known, the most specific first. */
    public static List<Family> all() {
        return Tsv.rows(Family.class, "families.tsv").stream().map(Family::read).toList();
    }

    private static Family read(List<String> row) {
        if (row.size() != 9) {
            throw new IllegalStateException("families.tsv: a line has nine columns: " + row.getFirst());
        }
        String regex = row.get(2).replace("{SEP}", SEPARATOR).replace("{B}", "(?<![A-Za-z0-9])")
                .replace("{E}", "(?![A-Za-z0-9])").replace("{UUID}", UUID);
        Severity severity = Severity.ofWord(row.get(5))
                .orElseThrow(() -> new IllegalStateException("families.tsv: no severity: " + row.get(5)));
        return new Family(row.get(0), List.of(row.get(1).split(",")), regex, Double.parseDouble(row.get(3)),
                row.get(4).equals("yes"), severity, row.get(6).equals("yes"), Check.ofWord(row.get(7)), row.get(8),
                onDemand(regex));
    }

    /** Whether a letter or digit before the keyword rules it out: asked before the pattern is. */
    boolean beginsAWord() {
        return regex.startsWith("(?<![A-Za-z0-9])");
    }

    /** Two threads may both compile it; they get equal patterns, so no lock. */
    private static Supplier<Pattern> onDemand(String regex) {
        return new Supplier<>() {
            private volatile @Nullable Pattern compiled;

            @Override
            public Pattern get() {
                Pattern known = compiled;
                if (known == null) {
                    known = Pattern.compile(regex);
                    compiled = known;
                }
                return known;
            }
        };
    }
}
