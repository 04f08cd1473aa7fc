package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.store.events.MetCounts;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a scan got of one stream.
 *
 * @param leftOut events of single records beyond the most that one may give
 * @param problem why it failed; null when it did not
 * @param gap a time that can't be had any more; null without one
 * @param unknown operations that no mapping knew
 */
public record ScanOutcome(String connector, String type, String stream, long got, long added, long duplicates,
        long conflicts, long unreadable, long leftOut, @Nullable Instant lastEvent, @Nullable Problem problem,
        Connector.@Nullable Gap gap, SortedMap<Untrusted, Long> unknown) {

    static ScanOutcome of(Handed.Of of) {
        return new ScanOutcome(of.connector(), of.type(), of.stream(), 0, 0, 0, 0, 0, 0, null, null, null,
                Collections.emptySortedMap());
    }

    ScanOutcome failed(Problem why) {
        return new ScanOutcome(connector, type, stream, got, added, duplicates, conflicts, unreadable, leftOut,
                lastEvent, why, gap, unknown);
    }

    ScanOutcome and(MetCounts met, long moreUnreadable, long moreLeftOut, @Nullable Instant last,
            Connector.@Nullable Gap newGap, SortedMap<Untrusted, Long> moreUnknown) {
        TreeMap<Untrusted, Long> all = new TreeMap<>(unknown);
        moreUnknown.forEach((name, count) -> all.merge(name, count, Long::sum));
        return new ScanOutcome(connector, type, stream, got + met.got(), added + met.added(),
                duplicates + met.duplicates(), conflicts + met.conflicts(), unreadable + moreUnreadable,
                leftOut + moreLeftOut,
                last == null || (lastEvent != null && lastEvent.isAfter(last)) ? lastEvent : last, problem,
                newGap == null ? gap : newGap, all);
    }
}
