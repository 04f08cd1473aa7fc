package app.mallcop.detect.volume;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.odds.Tail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A kind of event that always comes, and on a day that is over did not: a log that was switched off, or a connector that lost a stream. */
final class Drop {

    /** So many days of the same weekday must all have had some. */
    private static final int LEAST_WEEKDAYS = 2;

    private Drop() {}

    static void judge(String source, LocalDate day, Untrusted type, Series before, Normal sealed, Normal normal,
            Limits limits, Found found) {
        Series today = sealed.of(Facts.TYPE, Key.of(type), source);
        int epochDay = normal.day();
        if (!today.isEmpty() || today.isWithheld(epochDay)) {
            return;
        }
        Expectation expected = Expectation.of(before, before.firstDay(), normal.to(), normal.covered(source),
                epochDay);
        if (expected.days() < limits.minDays() || expected.mean() < limits.minCount()
                || Tail.logNone(expected.mean(), expected.variance()) >= StrictMath.log(limits.tail())
                || !isThereOnSuchDays(before, normal.to(), epochDay)) {
            return;
        }
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = start.plusSeconds(86_399);
        boolean always = before.days() + before.withheldDays() >= normal.to() - before.firstDay() + 1;
        found.raise(Raised
                .of("drop", always ? Severity.WARN : Severity.INFO, start, end, 1, List.of(),
                        Prose.of("No {} on {} for a day, where " + Words.about(expected.mean()) + " are usual", type,
                                Untrusted.of(source)))
                .about("source", Untrusted.of(source)).about("event_type", type)
                .because(Prose.of("not one {} on {} on {}", type, Untrusted.of(source), Untrusted.of(day.toString())))
                .because(Prose.of("such a day of the week usually has " + Words.about(expected.mean()) + ", by "
                        + expected.days() + " days, and none of them was without"))
                .because(Prose.of("{} was read that day, so either nothing happened, or it is no longer logged",
                        Untrusted.of(source)))
                .number("observed", 0).number("expected", expected.mean())
                .number("support_days", expected.days()).build());
    }

    private static boolean isThereOnSuchDays(Series before, int to, int day) {
        int same = 0;
        int all = 0;
        boolean everyDay = true;
        for (int on = before.firstDay(); on <= to; on++) {
            boolean there = before.on(on) > 0 || before.isWithheld(on);
            all++;
            everyDay &= there;
            if (Math.floorMod(on - day, 7) == 0) {
                if (!there) {
                    return false;
                }
                same++;
            }
        }
        return same >= LEAST_WEEKDAYS || (everyDay && all > 0);
    }
}
