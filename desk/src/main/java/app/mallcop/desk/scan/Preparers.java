package app.mallcop.desk.scan;

import app.mallcop.store.events.Preparing;
import app.mallcop.text.secrets.Redactor;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Makes ready what the streams read, while they read on: one for each processor, whatever the number of streams. */
final class Preparers {

    private static final int MOST = 4;

    private final ExecutorService threads;
    private final BlockingQueue<Preparing> idle;

    Preparers(Redactor redactor, boolean keepRaw, ExecutorService threads) {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST);
        this.threads = threads;
        this.idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            idle.add(new Preparing(redactor, keepRaw));
        }
    }

    Future<List<Preparing.Ready>> prepare(List<Preparing.Read> events) {
        return threads.submit(() -> {
            Preparing one = idle.take();
            try {
                return one.prepare(events);
            } finally {
                idle.put(one);
            }
        });
    }

    /** Waits, whatever happens meanwhile: it takes a moment only, and what was read is worth keeping. */
    static List<Preparing.Ready> get(Future<List<Preparing.Ready>> prepared) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return prepared.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a record could not be made ready", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
