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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All failures together: a spray that comes from everywhere, a single failure for each account and address. */
record EveryoneTally(Limits limits, Reading.Last readings) implements Tally {

    /** Accounts, addresses, and which account failed from which network. */
    private static final Apart APART = new Apart(0, List.of(List.of(1), List.of(2), List.of(1, 3)), false);

    private static final Key ALL = Key.of(Untrusted.of("all"));

    @Override
    public String name() {
        return "everyone";
    }

    @Override
    public int grainMinutes() {
        return limits.grain();
    }

    @Override
    public int reachMinutes() {
        return Limits.minutes(limits.spray());
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
        if (ended.isFailure()) {
            Origin origin = reading.origin();
            if (!origin.address().isEmpty() && !origin.account().isEmpty()) {
                Try.add(into, ALL, seen, ended, origin);
            }
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        Timeline timeline = new Timeline(stretch, day, limits.keeps());
        if (timeline.size() < limits.sprayAccounts()) {
            return;
        }
        int enough = limits.sprayAccounts();
        Burst some = find(timeline, day, enough);
        if (some == null) {
            return;
        }
        enough = new History(normal).leastAccounts(enough);
        Burst spray = enough == limits.sprayAccounts() ? some : find(timeline, day, enough);
        if (spray != null) {
            found.raise(spray(spray, enough));
        }
    }

    private @Nullable Burst find(Timeline timeline, LocalDate day, int enough) {
        return Burst.find(timeline, day, limits.spray(),
                window -> window.accounts() >= enough && window.addresses() >= limits.sprayAddresses()
                        ? window.accounts()
                        : 0);
    }

    private Raised spray(Burst spray, int enough) {
        var accounts = spray.distinct(Try::account);
        var addresses = spray.distinct(Try::address);
        Raised.Draft draft = Raised
                .of("everywhere", Severity.CRITICAL, spray.first(), spray.last(), spray.failures().size(),
                        spray.evidence(),
                        Prose.of("Password spray from many places: " + spray.most() + " accounts tried within "
                                + Words.length(limits.spray())))
                .because(Words.list(Words.many(accounts.size(), "account") + " failed to sign in: ", accounts))
                .because(Words.list("from " + Words.many(addresses.size(), "address") + ": ", addresses))
                .because(Prose.of(spray.most() + " accounts within " + Words.length(limits.spray())
                        + "; by what is usual here, " + enough + " are too many"));
        FailedBefore.withhold(draft, spray);
        return draft.number("observed", spray.most()).number("threshold", enough)
                .number("addresses", addresses.size()).number("window_minutes", limits.spray().toMinutes()).build();
    }
}
