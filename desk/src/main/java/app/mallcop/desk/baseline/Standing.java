package app.mallcop.desk.baseline;

import app.mallcop.desk.config.Config;
import java.time.LocalDate;

/** How well an actor is known. */
public enum Standing {
    /** Seen often enough, on enough days. */
    KNOWN,
    /** Seen, and not yet often enough or on too few days. */
    SEEN,
    /** Known, but not seen for so long that coming back is remarkable. */
    DORMANT,
    /** All that was seen is kept out by findings. */
    KEPT_OUT,
    /** Not seen in the window. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Standing of(Sum actor, Config.Baseline config, LocalDate to) {
        LocalDate last = actor.last().orElse(null);
        if (last == null) {
            return actor.daysKeptOut() > 0 ? KEPT_OUT : UNKNOWN;
        }
        if (actor.events() < config.actorMinEvents() || actor.days() < config.actorMinDays()) {
            return SEEN;
        }
        return last.plusDays(config.dormantDays()).isBefore(to) ? DORMANT : KNOWN;
    }
}
