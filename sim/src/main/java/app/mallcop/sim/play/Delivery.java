package app.mallcop.sim.play;

import app.mallcop.sim.deed.Deed;
import java.time.Instant;

/** A deed, and when its platform shows it for the first time. */
public record Delivery(Deed deed, Instant arrives) {}
