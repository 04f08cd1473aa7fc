package app.mallcop.detect.actors;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.tuning.Support;

/**
 * Whether an actor is known: seen often enough, on enough days, on any connector, and not long ago. What was seen before the
 * window counts as long as it is remembered, so that who comes once a month is not new every time.
 */
public final class KnownActors {

    /** What is known of one actor. */
    public enum Standing {
        KNOWN, NEW, RETURNING
    }

    private final Support support;

    public KnownActors(Support support) {
        this.support = support;
    }

    public boolean isKnown(Untrusted actor, Normal normal) {
        return standing(actor, normal) == Standing.KNOWN;
    }

    public Standing standing(Untrusted actor, Normal normal) {
        Key key = Key.of(actor);
        Series window = normal.of(Everyday.ACTOR, key);
        if (window.days() >= support.actorMinDays() && isEnough(window.days(), window)) {
            return recent(window.lastDay(), normal);
        }
        Series before = normal.before(Everyday.ACTOR, key);
        int days = window.days() + before.days();
        if (days < support.actorMinDays() || window.total() + before.total() < support.actorMinEvents()) {
            return Standing.NEW;
        }
        return recent(window.isEmpty() ? before.lastDay() : window.lastDay(), normal);
    }

    /** A day counts at least one, so many days need no adding up. */
    private boolean isEnough(int days, Series series) {
        return days >= support.actorMinEvents() || series.total() >= support.actorMinEvents();
    }

    private Standing recent(int lastDay, Normal normal) {
        return normal.day() - lastDay < support.dormantDays() ? Standing.KNOWN : Standing.RETURNING;
    }

    /** The last sealed day it was seen on; {@link Integer#MIN_VALUE} for never. */
    static int lastSeen(Untrusted actor, Normal normal) {
        Series window = normal.of(Everyday.ACTOR, Key.of(actor));
        if (!window.isEmpty()) {
            return window.lastDay();
        }
        Series before = normal.before(Everyday.ACTOR, Key.of(actor));
        return before.isEmpty() ? Integer.MIN_VALUE : before.lastDay();
    }
}
