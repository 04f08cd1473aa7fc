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
import org.jspecify.annotations.Nullable;

/** Failures from one address: many in short time, or of many accounts. */
record AddressTally(Limits limits, Reading.Last readings) implements Tally {

    /** Many accounts are a spray, however often one of them fails. */
    private static final Apart APART = Apart.values(1).ofKind(0);

    @Override
    public String name() {
        return "address";
    }

    @Override
    public int grainMinutes() {
        return limits.grain();
    }

    @Override
    public int reachMinutes() {
        return Limits.minutes(limits.window(), limits.spray());
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
            if (!origin.address().isEmpty()) {
                Try.add(into, Key.of(origin.address()), seen, ended, origin);
            }
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        Timeline timeline = new Timeline(stretch, day, limits.keeps());
        if (timeline.size() < Math.min(limits.perAddress(), limits.sprayAccounts())) {
            return;
        }
        Untrusted address = key.part(0);
        Burst guessing = Burst.find(timeline, day, limits.window(),
                window -> window.count() >= limits.perAddress() ? window.count() : 0);
        Burst spray = spray(timeline, day, normal);
        Burst widest = wider(guessing, spray);
        if (widest == null) {
            return;
        }
        long most = guessing == null ? 0 : guessing.most();
        Severity severity = most >= limits.critical() ? Severity.CRITICAL : Severity.WARN;
        var accounts = widest.distinct(Try::account);
        Raised.Draft draft = Raised
                .of("one-address", severity, widest.first(), widest.last(), timeline.onDay(), widest.evidence(),
                        title(address, guessing, spray))
                .about("ip", address)
                .because(Prose.of(Words.many(timeline.onDay(), "failed sign-in") + " from {} that day, between "
                        + Words.between(widest.first(), widest.last()), address));
        if (!accounts.isEmpty()) {
            draft.because(Words.list("for " + Words.many(accounts.size(), "account") + ": ", accounts));
        }
        if (guessing != null) {
            draft.because(Prose.of(most + " of them within " + Words.length(limits.window()) + "; "
                    + limits.perAddress() + " from one address are the limit"));
        }
        if (spray != null) {
            draft.because(Prose.of(spray.most() + " accounts within " + Words.length(limits.spray()) + "; "
                    + limits.sprayAccounts() + " from one address are the limit"))
                    .number("accounts", spray.most());
        }
        FailedBefore.say(draft, widest, address, normal);
        // Both, though one is told: which one is the wider may change as more comes in.
        if (guessing != null) {
            FailedBefore.withhold(draft, guessing);
        }
        if (spray != null) {
            FailedBefore.withhold(draft, spray);
        }
        if (timeline.unknown() > 0) {
            draft.number("unknown_outcome", timeline.unknown());
        }
        found.raise(draft.number("observed", guessing == null ? spray == null ? 0 : spray.most() : most)
                .number("threshold", guessing == null ? limits.sprayAccounts() : limits.perAddress())
                .number("window_minutes", (guessing == null ? limits.spray() : limits.window()).toMinutes()).build());
    }

    private @Nullable Burst spray(Timeline timeline, LocalDate day, Normal normal) {
        Burst spray = Burst.find(timeline, day, limits.spray(),
                window -> window.accounts() >= limits.sprayAccounts() ? window.accounts() : 0);
        if (spray == null) {
            return null;
        }
        Untrusted network = spray.failures().getFirst().network();
        return spray.most() >= new History(normal).leastAccountsFrom(network, limits.sprayAccounts()) ? spray : null;
    }

    private static @Nullable Burst wider(@Nullable Burst one, @Nullable Burst other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.failures().size() > one.failures().size() ? other : one;
    }

    private Prose title(Untrusted address, @Nullable Burst guessing, @Nullable Burst spray) {
        if (spray != null) {
            return Prose.of("Password spray: " + spray.most() + " accounts tried from {} within "
                    + Words.length(limits.spray()), address);
        }
        return Prose.of((guessing == null ? 0 : guessing.most()) + " failed sign-ins from {} within "
                + Words.length(limits.window()), address);
    }
}
