package app.mallcop.detect.failures;

import app.mallcop.api.EventType;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.tuning.Tuning;
import java.util.List;
import java.util.Set;

/** {@code auth-failure-burst}: many sign-ins fail, by address, account, network or all over, and perhaps one then succeeds. */
public final class AuthFailureBurst implements Detector {

    private static final Set<EventType> TYPES = Set.copyOf(Attempt.types());

    private final Reading.Last readings = new Reading.Last();
    private final List<Tally> tallies;

    public AuthFailureBurst(Tuning tuning) {
        Limits limits = Limits.of(tuning);
        tallies = List.of(new AddressTally(limits, readings), new AccountTally(limits, readings),
                new NetworkTally(limits, readings), new EveryoneTally(limits, readings),
                new BreakInTally(limits, readings), new SprayedInTally(limits, readings));
    }

    @Override
    public String name() {
        return "auth-failure-burst";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return TYPES;
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        Reading reading = readings.of(seen);
        Attempt ended = reading.ended();
        if (ended.isFailure() || ended == Attempt.SUCCESS) {
            Origin origin = reading.origin();
            day.count(ended.isFailure() ? History.FAILED : History.SIGNED_IN,
                    Key.of(origin.account(), origin.network()));
        }
    }

    @Override
    public List<Tally> tallies() {
        return tallies;
    }
}
