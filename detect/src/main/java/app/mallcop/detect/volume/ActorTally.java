package app.mallcop.detect.volume;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import java.time.LocalDate;

/**
 * One actor's share of a kind of event: what one does may drown in what all do. There are very many of these, so only a lot is
 * looked at, and it must be beyond chance by far.
 */
record ActorTally(Limits limits, Sample.Notes notes) implements Tally {

    /** So many more series than kinds of events: so much less chance is allowed to each. */
    private static final double SERIES = 100;

    @Override
    public String name() {
        return "actor";
    }

    @Override
    public int grainMinutes() {
        return 1440;
    }

    @Override
    public int reachMinutes() {
        return 0;
    }

    @Override
    public int keeps() {
        return 6;
    }

    @Override
    public void take(Sighting seen, Into into) {
        if (seen.hasActor()) {
            into.add(Key.of(Untrusted.of(seen.source()), Untrusted.of(seen.type().name()), seen.actor()),
                    notes.weight(seen), notes.of(seen));
        }
    }

    @Override
    public boolean isWorthJudging(long count, long weight) {
        return weight >= Math.max(limits.floor(), limits.minCount());
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        Cell cell = stretch.cells().getFirst();
        long count = cell.weight();
        if (count < Math.max(limits.floor(), limits.minCount())) {
            return;
        }
        String source = key.part(0).clear();
        Untrusted type = key.part(1);
        Untrusted actor = key.part(2);
        Series known = normal.of(Everyday.ACTOR, Key.of(actor));
        int from = known.isEmpty() ? normal.to() + 1 : known.firstDay();
        Expectation expected = Expectation.of(normal.of(Facts.ACTOR, Key.of(actor, type), source), from,
                normal.to(), normal.covered(source), normal.day());
        if (!expected.isExceeded(count, limits.multiplier(), limits.tail() / SERIES)) {
            return;
        }
        boolean established = expected.days() >= limits.minDays();
        Sample sample = new Sample(stretch.cells());
        Raised.Draft draft = Raised
                .of("actor-spike", established ? Severity.WARN : Severity.INFO, sample.first(), sample.last(),
                        cell.count(), sample.evidence(actor),
                        Prose.of("{}: " + count + " times {} in a day, " + Words.times(count, expected.mean()), actor,
                                type))
                .about("actor", actor).about("source", key.part(0)).about("event_type", type)
                .because(Prose.of("{} did {} on {} " + count + " times that day", actor, type, key.part(0)))
                .because(expected.days() == 0
                        ? Prose.of("{} was not known before", actor)
                        : Prose.of("such a day of the week usually has " + Words.about(expected.mean()) + ", by "
                                + expected.days() + " days; the most was " + expected.most()));
        Sample.Share target = sample.topTarget();
        if (!target.value().isEmpty()) {
            draft.because(Prose.of("of those looked at, " + target.percent() + " % were to {}", target.value()));
        }
        Words.beyondBelief(draft, sample.beyondBelief());
        found.raise(draft.withholds(Facts.ACTOR, Key.of(actor, type)).number("observed", count)
                .number("expected", expected.mean()).number("threshold", limits.multiplier() * expected.mean())
                .number("support_days", expected.days()).build());
    }
}
