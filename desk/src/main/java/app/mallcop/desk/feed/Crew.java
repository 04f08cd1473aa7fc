package app.mallcop.desk.feed;

import app.mallcop.desk.Cancel;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thread reads, a few others work on what it read, and the caller takes what is ready: in the order in which it was
 * read, whoever worked on it. Short queues bound the memory.
 *
 * @param <W> a worker; each has a memory of its own, so none is used by two threads
 */
final class Crew<W> {

    private static final int QUEUED_BATCHES = 16;
    /** Reading and filing are the work of two more threads. */
    private static final int MOST_WORKERS = 4;

    interface BatchTaker {
        void take(Batch batch) throws IOException;
    }

    /** Where the reading thread puts work. */
    interface Work<W> {
        void put(Function<W, Batch> work) throws InterruptedException;
    }

    interface Reading<W> {
        void read(Work<W> work) throws IOException, InterruptedException;
    }

    /** What the reading thread hands over, in order. */
    private sealed interface Handed {
        record Given(Future<Batch> batch) implements Handed {}

        record Failed(Throwable why) implements Handed {}

        record End() implements Handed {}
    }

    private final BlockingQueue<Handed> queue = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final BlockingQueue<W> idle;
    private final ExecutorService workers;
    private final Cancel cancel;

    Crew(Supplier<W> worker, Cancel cancel) {
        this.cancel = cancel;
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            idle.add(worker.get());
        }
        workers = Executors.newFixedThreadPool(count,
                Thread.ofPlatform().name("mallcop-import-", 1).daemon().factory());
    }

    void each(Reading<W> reading, BatchTaker taker) throws IOException {
        Thread reader = Thread.ofPlatform().name("mallcop-import").daemon().start(() -> read(reading));
        try {
            for (Handed handed = next(); !(handed instanceof Handed.End); handed = next()) {
                switch (handed) {
                    case Handed.Given given -> taker.take(given.batch().get());
                    case Handed.Failed failed -> rethrow(failed.why());
                    case Handed.End _ -> {
                    }
                }
            }
        } catch (ExecutionException e) {
            rethrow(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    /** A file of which nothing is kept may be read for long. */
    private Handed next() throws InterruptedException {
        while (true) {
            Handed handed = queue.poll(200, TimeUnit.MILLISECONDS);
            if (handed != null) {
                return handed;
            }
            cancel.check();
        }
    }

    private static void rethrow(Throwable failure) throws IOException {
        switch (failure) {
            case IOException io -> throw io;
            case RuntimeException broken -> throw broken;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void read(Reading<W> reading) {
        try {
            try {
                reading.read(work -> queue.put(new Handed.Given(workers.submit(() -> done(work)))));
                queue.put(new Handed.End());
            } catch (IOException | RuntimeException | Error e) {
                queue.put(new Handed.Failed(e));
            }
        } catch (InterruptedException e) {
            // nobody waits for more
        }
    }

    private Batch done(Function<W, Batch> work) throws InterruptedException {
        W worker = idle.take();
        try {
            return work.apply(worker);
        } finally {
            idle.put(worker);
        }
    }
}
