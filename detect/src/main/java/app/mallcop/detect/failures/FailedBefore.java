package app.mallcop.detect.failures;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Raised;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.util.Set;
import java.util.TreeSet;

/** What a burst says of the past, and what it keeps from becoming the past. */
final class FailedBefore {

    /** Far more than a small firm has accounts; whoever tries more is not learned from anyway. */
    private static final int MOST_WITHHELD = 500;

    private FailedBefore() {}

    /** How often there were failures from the same network before; and these are not learned while the finding is open. */
    static void say(Raised.Draft draft, Burst burst, Untrusted from, Normal normal) {
        Untrusted network = burst.failures().getFirst().network();
        if (!network.isEmpty()) {
            History.Failures before = new History(normal).ofNetwork(network);
            if (before.days() > 0) {
                draft.because(before.total() == 0
                        ? Prose.of("no sign-in failed from the network of {} in the " + before.days()
                                + " days before", from)
                        : Prose.of(Words.many(before.total(), "sign-in") + " failed from the network of {} in the "
                                + before.days() + " days before", from))
                        .number("support_events", before.total()).number("support_days", before.days());
            }
        }
        withhold(draft, burst);
    }

    static void withhold(Raised.Draft draft, Burst burst) {
        Set<Key> keys = new TreeSet<>();
        for (Try failure : burst.failures()) {
            keys.add(Key.of(failure.account(), failure.network()));
        }
        keys.stream().limit(MOST_WITHHELD).forEach(key -> draft.withholds(History.FAILED, key));
    }
}
