package app.mallcop.text.secrets;

import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One kind of secret: a line of {@code families.tsv}. The pattern is compiled when a keyword is first met. */
record Family(String name, List<String> keywords, String regex, double leastEntropy, boolean hashed,
        Supplier<Pattern> pattern) {

    private static final String SEPARATOR = "\\\\{0,2}+[\"']?+\\s{0,4}+(?:=>|[=:])\\s{0,4}+\\\\{0,2}+[\"']?+";

    static List<Family> all() {
        return Tsv.rows(Family.class, "families.tsv").stream().map(Family::read).toList();
    }

    private static Family read(List<String> row) {
        String regex = row.get(2).replace("{SEP}", SEPARATOR).replace("{B}", "(?<![A-Za-z0-9])").replace("{E}",
                "(?![A-Za-z0-9])");
        return new Family(row.get(0), List.of(row.get(1).split(",")), regex, Double.parseDouble(row.get(3)),
                row.get(4).equals("yes"), onDemand(regex));
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
