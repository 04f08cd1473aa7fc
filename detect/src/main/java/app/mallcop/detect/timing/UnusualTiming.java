package app.mallcop.detect.timing;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.failures.Attempt;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.tuning.Tuning;
import app.mallcop.text.tables.Tsv;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code unusual-timing}: a known actor is active far from any time of day, or on a day of the week, it was ever seen at. */
public final class UnusualTiming implements Detector {

    private static final Set<EventType> WEIGHTY = weighty();
    private static final int MOST_HABITS = 20_000;

    private final Habit.Rule rule;
    /** Habits as one view tells them: computed once for a day, not for each event. */
    private volatile @Nullable Habits habits;

    public UnusualTiming(Tuning tuning) {
        rule = new Habit.Rule(tuning.whole("min_slots"), tuning.whole("min_days"), tuning.decimal("rank"),
                tuning.whole("min_distance_minutes"), tuning.whole("sigma_minutes"));
    }

    private record Habits(Normal normal, ConcurrentHashMap<Untrusted, Habit> of) {}

    private static Set<EventType> weighty() {
        Set<EventType> types = new HashSet<>();
        Tsv.rows(UnusualTiming.class, "weighty.tsv").forEach(row -> types.add(new EventType(row.getFirst())));
        return Set.copyOf(types);
    }

    @Override
    public String name() {
        return "unusual-timing";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        if (!seen.hasActor()) {
            return;
        }
        int minute = seen.minuteOfDay();
        boolean weekend = Week.isWeekend(seen.epochDay());
        if (!weekend && isSeenHalfHour(seen, normal)) {
            return;
        }
        Habit habit = habit(seen.actor(), normal);
        if (habit.isSurelyUsual(weekend, minute)) {
            return;
        }
        boolean oddHour = habit.isOddHour(weekend, minute);
        boolean oddDay = habit.isOddDay(weekend, minute);
        // Anybody can try to sign in as somebody else, at any time.
        if ((oddHour || oddDay) && !Attempt.of(seen).isFailure()) {
            found.raise(raised(seen, habit, weekend, oddHour, oddDay));
        }
    }

    /** The quick answer for almost every event: nothing is near to where it is itself. */
    private boolean isSeenHalfHour(Sighting seen, Normal normal) {
        return Circle.HALF_SLOT < rule.minDistance() && !normal
                .of(Everyday.ACTOR_SLOT, Key.of(seen.actor(), Everyday.number(Everyday.slot(seen)))).isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // this very view, not one that is like it
    private Habit habit(Untrusted actor, Normal normal) {
        Habits known = habits;
        if (known == null || known.normal() != normal) {
            known = new Habits(normal, new ConcurrentHashMap<>());
            habits = known;
        }
        Habit habit = known.of().get(actor);
        if (habit == null) {
            habit = Habit.of(actor, normal, rule);
            if (known.of().size() < MOST_HABITS) {
                known.of().put(actor, habit);
            }
        }
        return habit;
    }

    private Raised raised(Sighting seen, Habit habit, boolean weekend, boolean oddHour, boolean oddDay) {
        int minute = seen.minuteOfDay();
        Untrusted actor = seen.actor();
        boolean weighty = WEIGHTY.contains(seen.type());
        String at = Hours.minute(minute) + " UTC";
        Severity severity = weighty ? Severity.CRITICAL : oddHour ? Severity.WARN : Severity.INFO;
        Raised.Draft draft = Raised
                .of("unusual-time", severity, seen,
                        oddHour
                                ? Prose.of("{} was active at an unusual time, " + at, actor)
                                : Prose.of("{} was active on a weekend, at " + at, actor))
                .about("actor", actor);
        if (oddHour) {
            int distance = habit.distance(minute);
            draft.because(Prose.of("{} was active at " + at + ", " + Hours.length(distance)
                    + " from any time of day it was seen at before", actor))
                    .number("distance_minutes", distance).number("rank", habit.rank(weekend, minute));
        }
        if (oddDay) {
            draft.because(Prose.of("{} was active on a weekend; on all of " + habit.freeWeekendDays()
                    + " Saturdays and Sundays before it was not", actor));
        }
        draft.because(Prose.of("usually it is active from " + habit.hours() + " UTC"
                + (habit.isFreeOnWeekends() ? ", Monday to Friday" : "") + "; it was on " + habit.activeDays()
                + " of the " + habit.knownDays() + " days before"));
        if (weighty) {
            draft.because(Prose.of("what was done is no small thing: {}", Untrusted.of(seen.type().name())));
        }
        return draft.number("threshold", rule.minDistance()).number("support_slots", habit.support())
                .number("support_days", habit.activeDays())
                .withholds(Everyday.ACTOR_SLOT, Key.of(actor, Everyday.number(Everyday.slot(seen)))).build();
    }
}
