package app.mallcop.connect.lines;

import app.mallcop.text.tables.Tsv;
import java.util.List;

/** Whether a template fits lines that have nothing in common: then it understands everything, and says nothing. */
final class CatchAll {

    private static final List<String> PROBES = Tsv.rows(CatchAll.class, "probes.tsv").stream().map(List::getFirst)
            .toList();
    private static final int MOST = 3;

    private CatchAll() {}

    static boolean is(Matcher matcher) {
        return PROBES.stream().filter(line -> matcher.match(new Line(line)) != null).count() > MOST;
    }
}
