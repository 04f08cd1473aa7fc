package app.mallcop.store.runs;

import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything counted so far. Every 32nd run line carries them, and so does the first of a month: {@code status} reads
 * one tail and no history.
 *
 * @param runs how many runs there were, this one included
 */
public record Totals(long runs, long events, long bytes, SortedMap<String, OfConnector> connectors) {

    public static final Totals NONE = new Totals(0, 0, 0, Collections.emptySortedMap());

    public Totals {
        connectors = Collections.unmodifiableSortedMap(new TreeMap<>(connectors));
    }

    /** @param days distinct days with events, which is what an imported connector learns from */
    public record OfConnector(String type, long events, long bytes, long days, @Nullable Instant first,
            @Nullable Instant last, SortedMap<String, OfStream> streams) {
        public OfConnector {
            streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
        }
    }

    /**
     * How a stream stands: what {@code checkpoints.yaml} shows and {@code status} judges.
     *
     * @param gapFrom the newest time of which nothing can be had any more; null without one
     * @param unknown operations that no mapping knew, with how many records had each
     * @param rhythm how it usually speaks; null for one that is not asked by time
     * @param missed what it had and did not become events
     */
    public record OfStream(long events, @Nullable String checkpoint, Instant lastAsked, @Nullable Instant lastSuccess,
            @Nullable Instant lastEvent, @Nullable String error, @Nullable Instant gapFrom, @Nullable Instant gapUntil,
            String tier, SortedMap<Untrusted, Long> unknown, @Nullable Rhythm rhythm, Missed missed) {
        public OfStream {
            unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
        }

        public OfStream(long events, @Nullable String checkpoint, Instant lastAsked, @Nullable Instant lastSuccess,
                @Nullable Instant lastEvent, @Nullable String error) {
            this(events, checkpoint, lastAsked, lastSuccess, lastEvent, error, null, null, "",
                    Collections.emptySortedMap(), null, Missed.NOTHING);
        }
    }

    /** The totals after a run: a function of these and of what the run's line says, nothing else (law 4). */
    public Totals after(RunLine line) {
        if (line.onlyRewrites()) {
            return new Totals(runs + 1, events, bytes, connectors);
        }
        TreeMap<String, OfConnector> next = new TreeMap<>(connectors);
        for (StreamReport report : line.streams()) {
            next.merge(report.connector(), withStream(null, report, line.asOf()),
                    (before, _) -> withStream(before, report, line.asOf()));
        }
        long moreEvents = 0;
        long moreBytes = 0;
        for (Segment segment : line.segments()) {
            next.computeIfPresent(segment.source(), (_, before) -> withSegment(before, segment));
            moreEvents += segment.lines();
            moreBytes += segment.bytes();
        }
        return new Totals(runs + 1, events + moreEvents, bytes + moreBytes, next);
    }

    private static OfConnector withStream(@Nullable OfConnector before, StreamReport report, Instant asOf) {
        OfConnector base = before == null
                ? new OfConnector(report.type(), 0, 0, 0, null, null, Collections.emptySortedMap())
                : before;
        TreeMap<String, OfStream> streams = new TreeMap<>(base.streams());
        OfStream was = streams.get(report.stream());
        boolean read = report.error() == null;
        Remarks remarks = report.remarks();
        streams.put(report.stream(), new OfStream(
                (was == null ? 0 : was.events()) + report.added(),
                report.checkpoint() != null && read ? report.checkpoint() : was == null ? null : was.checkpoint(),
                asOf,
                report.worked() ? asOf : was == null ? null : was.lastSuccess(),
                later(was == null ? null : was.lastEvent(), report.lastEvent()),
                remarks.partly() && was != null ? was.error() : report.error(),
                remarks.gapFrom() != null || was == null ? remarks.gapFrom() : was.gapFrom(),
                remarks.gapUntil() != null || was == null ? remarks.gapUntil() : was.gapUntil(),
                remarks.tier().isEmpty() && was != null ? was.tier() : remarks.tier(),
                Remarks.sum(was == null ? Collections.emptySortedMap() : was.unknown(), remarks.unknown()),
                Rhythm.after(was == null ? null : was.rhythm(), was == null ? null : was.lastEvent(), report),
                (was == null ? Missed.NOTHING : was.missed()).and(report)));
        return new OfConnector(report.type(), base.events(), base.bytes(), base.days(), base.first(), base.last(),
                streams);
    }

    private static OfConnector withSegment(OfConnector before, Segment segment) {
        Instant first = before.first() == null || segment.first().isBefore(before.first())
                ? segment.first()
                : before.first();
        return new OfConnector(before.type(), before.events() + segment.lines(), before.bytes() + segment.bytes(),
                before.days() + (segment.opensDay() ? 1 : 0), first, later(before.last(), segment.last()),
                before.streams());
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null) {
            return b;
        }
        return b == null || a.isAfter(b) ? a : b;
    }

    void write(CanonicalJson json) {
        json.begin("totals").field("runs", runs).field("events", events).field("bytes", bytes).begin("connectors");
        connectors.forEach((id, of) -> {
            json.begin(id).field("type", of.type()).field("events", of.events()).field("bytes", of.bytes())
                    .field("days", of.days()).field("first", of.first()).field("last", of.last()).begin("streams");
            of.streams().forEach((name, stream) -> {
                json.begin(name).field("events", stream.events())
                        .field("checkpoint", stream.checkpoint()).field("last_asked", stream.lastAsked())
                        .field("last_success", stream.lastSuccess()).field("last_event", stream.lastEvent())
                        .field("error", stream.error()).field("gap_from", stream.gapFrom())
                        .field("gap_until", stream.gapUntil())
                        .field("tier", stream.tier().isEmpty() ? null : stream.tier());
                Remarks.writeUnknown(json, stream.unknown());
                if (stream.rhythm() != null) {
                    stream.rhythm().write(json);
                }
                stream.missed().write(json);
                json.end();
            });
            json.end().end();
        });
        json.end().end();
    }

    static Totals read(Tree tree) throws Tree.Malformed {
        TreeMap<String, OfConnector> connectors = new TreeMap<>();
        Tree all = tree.child("connectors");
        for (String id : all.names()) {
            Tree of = all.child(id);
            TreeMap<String, OfStream> streams = new TreeMap<>();
            Tree each = of.child("streams");
            for (String name : each.names()) {
                Tree stream = each.child(name);
                streams.put(name,
                        new OfStream(stream.number("events"), stream.textOrNull("checkpoint"),
                                stream.time("last_asked"),
                                stream.timeOrNull("last_success"), stream.timeOrNull("last_event"),
                                stream.textOrNull("error"), stream.timeOrNull("gap_from"),
                                stream.timeOrNull("gap_until"),
                                Optional.ofNullable(stream.textOrNull("tier")).orElse(""),
                                Remarks.readUnknown(stream), Rhythm.read(stream), Missed.read(stream)));
            }
            connectors.put(id,
                    new OfConnector(of.text("type"), of.number("events"), of.number("bytes"), of.number("days"),
                            of.timeOrNull("first"), of.timeOrNull("last"), streams));
        }
        return new Totals(tree.number("runs"), tree.number("events"), tree.number("bytes"), connectors);
    }
}
