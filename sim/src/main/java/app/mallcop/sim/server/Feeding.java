package app.mallcop.sim.server;

import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import java.time.Instant;

/** A vendor on which the simulated company does things: it puts each deed, in its own words, on its shelves. */
public interface Feeding {

    Platform platform();

    /** @param available when the vendor begins to show it */
    void take(Deed deed, Instant available);

    /** All that the company ever did there. A vendor that hands out its records in bundles makes them here. */
    default void takeAll(Played played) {
        played.deliveriesOf(platform()).forEach(delivery -> take(delivery.deed(), delivery.arrives()));
    }
}
