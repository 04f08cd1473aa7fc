package app.mallcop.detect.engine;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Raised;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Series;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether what counts as normal grows faster than it used to: somebody may be teaching it (law 6). Looked at once a week per connector,
 * against the weeks before.
 */
final class Growth {

    /** [new]: things a connector's day taught that were not known before. */
    static final Fact FACT = Fact.of("growth");
    static final Key NEW = Key.of(Untrusted.of("new"));

    private static final int WEEK = 7;
    private static final int TIMES = 3;
    private static final int LEAST = 300;
    private static final int WEEKS_BEFORE = 3;

    private Growth() {}

    /** @param view the window that ends with this day */
    static Optional<Raised> look(String source, int day, View view) {
        if (day % WEEK != 0) {
            return Optional.empty();
        }
        Series series = view.of(FACT, NEW, source);
        if (series.isEmpty()) {
            return Optional.empty();
        }
        int weeks = (day - WEEK + 1 - series.firstDay()) / WEEK;
        long week = 0;
        long before = 0;
        for (int i = 0; i < series.days(); i++) {
            if (series.day(i) > day - WEEK) {
                week += series.count(i);
            } else {
                before += series.count(i);
            }
        }
        if (weeks < WEEKS_BEFORE || week < LEAST || week * weeks <= TIMES * before) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochSecond((day + 1) * 86_400L - 1);
        long usual = before / weeks;
        return Optional.of(Raised.of("baseline-growth", Severity.INFO, end, end, 1, List.of(),
                Prose.of("What counts as normal on {} grew by " + week + " things in a week", Untrusted.of(source)))
                .about("source", Untrusted.of(source)).foldsAs("").number("observed", week).number("expected", usual)
                .number("threshold", TIMES * usual)
                .because(Prose.of("In a week " + week
                        + " actors, resources, hours and the like were learned that were not known before."))
                .because(Prose.of("In the " + weeks + " weeks before it were " + usual + " a week."))
                .because(Prose.of(
                        "A new project looks like this, and so does somebody who makes the unusual usual, step by step. "
                                + "`mallcop baseline` shows what was learned, and forgets it."))
                .build());
    }
}
