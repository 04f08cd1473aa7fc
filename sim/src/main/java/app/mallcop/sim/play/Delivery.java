package app.mallcop.sim.play;

import app.mallcop.sim.deed.Deed;
import java.time.Duration;
import java.time.Instant;

/** A deed, and when its platform shows it for the first time. */
public record Delivery(Deed deed, Instant arrives) {

    /** The end of the stretch of time in which it arrives, for a platform that hands over what came in such a stretch at once. */
    public Instant bundledBy(Duration stretch, Instant end) {
        long seconds = stretch.toSeconds();
        Instant full = Instant.ofEpochSecond(Math.ceilDiv(arrives.getEpochSecond() + 1, seconds) * seconds);
        return full.isAfter(end) ? end : full;
    }
}
