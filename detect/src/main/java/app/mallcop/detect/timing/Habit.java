package app.mallcop.detect.timing;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When an actor is usually active. What counts is on how many days a half hour was seen, never how many events it had, so a
 * loud minute weighs no more than a quiet one.
 */
final class Habit {

    /** Of too few days, or around the clock: nothing is unusual. */
    static final Habit NONE = new Habit(new int[2][Circle.SLOTS], new TreeSet<>(), 0, Rule.NOTHING, 0);

    /** A robot that works around the clock has no hours. */
    private static final double FLAT = 0.95;
    /** How much days of the same type, weekday or weekend, count against all days: as much as so many days of it. */
    private static final double TYPE_DAYS = 5;
    /** Before anything was seen, every time is as likely as any; worth a tenth of a day. */
    private static final double PRIOR_DAYS = 0.1;
    /** How much few days blur: Silverman's rule for the width of a smooth density. */
    private static final double BLUR = 0.9;
    /** Never more than so many times the width that was asked for. */
    private static final double MOST_BLUR = 3;

    /** The keys of the detector. */
    record Rule(int minSlots, int minDays, double rank, int minDistance, double sigma) {
        static final Rule NOTHING = new Rule(0, 0, 0, 0, 1);
    }

    private final int[][] days;
    private final SortedSet<Integer> active;
    private final int support;
    private final Rule rule;
    private final int to;
    private final int[] all = new int[Circle.SLOTS];
    /** Worked out when somebody asks who was not near a time it was seen at: that is seldom. */
    private final double[][] rank = new double[2][];
    private final boolean known;
    private boolean ranked;
    /** A bit for each half hour that is surely usual; by day type. */
    private final long[] usual = {-1L, -1L};
    private final boolean freeWeekends;

    private Habit(int[][] days, SortedSet<Integer> active, int support, Rule rule, int to) {
        this.days = days;
        this.active = active;
        this.support = support;
        this.rule = rule;
        this.to = to;
        for (int slot = 0; slot < Circle.SLOTS; slot++) {
            all[slot] = days[0][slot] + days[1][slot];
        }
        known = support > 0 && support >= rule.minSlots() && active.size() >= rule.minDays()
                && Circle.flatness(all) < FLAT;
        freeWeekends = known && Week.areWeekendsFree(active, to);
        if (known) {
            long near = near();
            usual[0] = near;
            usual[1] = freeWeekends ? 0 : near;
        }
    }

    /** The half hours that are so near to one seen before that no rank makes them odd. */
    private long near() {
        long bits = 0;
        for (int slot = 0; slot < Circle.SLOTS; slot++) {
            int farthest = Circle.HALF_SLOT + distance(Circle.middle(slot));
            bits |= farthest < rule.minDistance() ? 1L << slot : 0;
        }
        return bits;
    }

    static Habit of(Untrusted actor, Normal normal, Rule rule) {
        if (normal.of(Everyday.ACTOR, Key.of(actor)).days() < rule.minDays()) {
            return NONE;
        }
        int[][] days = new int[2][Circle.SLOTS];
        SortedSet<Integer> active = new TreeSet<>();
        int support = 0;
        for (int slot = 0; slot < Circle.SLOTS; slot++) {
            Series seen = normal.of(Everyday.ACTOR_SLOT, Key.of(actor, Everyday.number(slot)));
            for (int i = 0; i < seen.days(); i++) {
                days[Week.isWeekend(seen.day(i)) ? 1 : 0][slot]++;
                active.add(seen.day(i));
                support++;
            }
        }
        return new Habit(days, active, support, rule, normal.to());
    }

    private void rank() {
        double blur = BLUR * Circle.spread(all) * StrictMath.pow(active.size(), -0.2);
        double sigma = Math.min(Math.max(rule.sigma(), blur), MOST_BLUR * rule.sigma());
        double[] overall = Circle.smooth(all, sigma);
        for (int type = 0; type < 2; type++) {
            boolean weekend = type == 1;
            long of = active.stream().filter(day -> Week.isWeekend(day) == weekend).count();
            double weight = of / (of + TYPE_DAYS);
            double[] own = of == 0 ? overall : Circle.smooth(days[type], sigma);
            double[] density = new double[Circle.SLOTS];
            double prior = PRIOR_DAYS / (active.size() + PRIOR_DAYS);
            for (int slot = 0; slot < Circle.SLOTS; slot++) {
                density[slot] = (1 - prior) * (weight * own[slot] + (1 - weight) * overall[slot])
                        + prior / Circle.SLOTS;
            }
            rank[type] = ranks(density);
        }
    }

    /** For each slot the share of activity that falls into slots as unlikely or less likely. */
    private static double[] ranks(double[] density) {
        double[] ranks = new double[Circle.SLOTS];
        for (int slot = 0; slot < Circle.SLOTS; slot++) {
            for (int other = 0; other < Circle.SLOTS; other++) {
                if (density[other] <= density[slot]) {
                    ranks[slot] += density[other];
                }
            }
        }
        return ranks;
    }

    /** The quick answer for almost every event. */
    boolean isSurelyUsual(boolean weekend, int minute) {
        return (usual[weekend ? 1 : 0] >>> Circle.slot(minute) & 1) != 0;
    }

    /** Far from any time seen before, and where next to nothing of the actor's activity falls. */
    boolean isOddHour(boolean weekend, int minute) {
        return known && distance(minute) >= rule.minDistance() && rank(weekend, minute) < rule.rank();
    }

    /** A weekend day of somebody who never worked on one, and not just the end of Friday or the beginning of Monday. */
    boolean isOddDay(boolean weekend, int minute) {
        if (!weekend || !freeWeekends) {
            return false;
        }
        for (int slot = 0; slot < Circle.SLOTS; slot++) {
            int middle = Circle.middle(slot);
            if (all[slot] > 0 && (minute + Circle.MINUTES - middle < rule.minDistance()
                    || middle + Circle.MINUTES - minute < rule.minDistance())) {
                return false;
            }
        }
        return true;
    }

    double rank(boolean weekend, int minute) {
        if (!ranked) {
            rank();
            ranked = true;
        }
        return rank[weekend ? 1 : 0][Circle.slot(minute)];
    }

    /** Minutes to the nearest half hour seen before; a whole day where there is none. */
    int distance(int minute) {
        int nearest = Circle.MINUTES;
        for (int slot = 0; slot < Circle.SLOTS; slot++) {
            if (all[slot] > 0) {
                nearest = Math.min(nearest, Circle.apart(minute, Circle.middle(slot)));
            }
        }
        return nearest;
    }

    /** Half hours seen, counted on each day. */
    int support() {
        return support;
    }

    int activeDays() {
        return active.size();
    }

    /** Days since it was first seen in the window. */
    int knownDays() {
        return to - active.first() + 1;
    }

    int freeWeekendDays() {
        return Week.weekendDays(active.first(), to);
    }

    boolean isFreeOnWeekends() {
        return freeWeekends;
    }

    /** {@code 09:00–17:30}, the longest stretches first seen. */
    String hours() {
        return Hours.of(all);
    }
}
