package app.mallcop.text.injection;

import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL that breaks out of the value it was put into. The patterns are ours and bounded, see sql.tsv. */
final class Breakouts {

    private record Breakout(String id, Strength strength, boolean unlessStatement, Pattern pattern, String why) {}

    private static final List<Breakout> ALL = Tsv.rows(Breakouts.class, "sql.tsv").stream()
            .map(row -> new Breakout(row.get(0), Strength.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                    row.get(2).equals("statement"), Pattern.compile(row.get(3)), row.get(4)))
            .toList();

    private static final List<String> STATEMENTS = List.of("select ", "with ", "insert ", "update ", "delete ",
            "create ",
            "explain ", "(select ", "drop ", "alter ", "merge ");

    /** Fields of requests are short; what is longer is cut here, and its beginning is what a database would choke on. */
    private static final int MOST = 16 * 1024;

    record Found(String id, Strength strength, int start, int end, String why) {}

    private Breakouts() {}

    static Optional<String> why(String id) {
        return ALL.stream().filter(one -> one.id.equals(id)).map(Breakout::why).findFirst();
    }

    /** Expects lower case. */
    static void find(String text, Consumer<Found> found) {
        if (!mayHold(text)) {
            return;
        }
        String looked = text.length() > MOST ? text.substring(0, MOST) : text;
        boolean statement = STATEMENTS.stream().anyMatch(looked.stripLeading()::startsWith);
        for (Breakout breakout : ALL) {
            if (!breakout.unlessStatement || !statement) {
                Matcher matcher = breakout.pattern.matcher(looked);
                if (matcher.find()) {
                    found.accept(
                            new Found(breakout.id, breakout.strength, matcher.start(), matcher.end(), breakout.why));
                }
            }
        }
    }

    private static final List<String> WITHOUT_QUOTES = List.of("union", "waitfor", "sleep", "benchmark", "_schema",
            "xp_cmd",
            "outfile", "load_file", "||", "&&", "; drop", ";drop", "truncate");

    /** A quote, a word of SQL's, or a comparison: most values have none. */
    private static boolean mayHold(String text) {
        return text.indexOf('\'') >= 0 || text.indexOf('"') >= 0 || text.indexOf('`') >= 0
                || (text.indexOf('=') >= 0 && (text.contains("or") || text.contains("and")))
                || WITHOUT_QUOTES.stream().anyMatch(text::contains);
    }
}
