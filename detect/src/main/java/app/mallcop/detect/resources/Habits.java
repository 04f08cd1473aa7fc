package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one actor is used to, as one view of normal shows it: the places it knows, and how often it goes to new ones. */
final class Habits {

    /** Everything is new at first; only after so many active days does a new thing say something of the actor. */
    private static final int FIRST_DAYS = 3;

    private final Set<Key> places = new HashSet<>();
    private final Map<Key, Integer> stems = new HashMap<>();
    private final Set<Key> sensitive = new HashSet<>();
    private final BitSet active = new BitSet();
    private final int from;
    private long events;

    private Habits(int from) {
        this.from = from;
    }

    static Habits of(Untrusted actor, Normal normal, Sensitivity sensitivity) {
        Habits habits = new Habits(normal.from());
        normal.each(UnusualResourceAccess.RELATION, Key.of(actor), (key, series) -> {
            habits.events += series.total();
            for (int i = 0; i < series.days(); i++) {
                habits.active.set(series.day(i) - habits.from);
            }
            for (int depth = 1; depth <= 4; depth++) {
                habits.places.add(Relation.placeOf(key, depth));
            }
            Key stem = Relation.stemOf(key);
            habits.stems.merge(stem, series.firstDay(), Math::min);
            if (sensitivity.isSensitive(stem)) {
                habits.sensitive.add(stem);
            }
        });
        return habits;
    }

    long events() {
        return events;
    }

    int days() {
        return active.cardinality();
    }

    /** How long before this day the actor had touched nothing, compared with what it is used to. */
    Absence absence(int day) {
        int last = active.previousSetBit(day - from - 1);
        if (last < 0) {
            return Absence.NONE;
        }
        int longest = 0;
        for (int at = active.nextSetBit(0); at < last;) {
            int next = active.nextSetBit(at + 1);
            longest = Math.max(longest, next - at - 1);
            at = next;
        }
        return new Absence(day - from - last - 1, longest);
    }

    /** The highest thing about the relation that is new to the actor. */
    Novelty noveltyOf(Relation relation) {
        if (!places.contains(relation.place(1))) {
            return Novelty.PLATFORM;
        }
        if (!relation.resource().account().isEmpty() && !places.contains(relation.place(2))
                && knowsAccounts(relation)) {
            return Novelty.ACCOUNT;
        }
        if (!relation.resource().group().isEmpty() && !places.contains(relation.place(3))) {
            return Novelty.GROUP;
        }
        if (!places.contains(relation.place(4))) {
            return Novelty.KIND;
        }
        return stems.containsKey(relation.stem()) ? Novelty.SIBLING : Novelty.THING;
    }

    /** Some things of a platform stand in no account, so the first one that does says little. */
    private boolean knowsAccounts(Relation relation) {
        return places.stream().anyMatch(place -> place.parts().size() == 2
                && place.part(0).equals(relation.platform()) && !place.part(1).isEmpty());
    }

    /** New things by day, after the first days; a day without any is not in it. */
    private Map<Integer, Integer> newByDay(boolean onlySensitive) {
        int settled = active.nextSetBit(0);
        for (int i = 1; i < FIRST_DAYS && settled >= 0; i++) {
            settled = active.nextSetBit(settled + 1);
        }
        int after = settled < 0 ? Integer.MAX_VALUE : from + settled;
        Map<Integer, Integer> byDay = new HashMap<>();
        stems.forEach((stem, first) -> {
            if (first > after && (!onlySensitive || sensitive.contains(stem))) {
                byDay.merge(first, 1, Integer::sum);
            }
        });
        return byDay;
    }

    /** On what share of its days after the first ones the actor touched something new; something sensitive, if only that counts. */
    double shareOfNewDays(boolean onlySensitive) {
        int after = days() - FIRST_DAYS;
        return after <= 0 ? 0 : (double) newByDay(onlySensitive).size() / after;
    }

    int daysWithNew(boolean onlySensitive) {
        return newByDay(onlySensitive).size();
    }

    /** The most new things in one day after the first ones. */
    int mostNewInADay() {
        return newByDay(false).values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
