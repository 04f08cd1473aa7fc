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

/** Failures from one network whose addresses take turns: many accounts within an hour, or a few failures again and again. */
record NetworkTally(Limits limits, Reading.Last readings) implements Tally {

    /** Accounts and addresses. */
    private static final Apart APART = Apart.values(1, 2).ofKind(0);

    @Override
    public String name() {
        return "network";
    }

    @Override
    public int grainMinutes() {
        return limits.grain();
    }

    @Override
    public int reachMinutes() {
        return Limits.minutes(limits.spray(), limits.slow());
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
            if (!origin.network().isEmpty()) {
                Try.add(into, Key.of(origin.network()), seen, ended, origin);
            }
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        Timeline timeline = new Timeline(stretch, day, limits.keeps());
        if (timeline.size() < Math.min(limits.sprayAccounts(), limits.slowLeast())) {
            return;
        }
        Untrusted network = key.part(0);
        // From a single address it is that address's finding.
        Burst spray = Burst.find(timeline, day, limits.spray(),
                window -> window.accounts() >= limits.sprayAccounts() && window.isFromMany() ? window.accounts() : 0);
        if (spray != null
                && spray.most() >= new History(normal).leastAccountsFrom(network, limits.sprayAccounts())) {
            found.raise(spray(network, spray, timeline, normal));
        }
        SlowBurst slow = SlowBurst.find(stretch, day, limits,
                () -> new History(normal).ofNetwork(network).least(limits.slowLeast()));
        // Of a single account it is that account's finding.
        if (slow != null && slow.isOfMany()) {
            found.raise(slow(network, slow, timeline, normal));
        }
    }

    private Raised spray(Untrusted network, Burst spray, Timeline timeline, Normal normal) {
        var accounts = spray.distinct(Try::account);
        var addresses = spray.distinct(Try::address);
        Raised.Draft draft = Raised
                .of("one-network", timeline.onDay() >= limits.critical() ? Severity.CRITICAL : Severity.WARN,
                        spray.first(), spray.last(), timeline.onDay(), spray.evidence(),
                        Prose.of("Password spray: " + spray.most() + " accounts tried from network {} within "
                                + Words.length(limits.spray()), network))
                .about("network", network)
                .because(Words.list(Words.many(accounts.size(), "account") + " failed to sign in: ", accounts))
                .because(Words.list("from " + Words.many(addresses.size(), "address") + " of one network: ",
                        addresses))
                .because(Prose.of(spray.most() + " accounts within " + Words.length(limits.spray()) + "; "
                        + limits.sprayAccounts() + " are the limit"));
        FailedBefore.say(draft, spray, network, normal);
        return draft.number("observed", spray.most()).number("threshold", limits.sprayAccounts())
                .number("window_minutes", limits.spray().toMinutes()).build();
    }

    private Raised slow(Untrusted network, SlowBurst slow, Timeline timeline, Normal normal) {
        Raised.Draft draft = Raised
                .of("slow-network", Severity.WARN, slow.failures().getFirst().at(), slow.failures().getLast().at(),
                        timeline.onDay(), slow.evidence(),
                        Prose.of("Sign-ins from network {} fail again and again, slowly", network))
                .about("network", network)
                .because(Prose.of("failed sign-ins from {} in " + slow.stretches() + " different stretches of "
                        + limits.grain() + " minutes within " + Words.length(limits.slow()), network));
        FailedBefore.say(draft, new Burst(slow.failures(), slow.stretches()), network, normal);
        return draft.number("observed", slow.stretches()).number("threshold", limits.slowLeast())
                .number("window_minutes", limits.slow().toMinutes()).build();
    }
}
