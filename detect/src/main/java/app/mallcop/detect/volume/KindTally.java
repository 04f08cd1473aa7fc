package app.mallcop.detect.volume;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event on a connector: the day's count so far against what the whole day should have, so that it does not matter
 * when one looks; and each three hours against what they should have, for a burst that drowns in a busy day.
 */
record KindTally(Limits limits, Sample.Notes notes) implements Tally {

    /** Three hours in a day: eight chances to be unlucky. */
    private static final double BLOCKS = 8;

    @Override
    public String name() {
        return "kind";
    }

    @Override
    public int grainMinutes() {
        return Facts.BLOCK_MINUTES;
    }

    @Override
    public int reachMinutes() {
        return 0;
    }

    @Override
    public int keeps() {
        return 12;
    }

    @Override
    public void take(Sighting seen, Into into) {
        into.add(Key.of(Untrusted.of(seen.source()), Untrusted.of(seen.type().name())), notes.weight(seen),
                notes.of(seen));
    }

    @Override
    public boolean isWorthJudging(long count, long weight) {
        return weight >= limits.minCount();
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        long count = 0;
        long events = 0;
        for (Cell cell : stretch.cells()) {
            count += cell.weight();
            events += cell.count();
        }
        if (count < limits.minCount()) {
            return;
        }
        String source = key.part(0).clear();
        Series series = normal.of(Facts.TYPE, Key.of(key.part(1)), source);
        int from = series.isEmpty() ? normal.to() + 1 : series.firstDay();
        Expectation expected = Expectation.of(series, from, normal.to(), normal.covered(source), normal.day());
        Raised.Draft draft = null;
        if (expected.days() < limits.minDays()) {
            if (count >= limits.floor()) {
                // A state, told once, and nothing is withheld: after a week it is a kind like any other.
                found.raise(attributed(fresh(key, count, events, stretch, expected).lasting(),
                        new Sample(stretch.cells())).build());
            }
            return;
        }
        if (expected.isExceeded(count, limits.multiplier(), limits.tail())) {
            draft = spike(key, count, events, stretch, expected);
        } else {
            draft = block(key, events, stretch, normal, from);
        }
        if (draft != null) {
            withhold(draft, key.part(1));
            found.raise(attributed(draft, new Sample(stretch.cells())).build());
        }
    }

    private static Raised.Draft begin(String rule, Severity severity, Key key, long events, Stretch stretch,
            Prose title) {
        Sample sample = new Sample(stretch.cells());
        return Raised.of(rule, severity, sample.first(), sample.last(), events,
                sample.evidence(sample.topActor().value()), title)
                .about("source", key.part(0)).about("event_type", key.part(1));
    }

    private Raised.Draft spike(Key key, long count, long events, Stretch stretch, Expectation expected) {
        String times = Words.times(count, expected.mean());
        return begin("spike", Severity.WARN, key, events, stretch,
                Prose.of("{} on {}: " + count + " in a day, " + times, key.part(1), key.part(0)))
                .because(Prose.of(count + " times {} on {} that day", key.part(1), key.part(0)))
                .because(Prose.of("such a day of the week usually has " + Words.about(expected.mean())
                        + ", by " + expected.days() + " days; the most was " + expected.most()))
                .number("observed", count).number("expected", expected.mean())
                .number("threshold", limits.multiplier() * expected.mean())
                .number("support_days", expected.days());
    }

    private Raised.Draft fresh(Key key, long count, long events, Stretch stretch, Expectation expected) {
        return begin("new-kind", Severity.INFO, key, events, stretch,
                Prose.of("{} on {}: " + count + " in a day, and hardly ever before", key.part(1), key.part(0)))
                .because(Prose.of(count + " times {} on {} that day", key.part(1), key.part(0)))
                .because(Prose.of(expected.days() == 0
                        ? "it was not seen before"
                        : "it was first seen " + Words.many(expected.days(), "day")
                                + " before, too few to know what is usual"))
                .number("observed", count).number("threshold", limits.floor())
                .number("support_days", expected.days());
    }

    private Raised.@Nullable Draft block(Key key, long events, Stretch stretch, Normal normal, int from) {
        for (Cell cell : stretch.cells()) {
            if (cell.weight() < limits.floor()) {
                continue;
            }
            int hour = cell.start().atOffset(ZoneOffset.UTC).getHour();
            Series series = normal.of(Facts.BLOCK, Facts.block(key.part(1), hour * 60 / Facts.BLOCK_MINUTES),
                    key.part(0).clear());
            Expectation expected = Expectation.of(series, from, normal.to(), normal.covered(key.part(0).clear()),
                    normal.day());
            if (cell.weight() > 2 * expected.most()
                    && expected.isExceeded(cell.weight(), limits.multiplier(), limits.tail() / BLOCKS)) {
                String hours = Words.hours(hour, hour + 3);
                return begin("spike", Severity.WARN, key, events, stretch,
                        Prose.of("{} on {}: " + cell.weight() + " " + hours + ", "
                                + Words.times(cell.weight(), expected.mean()), key.part(1), key.part(0)))
                        .because(Prose.of(cell.weight() + " times {} on {} " + hours, key.part(1), key.part(0)))
                        .because(Prose.of("these hours usually have " + Words.about(expected.mean()) + ", by "
                                + expected.days() + " days; the most was " + expected.most()))
                        .number("observed", cell.weight()).number("expected", expected.mean())
                        .number("threshold", limits.multiplier() * expected.mean())
                        .number("support_days", expected.days())
                        .number("window_minutes", Facts.BLOCK_MINUTES);
            }
        }
        return null;
    }

    /** Who and what it mostly was. */
    private static Raised.Draft attributed(Raised.Draft draft, Sample sample) {
        Sample.Share actor = sample.topActor();
        if (!actor.value().isEmpty()) {
            draft.because(Prose.of("of those looked at, " + actor.percent() + " % were by {}", actor.value()))
                    .number("top_actor_percent", actor.percent());
        }
        Sample.Share target = sample.topTarget();
        if (!target.value().isEmpty()) {
            draft.because(Prose.of("and " + target.percent() + " % were to {}", target.value()));
        }
        Words.beyondBelief(draft, sample.beyondBelief());
        return draft;
    }

    private static void withhold(Raised.Draft draft, Untrusted type) {
        draft.withholds(Facts.TYPE, Key.of(type));
        for (int block = 0; block < 1440 / Facts.BLOCK_MINUTES; block++) {
            draft.withholds(Facts.BLOCK, Facts.block(type, block));
        }
    }
}
