package app.mallcop.desk.feed;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Progress;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.imports.LineFeed;
import app.mallcop.text.secrets.Redactor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipException;

/**
 * Splits files into lines on one thread and has them read by a few others, while the caller files what is ready. The
 * batches come in the order of the lines, whoever read them; short queues bound the memory.
 */
final class ImportReader {

    private static final int BATCH_LINES = 64;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int QUEUED_BATCHES = 16;
    /** Splitting and filing are the work of two more threads. */
    private static final int MOST_WORKERS = 4;

    interface BatchTaker {
        void take(LineWorker.Batch batch) throws IOException;
    }

    /** What the splitting thread hands over, in order. */
    private sealed interface Handed {
        record Lines(Future<LineWorker.Batch> batch) implements Handed {}

        record Failed(Throwable why) implements Handed {}

        record End() implements Handed {}
    }

    private final Import.Request request;
    private final InputStream standardInput;
    private final Progress progress;
    private final BlockingQueue<Handed> queue = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final BlockingQueue<LineWorker> idle;
    private final ExecutorService workers;

    ImportReader(Import.Request request, InputStream standardInput, Redactor redactor, Progress progress) {
        this.request = request;
        this.standardInput = standardInput;
        this.progress = progress;
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            idle.add(new LineWorker(request, redactor));
        }
        workers = Executors.newFixedThreadPool(count,
                Thread.ofPlatform().name("mallcop-import-", 1).daemon().factory());
    }

    void each(BatchTaker taker) throws IOException {
        Thread splitter = Thread.ofPlatform().name("mallcop-import").daemon().start(this::split);
        try {
            for (Handed handed = queue.take(); !(handed instanceof Handed.End); handed = queue.take()) {
                switch (handed) {
                    case Handed.Lines lines -> taker.take(lines.batch().get());
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
            splitter.interrupt();
            workers.shutdownNow();
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

    private LineWorker.Batch work(LineWorker.RawLines lines) throws InterruptedException {
        LineWorker worker = idle.take();
        try {
            return worker.work(lines);
        } finally {
            idle.put(worker);
        }
    }

    private void split() {
        try {
            try {
                for (ImportFile file : request.files()) {
                    split(file);
                }
                queue.put(new Handed.End());
            } catch (IOException | RuntimeException | Error e) {
                queue.put(new Handed.Failed(e));
            }
        } catch (InterruptedException e) {
            // nobody waits for more
        }
    }

    private void split(ImportFile file) throws IOException, InterruptedException {
        try (InputStream in = file.open(standardInput)) {
            Filling filling = new Filling(file.name(), file.size());
            LineFeed.feed(in, filling);
            filling.handOver();
        } catch (ZipException | EOFException e) {
            throw Refusal
                    .failed(new Problem("cut-file", Prose.of("{} is not a whole gzip file", Untrusted.of(file.name())),
                            "Get the file again. Nothing of this import was kept."))
                    .causedBy(e);
        } catch (Interrupted e) {
            throw new InterruptedException();
        }
    }

    /** Carries an interruption through the callbacks of the line feed. */
    private static final class Interrupted extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Gathers lines until there are enough for a worker. */
    private final class Filling implements LineFeed.Lines {

        private final String name;
        private final long size;
        private final Bytes block = new Bytes(BATCH_BYTES);
        private List<LineWorker.Line> lines = new ArrayList<>(BATCH_LINES);
        private List<Import.BadLine> tooLong = new ArrayList<>();
        private long read;

        Filling(String name, long size) {
            this.name = name;
            this.size = size;
        }

        @Override
        public void line(byte[] line, int from, int length, long number) throws IOException {
            read += length + 1;
            lines.add(new LineWorker.Line(block.size(), length, number));
            block.write(line, from, length);
            if (lines.size() >= BATCH_LINES || block.size() >= BATCH_BYTES) {
                handOver();
            }
        }

        @Override
        public void tooLong(long number, long length) throws IOException {
            read += length;
            tooLong.add(new Import.BadLine(name, number,
                    "the line is " + length + " bytes long; the longest read is " + LineFeed.LONGEST_LINE));
            handOver();
        }

        void handOver() throws IOException {
            LineWorker.RawLines raw = new LineWorker.RawLines(name, block.copy(), lines, tooLong);
            try {
                queue.put(new Handed.Lines(workers.submit(() -> work(raw))));
            } catch (InterruptedException e) {
                throw new Interrupted();
            }
            block.clear();
            lines = new ArrayList<>(BATCH_LINES);
            tooLong = new ArrayList<>();
            progress.at("bytes read", Math.min(read, size), size);
        }
    }
}
