package app.mallcop.detect.volume;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.odds.Spread;
import app.mallcop.detect.odds.Tail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A kind of event that grows a little each day, so that no day stands out: the last seven days against the weeks before. Told on
 * the day on which it becomes true, not again on each day it stays so.
 */
final class Climb {

    private static final int WEEK = 7;
    private static final int LEAST_WEEKS = 4;
    private static final double DOUBLED = 2;
    private static final double HIGHER_THAN_EVER = 1.5;
    private static final double STILL_CLIMBING = 1.25;
    private static final double BEGAN_BEFORE = 1.1;
    private static final int MOST_WITHHELD = 2;

    private Climb() {}

    static void judge(String source, LocalDate day, Untrusted type, Series series, Normal normal, Limits limits,
            Found found) {
        int to = normal.to();
        Weeks now = Weeks.endingOn(series, to);
        if (!now.isClimb(limits) || Weeks.endingOn(series, to - 1).isClimb(limits)) {
            return;
        }
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Untrusted on = Untrusted.of(source);
        found.raise(Raised
                .of("climb", Severity.INFO, start.minusSeconds(9 * 86_400L), start, Math.round(now.last()), List.of(),
                        Prose.of("{} on {} climbs: " + Math.round(now.last()) + " in a week, "
                                + Words.times(Math.round(now.last()), now.usual()), type, on))
                .about("source", on).about("event_type", type)
                .because(Prose.of(Math.round(now.last()) + " times {} on {} in the week up to {}", type, on,
                        Untrusted.of(LocalDate.ofEpochDay(to).toString())))
                .because(Prose.of("the week before had " + Math.round(now.before()) + ", and "
                        + Math.round(now.usual()) + " were usual, by " + now.weeks() + " weeks"))
                .number("observed", Math.round(now.last())).number("expected", now.usual())
                .number("threshold", DOUBLED * now.usual()).number("support_days", (long) now.weeks() * WEEK)
                .build());
    }

    /** Weeks back from a day: the last, the one before, and what those up to the last were like. Negative where too much is withheld. */
    private record Weeks(double last, double before, double usual, double most, double off, int weeks) {

        static Weeks endingOn(Series series, int end) {
            int weeks = series.isEmpty() ? 0 : Math.max(0, (end - series.firstDay() + 1) / WEEK);
            if (weeks <= LEAST_WEEKS) {
                return new Weeks(-1, -1, 0, 0, 0, 0);
            }
            double[] earlier = new double[weeks - 1];
            double most = 0;
            for (int week = 1; week < weeks; week++) {
                earlier[week - 1] = Math.max(0, sum(series, end - week * WEEK));
                most = Math.max(most, earlier[week - 1]);
            }
            double usual = Spread.median(earlier);
            return new Weeks(sum(series, end), sum(series, end - WEEK), usual, most, Spread.around(usual, earlier),
                    weeks - 1);
        }

        private static double sum(Series series, int end) {
            double sum = 0;
            int withheld = 0;
            for (int day = end - WEEK + 1; day <= end; day++) {
                sum += series.on(day);
                withheld += series.on(day) == 0 && series.isWithheld(day) ? 1 : 0;
            }
            return withheld > MOST_WITHHELD ? -1 : sum * WEEK / (WEEK - withheld);
        }

        boolean isClimb(Limits limits) {
            return weeks > 0 && last >= 5.0 * limits.minCount() && before >= 0 && last >= DOUBLED * usual
                    && last > HIGHER_THAN_EVER * most && last >= STILL_CLIMBING * before
                    && before >= BEGAN_BEFORE * usual
                    && Tail.logAtLeast(last, usual, Math.max(usual, off * off)) < StrictMath.log(limits.tail());
        }
    }
}
