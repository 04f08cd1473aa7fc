package app.mallcop.desk.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Work done on a thread of its own, one piece after the other, while the engine goes on. The first failure ends it. */
final class Aside implements AutoCloseable {

    private static final int WAITING = 8;

    interface Work {
        void run() throws IOException;
    }

    /** Empty: nothing comes after it. */
    private final BlockingQueue<Optional<Work>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile @Nullable Throwable broken;

    Aside(String name) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
        thread.start();
    }

    private void work() {
        try {
            for (Optional<Work> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                if (broken == null) {
                    attempt(next.get());
                }
            }
        } catch (InterruptedException e) {
            // nobody waits for it any more
        }
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            broken = e;
        }
    }

    void add(Work work) throws IOException {
        check();
        put(Optional.of(work));
    }

    /** Waits until all of it is done. */
    void finish() throws IOException {
        put(Optional.empty());
        join();
        check();
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void put(Optional<Work> work) {
        try {
            waiting.put(work);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static UncheckedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(new IOException("interrupted"));
    }

    private void check() throws IOException {
        switch (broken) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /** Whatever still waits is not done; what is being done is done to its end. */
    @Override
    public void close() {
        waiting.clear();
        put(Optional.empty());
        join();
    }
}
