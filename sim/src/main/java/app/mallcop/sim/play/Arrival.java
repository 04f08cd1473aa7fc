package app.mallcop.sim.play;

import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import java.time.Instant;

/** When a platform lets a record be read: minutes after it happened, sometimes hours, never a day. */
final class Arrival {

    private static final int LATEST_HOURS = 9;

    private Arrival() {}

    static Instant of(Deed deed) {
        Dice dice = Dice.of(deed.id().getMostSignificantBits(), "arrival");
        int seconds = switch (deed.platform()) {
            case AZURE -> dice.between(90, 600);
            case AWS -> dice.between(180, 900);
            case GITHUB -> dice.between(5, 60);
            case M365 -> dice.between(720, 5400);
        };
        int held = dice.chance(0.02) ? dice.between(2 * 3600, LATEST_HOURS * 3600) : 0;
        return deed.at().plusSeconds(seconds).plusSeconds(held);
    }
}
