package app.mallcop.detect.failures;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account's failures and then a success: a password that was guessed, or a second factor that was given in to. */
record BreakInTally(Limits limits, Reading.Last readings) implements Tally {

    /** Neither failures nor successes hide the other. */
    private static final Apart APART = Apart.values(2).ofKind(0);

    @Override
    public String name() {
        return "break-in";
    }

    @Override
    public int grainMinutes() {
        return limits.grain();
    }

    @Override
    public int reachMinutes() {
        return Limits.minutes(limits.window().plus(limits.compromise()));
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
        if ((ended.isFailure() || ended == Attempt.SUCCESS) && !reading.origin().account().isEmpty()) {
            Try.add(into, Key.of(reading.origin().account()), seen, ended, reading.origin());
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        long failures = 0;
        for (Cell cell : stretch.cells()) {
            failures += cell.weight();
        }
        if (failures < Math.min(limits.perAddress(), limits.perAccount())) {
            return;
        }
        new Watch(key.part(0), day, new History(normal), found).over(stretch);
    }

    /** Goes through an account's attempts by time. */
    private final class Watch {
        private final Untrusted account;
        private final LocalDate day;
        private final History history;
        private final Found found;
        private final Lately guesses = new Lately(limits.window(), Try::address);
        private final Lately refusals = new Lately(limits.compromise(), Try::address);
        /** Everything that may belong to a burst a success follows on. */
        private final Lately before = new Lately(limits.window().plus(limits.compromise()), Try::address);
        private @Nullable Instant guessed;
        private boolean loudly;
        private long hidden;

        Watch(Untrusted account, LocalDate day, History history, Found found) {
            this.account = account;
            this.day = day;
            this.history = history;
            this.found = found;
        }

        void over(Stretch stretch) {
            for (Cell cell : stretch.cells()) {
                long left = cell.weight() - cell.entries().stream().mapToLong(Entry::weight).sum();
                int failures = 0;
                hidden = 0;
                for (Try seen : Try.inOrder(cell)) {
                    if (seen.isFailure()) {
                        // What the cell let go came after the first few of it.
                        hidden = ++failures > limits.keeps() ? left : 0;
                        failed(seen);
                    } else {
                        succeeded(seen);
                    }
                }
            }
        }

        private void failed(Try failure) {
            before.add(failure);
            guesses.add(failure);
            boolean many = guesses.count() + hidden >= limits.perAccount();
            if (many || guesses.count(failure.address()) >= limits.perAddress()) {
                boolean still = guessed != null && !guessed.isBefore(failure.at().minus(limits.compromise()));
                loudly = many || (loudly && still);
                guessed = failure.at();
            }
            if (failure.ended() == Attempt.REFUSED) {
                refusals.add(failure);
                if (refusals.count() >= limits.perAddress() && failure.ref().day().equals(day)) {
                    found.raise(fatigue(failure, Severity.WARN));
                }
            }
        }

        private void succeeded(Try success) {
            if (!success.ref().day().equals(day)) {
                return;
            }
            before.upTo(success.at());
            refusals.upTo(success.at());
            boolean atHome = history.isAtHome(account, success.network());
            boolean fromThere = success.address().isEmpty() || before.count(success.address()) > 0;
            if (refusals.count() >= limits.perAddress() && (fromThere || !atHome)) {
                found.raise(fatigue(success, Severity.CRITICAL));
            }
            boolean after = guessed != null && !guessed.isBefore(success.at().minus(limits.compromise()));
            // Who knows the place and failed a few times forgot the password; that burst is told anyway.
            if (after && (!atHome || (loudly && fromThere))) {
                found.raise(breakIn(success, atHome));
            }
        }

        private Raised breakIn(Try success, boolean atHome) {
            List<EventRef> evidence = refs(before, success);
            int failures = before.count();
            Raised.Draft draft = Raised
                    .of("break-in", Severity.CRITICAL, first(before, success), success.at(), failures + 1L,
                            evidence,
                            Prose.of("{} signed in after " + Words.many(failures, "failed attempt")
                                    + ": the password may have been guessed", account))
                    .about("actor", account)
                    .because(Prose.of(Words.many(failures, "sign-in") + " for {} failed, then one succeeded at "
                            + Words.clock(success.at()) + " UTC", account));
            if (!success.address().isEmpty()) {
                draft.because(Prose.of(before.count(success.address()) > 0
                        ? "it came from {}, as failures did"
                        : "it came from {}, not from where the failures did", success.address()));
                draft.because(Prose.of(atHome
                        ? "{} has signed in from that network before"
                        : "{} was not known to sign in from that network", account));
                draft.withholds(History.SIGNED_IN, Key.of(account, success.network()));
            }
            return draft.number("observed", failures).number("threshold", limits.perAddress())
                    .number("window_minutes", limits.compromise().toMinutes()).build();
        }

        private Raised fatigue(Try last, Severity severity) {
            boolean gaveIn = severity == Severity.CRITICAL;
            Raised.Draft draft = Raised
                    .of("mfa-fatigue", severity, first(refusals, last), last.at(), refusals.count() + (gaveIn ? 1L : 0),
                            refs(refusals, last),
                            gaveIn
                                    ? Prose.of("{} signed in after the second factor was refused "
                                            + Words.many(refusals.count(), "time"), account)
                                    : Prose.of("The second factor of {} was refused "
                                            + Words.many(refusals.count(), "time"), account))
                    .about("actor", account)
                    .because(Prose.of("somebody knows the password of {} and was asked for the second factor",
                            account))
                    .because(Prose.of("it was denied or not answered " + Words.many(refusals.count(), "time")
                            + " within " + Words.length(limits.compromise())));
            if (gaveIn) {
                draft.because(Prose.of("then a sign-in succeeded at " + Words.clock(last.at()) + " UTC"))
                        .withholds(History.SIGNED_IN, Key.of(account, last.network()));
            }
            return draft.number("observed", refusals.count()).number("threshold", limits.perAddress())
                    .number("window_minutes", limits.compromise().toMinutes()).build();
        }
    }

    static Instant first(Lately lately, Try last) {
        for (Try seen : lately.tries()) {
            return seen.at();
        }
        return last.at();
    }

    /** What came before, and what it led to. */
    static List<EventRef> refs(Lately lately, Try last) {
        List<EventRef> refs = new ArrayList<>();
        lately.tries().forEach(seen -> refs.add(seen.ref()));
        refs.remove(last.ref());
        List<EventRef> all = new ArrayList<>(Burst.sample(refs));
        all.add(last.ref());
        return all;
    }
}
