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

/** Failures of one account, wherever they come from: many in short time, or a few again and again. */
record AccountTally(Limits limits, Reading.Last readings) implements Tally {

    /** Many addresses, however often it fails from one. */
    private static final Apart APART = Apart.values(2).ofKind(0);

    @Override
    public String name() {
        return "account";
    }

    @Override
    public int grainMinutes() {
        return limits.grain();
    }

    @Override
    public int reachMinutes() {
        return Limits.minutes(limits.window(), limits.slow());
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
        if (ended.isFailure() || ended == Attempt.UNKNOWN) {
            Origin origin = reading.origin();
            if (!origin.account().isEmpty()) {
                Try.add(into, Key.of(origin.account()), seen, ended, origin);
            }
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        Timeline timeline = new Timeline(stretch, day, limits.keeps());
        if (timeline.size() < Math.min(limits.perAccount(), limits.slowLeast())) {
            return;
        }
        Untrusted account = key.part(0);
        // From a single address it is that address's finding.
        Burst burst = Burst.find(timeline, day, limits.window(),
                window -> window.count() >= limits.perAccount() && window.isFromMany() ? window.count() : 0);
        if (burst != null) {
            found.raise(burst(account, burst, timeline, normal));
        }
        SlowBurst slow = SlowBurst.find(stretch, day, limits,
                () -> new History(normal).ofAccount(account).least(limits.slowLeast()));
        if (slow != null) {
            found.raise(slow(account, slow, timeline, normal));
        }
    }

    private Raised burst(Untrusted account, Burst burst, Timeline timeline, Normal normal) {
        Severity severity = burst.most() >= limits.critical() ? Severity.CRITICAL : Severity.WARN;
        var addresses = burst.distinct(Try::address);
        Raised.Draft draft = Raised
                .of("one-account", severity, burst.first(), burst.last(), timeline.onDay(), burst.evidence(),
                        Prose.of(burst.most() + " failed sign-ins for {} within " + Words.length(limits.window()),
                                account))
                .about("actor", account)
                .because(Prose.of(Words.many(timeline.onDay(), "failed sign-in") + " for {} that day, between "
                        + Words.between(burst.first(), burst.last()), account))
                .because(Prose.of(burst.most() + " of them within " + Words.length(limits.window()) + "; "
                        + limits.perAccount() + " for one account are the limit"));
        if (!addresses.isEmpty()) {
            draft.because(Words.list("from " + Words.many(addresses.size(), "address") + ": ", addresses))
                    .number("addresses", addresses.size());
        }
        before(draft, account, normal);
        FailedBefore.withhold(draft, burst);
        if (timeline.unknown() > 0) {
            draft.number("unknown_outcome", timeline.unknown());
        }
        return draft.number("observed", burst.most()).number("threshold", limits.perAccount())
                .number("window_minutes", limits.window().toMinutes()).build();
    }

    private Raised slow(Untrusted account, SlowBurst slow, Timeline timeline, Normal normal) {
        Try last = slow.failures().getLast();
        Raised.Draft draft = Raised
                .of("slow-account", Severity.WARN, slow.failures().getFirst().at(), last.at(), timeline.onDay(),
                        slow.evidence(), Prose.of("Sign-ins for {} fail again and again, slowly", account))
                .about("actor", account)
                .because(Prose.of("failed sign-ins for {} in " + slow.stretches() + " different stretches of "
                        + limits.grain() + " minutes within " + Words.length(limits.slow()), account));
        before(draft, account, normal);
        FailedBefore.withhold(draft, new Burst(slow.failures(), slow.stretches()));
        return draft.number("observed", slow.stretches()).number("threshold", limits.slowLeast())
                .number("window_minutes", limits.slow().toMinutes()).build();
    }

    private static void before(Raised.Draft draft, Untrusted account, Normal normal) {
        History.Failures before = new History(normal).ofAccount(account);
        if (before.days() > 0) {
            draft.because(Prose.of("in the " + before.days() + " days before it failed "
                    + Words.many(before.total(), "time")))
                    .number("support_events", before.total()).number("support_days", before.days());
        }
    }
}
