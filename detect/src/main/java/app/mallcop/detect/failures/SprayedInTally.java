package app.mallcop.detect.failures;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An address that failed with several accounts, and then succeeds with one that was never used from there. */
record SprayedInTally(Limits limits, Reading.Last readings) implements Tally {

    /** Each account that failed, each that got in. */
    private static final Apart APART = Apart.values(1).ofKind(0);

    @Override
    public String name() {
        return "sprayed-in";
    }

    @Override
    public int grainMinutes() {
        return limits.grain();
    }

    @Override
    public int reachMinutes() {
        return Limits.minutes(limits.window().plus(limits.compromise()), limits.spray().plus(limits.compromise()));
    }

    @Override
    public int keeps() {
        return limits.keeps();
    }

    @Override
    public Apart apart() {
        return APART;
    }

    @Override
    public void take(Sighting seen, Into into) {
        Reading reading = readings.of(seen);
        Attempt ended = reading.ended();
        Origin origin = reading.origin();
        if ((ended.isFailure() || ended == Attempt.SUCCESS) && !origin.address().isEmpty()
                && !origin.account().isEmpty()) {
            Try.add(into, Key.of(origin.address()), seen, ended, origin);
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        long failures = 0;
        for (Cell cell : stretch.cells()) {
            failures += cell.weight();
        }
        if (failures < Math.min(limits.perAddress(), limits.sprayAccounts())) {
            return;
        }
        History history = new History(normal);
        Lately guesses = new Lately(limits.window(), Try::account);
        Lately spray = new Lately(limits.spray(), Try::account);
        Lately before = new Lately(limits.spray().plus(limits.compromise()), Try::account);
        @Nullable
        Instant guessed = null;
        for (Cell cell : stretch.cells()) {
            for (Try seen : Try.inOrder(cell)) {
                if (seen.isFailure()) {
                    guesses.add(seen);
                    spray.add(seen);
                    before.add(seen);
                    if ((guesses.count() >= limits.perAddress() && guesses.kinds() > 1)
                            || spray.kinds() >= limits.sprayAccounts()) {
                        guessed = seen.at();
                    }
                } else if (guessed != null && !guessed.isBefore(seen.at().minus(limits.compromise()))
                        && seen.ref().day().equals(day) && !history.isAtHome(seen.account(), seen.network())) {
                    before.upTo(seen.at());
                    found.raise(in(key.part(0), seen, before));
                }
            }
        }
    }

    private Raised in(Untrusted address, Try success, Lately before) {
        return Raised
                .of("sprayed-in", Severity.CRITICAL, BreakInTally.first(before, success), success.at(),
                        before.count() + 1L, BreakInTally.refs(before, success),
                        Prose.of("{} signed in from {}, which failed with " + Words.many(before.kinds(), "account")
                                + " before", success.account(), address))
                .about("actor", success.account()).about("ip", address)
                .because(Prose.of(Words.many(before.count(), "sign-in") + " from {} failed, with "
                        + Words.many(before.kinds(), "account"), address))
                .because(Prose.of("then {} signed in from there at " + Words.clock(success.at()) + " UTC",
                        success.account()))
                .because(Prose.of("{} was not known to sign in from that network", success.account()))
                .withholds(History.SIGNED_IN, Key.of(success.account(), success.network()))
                .number("observed", before.count()).number("accounts", before.kinds())
                .number("threshold", limits.perAddress())
                .number("window_minutes", limits.compromise().toMinutes()).build();
    }
}
