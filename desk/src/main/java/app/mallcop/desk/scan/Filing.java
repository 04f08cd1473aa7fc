package app.mallcop.desk.scan;

import app.mallcop.api.Event;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.store.events.DayIds;
import app.mallcop.store.events.MetCounts;
import app.mallcop.store.events.Preparing;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Remarks;
import app.mallcop.store.runs.StreamReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files what the streams hand over and writes the run's lines: whenever a slice has ended, together with whatever else is
 * there. What a killed scan had committed stays, and its streams go on from there.
 */
final class Filing {

    /** So that a slice of any size takes bounded memory and is not lost whole. */
    private static final long MOST_UNCOMMITTED = 50_000;

    /** What a stream did since the last line. */
    private static final class Open {
        private final MetCounts met = new MetCounts();
        private final TreeMap<Untrusted, Long> unknown = new TreeMap<>();
        private @Nullable Instant from;
        private @Nullable Instant until;
        private @Nullable Instant lastEvent;
        private @Nullable String checkpoint;
        private Connector.@Nullable Gap gap;
        private @Nullable String error;
        private long unreadable;
        private long leftOut;
        private boolean ended;
    }

    private final Run run;
    private final Map<Handed.Of, Open> open = new LinkedHashMap<>();
    private final Map<String, String> tiers = new TreeMap<>();
    private final SortedMap<String, ScanOutcome> outcomes = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private long uncommitted;
    private boolean ripe;

    Filing(Run run) {
        this.run = run;
    }

    void tier(String connector, String tier) {
        tiers.put(connector, tier);
    }

    void take(Handed.Records records) throws IOException {
        Open to = open(records.of());
        List<Preparing.Ready> events = Preparers.get(records.events());
        for (Preparing.Ready one : events) {
            DayIds.Met met = run.intake().add(one.encoded(), one.raw());
            to.met.count(met == DayIds.Met.OTHER_BODY && records.ownReading() ? DayIds.Met.SAME : met);
            Event event = one.encoded().event();
            if (to.lastEvent == null || event.timestamp().isAfter(to.lastEvent)) {
                to.lastEvent = event.timestamp();
            }
        }
        uncommitted += events.size();
        ripe |= isFull();
    }

    void take(Handed.Ended ended) {
        Open to = open(ended.of());
        Connector.Slice slice = ended.slice();
        if (!to.ended) {
            to.from = slice.from();
        }
        to.until = slice.until();
        to.checkpoint = slice.checkpoint() == null ? to.checkpoint : slice.checkpoint();
        to.gap = slice.gap() == null ? to.gap : slice.gap();
        to.unreadable += ended.unreadable();
        to.leftOut += ended.leftOut();
        ended.unknown().forEach((name, count) -> to.unknown.merge(name, count, Long::sum));
        to.ended = true;
        ripe = true;
    }

    void failed(Handed.Of of, Problem why) {
        open(of).error = why.code();
        outcomes.merge(key(of), ScanOutcome.of(of).failed(why), (before, _) -> before.failed(why));
        ripe = true;
    }

    /** A stream that failed before and works now. */
    void works(Handed.Of of) {
        open(of).ended = true;
        ripe = true;
    }

    /** Whether there is something that should not wait. */
    boolean isRipe() {
        return ripe;
    }

    /** Whether there is so much that it can't wait for more. */
    boolean isFull() {
        return uncommitted >= MOST_UNCOMMITTED;
    }

    void commit() throws IOException {
        if (open.isEmpty()) {
            return;
        }
        List<StreamReport> reports = new ArrayList<>();
        open.forEach((of, one) -> {
            reports.add(report(of, one));
            outcomes.merge(key(of),
                    ScanOutcome.of(of).and(one.met, one.unreadable, one.leftOut, one.lastEvent, one.gap, one.unknown),
                    (before, _) -> before.and(one.met, one.unreadable, one.leftOut, one.lastEvent, one.gap,
                            one.unknown));
        });
        reports.sort(java.util.Comparator.comparing(StreamReport::connector).thenComparing(StreamReport::stream));
        lines.add(run.commit(Run.Facts.of(reports)).id());
        open.clear();
        uncommitted = 0;
        ripe = false;
    }

    private StreamReport report(Handed.Of of, Open one) {
        boolean failed = one.error != null;
        Remarks remarks = new Remarks(!one.ended && !failed, one.gap == null ? null : one.gap.from(),
                one.gap == null ? null : one.gap.until(), tiers.getOrDefault(of.connector(), ""), one.unknown,
                one.leftOut);
        return new StreamReport(of.connector(), of.type(), of.stream(), one.from, one.until, one.met.got(),
                one.met.added(), one.met.duplicates(), one.met.conflicts(), one.unreadable, one.lastEvent,
                failed ? null : one.checkpoint, one.error, remarks);
    }

    private Open open(Handed.Of of) {
        return open.computeIfAbsent(of, _ -> new Open());
    }

    private static String key(Handed.Of of) {
        return of.connector() + '\0' + of.stream();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<ScanOutcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /** Whether a slice of this stream ended and is not on disk yet. */
    boolean hasEnded(Handed.Of of) {
        Open one = open.get(of);
        return one != null && one.ended;
    }
}
