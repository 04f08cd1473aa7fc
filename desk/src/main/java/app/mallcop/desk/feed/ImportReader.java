package app.mallcop.desk.feed;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Progress;
import app.mallcop.store.events.Admission;
import app.mallcop.store.imports.EventLine;
import app.mallcop.store.imports.LineFeed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.ZipException;

/**
 * Reads, parses and scans on a thread of its own, so that filing can go on beside it. Hands over batches through a short
 * queue, which bounds the memory.
 */
final class ImportReader {

    private static final int BATCH = 512;
    private static final int QUEUED_BATCHES = 8;

    /** Some lines, read. */
    record Batch(List<Admission.Admitted> events, List<Import.BadLine> badLines) {}

    interface BatchTaker {
        void take(Batch batch) throws IOException;
    }

    /** What the reading thread hands over. */
    private sealed interface Handed {
        record Lines(Batch batch) implements Handed {}

        record Failed(Throwable why) implements Handed {}

        record End() implements Handed {}
    }

    private final Import.Request request;
    private final InputStream standardInput;
    private final Admission admission;
    private final Progress progress;
    private final BlockingQueue<Handed> queue = new ArrayBlockingQueue<>(QUEUED_BATCHES);

    ImportReader(Import.Request request, InputStream standardInput, Admission admission, Progress progress) {
        this.request = request;
        this.standardInput = standardInput;
        this.admission = admission;
        this.progress = progress;
    }

    void each(BatchTaker taker) throws IOException {
        Thread reader = Thread.ofPlatform().name("mallcop-import").daemon().start(this::read);
        try {
            for (Handed handed = queue.take(); !(handed instanceof Handed.End); handed = queue.take()) {
                switch (handed) {
                    case Handed.Lines lines -> taker.take(lines.batch());
                    case Handed.Failed failed -> rethrow(failed.why());
                    case Handed.End _ -> {
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            reader.interrupt();
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

    private void read() {
        try {
            try {
                for (ImportFile file : request.files()) {
                    read(file);
                }
                queue.put(new Handed.End());
            } catch (IOException | RuntimeException | Error e) {
                queue.put(new Handed.Failed(e));
            }
        } catch (InterruptedException e) {
            // nobody waits for more
        }
    }

    private void read(ImportFile file) throws IOException, InterruptedException {
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

    private final class Filling implements LineFeed.Lines {

        private final String name;
        private final long size;
        private final EventLine parser = new EventLine(request.connector().orElse(null), request.types());
        private List<Admission.Admitted> events = new ArrayList<>(BATCH);
        private List<Import.BadLine> badLines = new ArrayList<>();
        private long bytes;

        Filling(String name, long size) {
            this.name = name;
            this.size = size;
        }

        @Override
        public void line(byte[] line, int from, int length, long number) throws IOException {
            bytes += length + 1;
            try {
                EventLine.Read read = parser.read(line, from, length);
                events.add(admission.admit(read.event(), request.keepRaw() ? read.raw() : null));
            } catch (EventLine.Bad e) {
                badLines.add(new Import.BadLine(name, number, e.reason()));
            }
            handOverWhenFull();
        }

        @Override
        public void tooLong(long number, long length) throws IOException {
            bytes += length;
            badLines.add(new Import.BadLine(name, number,
                    "the line is " + length + " bytes long; the longest read is " + LineFeed.LONGEST_LINE));
            handOverWhenFull();
        }

        private void handOverWhenFull() throws IOException {
            if (events.size() >= BATCH || badLines.size() >= BATCH) {
                handOver();
            }
        }

        void handOver() throws IOException {
            try {
                queue.put(new Handed.Lines(new Batch(events, badLines)));
            } catch (InterruptedException e) {
                throw new Interrupted();
            }
            events = new ArrayList<>(BATCH);
            badLines = new ArrayList<>();
            progress.at("bytes read", Math.min(bytes, size), size);
        }
    }
}
