package app.mallcop.desk.scan;

import app.mallcop.api.Event;
import app.mallcop.api.Problem;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.store.events.Preparing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads one stream, slice after slice, until it has caught up or the platform fails. Runs on a thread of its own. */
final class StreamReader implements Runnable {

    /** Small, so that what was read is prepared while it is in the processor's cache. */
    private static final int BATCH = 64;

    private final Handed.Of of;
    private final Connector.Stream stream;
    private final @Nullable String checkpoint;
    private final Instant asOf;
    private final Preparers preparers;
    private final BlockingQueue<Handed> queue;

    StreamReader(Handed.Of of, Connector.Stream stream, @Nullable String checkpoint, Instant asOf,
            Preparers preparers, BlockingQueue<Handed> queue) {
        this.of = of;
        this.stream = stream;
        this.checkpoint = checkpoint;
        this.asOf = asOf;
        this.preparers = preparers;
        this.queue = queue;
    }

    @Override
    public void run() {
        try {
            Batching sink = new Batching();
            Problem why = null;
            try {
                read(sink);
            } catch (PlatformFailed e) {
                why = e.problem();
                sink.handOver();
            } catch (Refusal e) { // A secret could not be fetched.
                why = e.problems().getFirst();
                sink.handOver();
            }
            queue.put(new Handed.Finished(of, why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            queue.offer(new Handed.Crashed(e));
        }
    }

    private void read(Batching sink) throws PlatformFailed, InterruptedException {
        String at = checkpoint;
        while (true) {
            Connector.Slice slice = stream.read(at, asOf, sink);
            sink.handOver();
            queue.put(new Handed.Ended(of, slice, sink.takeUnknown(), sink.takeUnreadable(),
                    sink.takeLeftOut()));
            String next = slice.checkpoint();
            at = next == null ? at : next;
            if (!slice.more()) {
                return;
            }
        }
    }

    /** Has what comes prepared, and hands it over in batches; a full queue makes it wait. */
    private final class Batching implements Connector.Sink {

        private List<Preparing.Read> batch = new ArrayList<>();
        private TreeMap<Untrusted, Long> unknown = new TreeMap<>();
        private long unreadable;
        private long leftOut;

        @Override
        public void accept(Event event, @Nullable RawPayload raw) throws InterruptedException {
            batch.add(new Preparing.Read(event, raw));
            if (batch.size() >= BATCH) {
                handOver();
            }
        }

        @Override
        public void unknown(Untrusted operation) {
            unknown.merge(operation, 1L, Long::sum);
            if (unknown.size() > 1_000) {
                unknown.pollLastEntry();
            }
        }

        @Override
        public void unreadable() {
            unreadable++;
        }

        @Override
        public void leftOut(long events) {
            leftOut += events;
        }

        void handOver() throws InterruptedException {
            if (!batch.isEmpty()) {
                queue.put(new Handed.Records(of, preparers.prepare(batch), stream.isOwnReading()));
                batch = new ArrayList<>();
            }
        }

        SortedMap<Untrusted, Long> takeUnknown() {
            SortedMap<Untrusted, Long> taken = unknown.isEmpty() ? Collections.emptySortedMap() : unknown;
            unknown = new TreeMap<>();
            return taken;
        }

        long takeLeftOut() {
            long taken = leftOut;
            leftOut = 0;
            return taken;
        }

        long takeUnreadable() {
            long taken = unreadable;
            unreadable = 0;
            return taken;
        }
    }
}
