package app.mallcop.desk.detect;

import app.mallcop.api.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and decodes events on a thread of its own, a few batches ahead of who judges them. In their order. */
final class Ahead {

    private static final int BATCH = 256;
    private static final int BATCHES = 4;

    /** Hands on events, one after the other. */
    interface Source {
        void read(Consumer<Event> into) throws IOException;
    }

    private record Batch(List<Event> events, boolean isLast, @Nullable Throwable broken) {}

    /** The reader heard that nobody wants more. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
    private List<Event> batch = new ArrayList<>(BATCH);

    private Ahead() {}

    static void each(Source source, Consumer<Event> reader) throws IOException {
        Ahead ahead = new Ahead();
        Thread thread = Thread.ofPlatform().daemon().name("reads events").start(() -> ahead.read(source));
        try {
            Batch next;
            do {
                next = ahead.batches.take();
                next.events().forEach(reader);
            } while (!next.isLast());
            if (next.broken() != null) {
                throw new IOException("events could not be read", next.broken());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        } finally {
            thread.interrupt();
        }
    }

    private void read(Source source) {
        Throwable broken = null;
        try {
            source.read(this::add);
        } catch (Stopped stopped) {
            return;
        } catch (IOException | RuntimeException | Error e) {
            broken = e;
        }
        try {
            batches.put(new Batch(batch, true, broken));
        } catch (InterruptedException e) {
            // nobody wants more
        }
    }

    private void add(Event event) {
        batch.add(event);
        if (batch.size() == BATCH) {
            try {
                batches.put(new Batch(batch, false, null));
            } catch (InterruptedException e) {
                throw new Stopped();
            }
            batch = new ArrayList<>(BATCH);
        }
    }
}
