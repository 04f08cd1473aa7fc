package app.mallcop.detect.failures;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.odds.Spread;
import app.mallcop.detect.odds.Tail;
import java.util.function.Predicate;

/** What failures, and which sign-ins, were usual before. */
final class History {

    /** [account, network]: failed sign-ins. */
    static final Fact FAILED = Fact.ofActor("failed-from", 16);

    /** [account, network]: sign-ins that succeeded. */
    static final Fact SIGNED_IN = Fact.ofActor("signed-in-from", 16);

    /** What is reached less than once in a thousand times is not usual. */
    private static final double CHANCE = 0.001;

    /** The share of a day's failing accounts that a busy hour may have. */
    private static final double BUSY_HOUR = 0.25;

    private static final int KNOWN_DAYS = 2;

    private final Normal normal;

    History(Normal normal) {
        this.normal = normal;
    }

    /** Whether this account has signed in from this network on more than one day. */
    boolean isAtHome(Untrusted account, Untrusted network) {
        return !network.isEmpty() && normal.of(SIGNED_IN, Key.of(account, network)).days() >= KNOWN_DAYS;
    }

    /** What there was of failures: how many, and on how many days they could have been. */
    record Failures(long total, int days) {
        int least(int least) {
            return Tail.leastBeyond(least, total, days, CHANCE);
        }
    }

    Failures ofAccount(Untrusted account) {
        return failures(Key.of(account), _ -> true);
    }

    Failures ofNetwork(Untrusted network) {
        return failures(Key.of(), key -> key.part(1).equals(network));
    }

    private Failures failures(Key prefix, Predicate<Key> which) {
        long[] total = new long[1];
        normal.each(FAILED, prefix, (key, series) -> {
            if (which.test(key)) {
                total[0] += series.total();
            }
        });
        return new Failures(total[0], days());
    }

    /** Different accounts that must fail within a spray's window so that it is not the usual forgetting of passwords. */
    int leastAccounts(int least) {
        return leastAccounts(least, _ -> true);
    }

    int leastAccountsFrom(Untrusted network, int least) {
        return leastAccounts(least, key -> key.part(1).equals(network));
    }

    private int leastAccounts(int least, Predicate<Key> which) {
        int days = days();
        if (days <= 0) {
            return least;
        }
        double[] accounts = new double[days];
        int to = normal.to();
        normal.each(FAILED, Key.of(), (key, series) -> {
            if (which.test(key)) {
                count(series, to, accounts);
            }
        });
        double busy = Math.ceil(Spread.median(accounts) * BUSY_HOUR * days);
        return busy == 0 ? least : Tail.leastBeyond(least, (long) busy, days, CHANCE);
    }

    private static void count(Series series, int to, double[] accounts) {
        for (int i = 0; i < series.days(); i++) {
            int place = to - series.day(i);
            if (place >= 0 && place < accounts.length) {
                accounts[place]++;
            }
        }
    }

    /** Days since the first failure or sign-in within the window: before, nobody listened. */
    private int days() {
        int[] first = {Integer.MAX_VALUE};
        for (Fact fact : new Fact[]{FAILED, SIGNED_IN}) {
            normal.each(fact, Key.of(), (_, series) -> first[0] = Math.min(first[0], series.firstDay()));
        }
        return first[0] == Integer.MAX_VALUE ? 0 : normal.to() - first[0] + 1;
    }
}
