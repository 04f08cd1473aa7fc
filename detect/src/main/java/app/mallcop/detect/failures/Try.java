package app.mallcop.detect.failures;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** One attempt to sign in, as it is kept in a tally's cell. */
record Try(Instant at, EventRef ref, Attempt ended, Untrusted account, Untrusted address, Untrusted network,
        Untrusted correlation) {

    private static final int LONGEST = 256;

    /** Failures weigh 1, so that a cell's weight is how many it had; all else weighs nothing. */
    static void add(Tally.Into into, Key key, Sighting seen, Attempt ended, Origin origin) {
        into.add(key, ended.isFailure() ? 1 : 0, Untrusted.of(ended.name()), origin.account(), origin.address(),
                origin.network(), bounded(seen.meta("correlation_id").orElse(Untrusted.EMPTY)));
    }

    static Try of(Tally.Entry entry) {
        return new Try(entry.at(), entry.ref(), Attempt.valueOf(entry.notes().get(0).clear()), entry.notes().get(1),
                entry.notes().get(2), entry.notes().get(3), entry.notes().get(4));
    }

    /** A cell's attempts by time; of one moment the failures first, since ids tell nothing of what came before what. */
    static List<Try> inOrder(Tally.Cell cell) {
        return cell.entries().stream().map(Try::of)
                .sorted(Comparator.comparing(Try::at).thenComparing(seen -> !seen.isFailure())).toList();
    }

    private static Untrusted bounded(Untrusted text) {
        return text.length() <= LONGEST ? text : Untrusted.of(text.clear().substring(0, LONGEST));
    }

    boolean isFailure() {
        return ended.isFailure();
    }

    /** Delivered twice: one operation's record, seconds later. */
    boolean repeats(Try before) {
        return !correlation.isEmpty() && correlation.equals(before.correlation) && account.equals(before.account)
                && address.equals(before.address);
    }
}
