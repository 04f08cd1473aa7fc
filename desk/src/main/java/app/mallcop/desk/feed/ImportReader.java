package app.mallcop.desk.feed;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.imports.LineFeed;
import app.mallcop.text.secrets.Redactor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** Splits files into lines on one thread and has them read by a few others. */
final class ImportReader {

    private static final int BATCH_LINES = 64;
    private static final int BATCH_BYTES = 64 * 1024;

    private final Import.Request request;
    private final InputStream standardInput;
    private final Progress progress;
    private final Crew<LineWorker> crew;

    ImportReader(Import.Request request, InputStream standardInput, Redactor redactor, Progress progress,
            Cancel cancel) {
        this.request = request;
        this.standardInput = standardInput;
        this.progress = progress;
        this.crew = new Crew<>(() -> new LineWorker(request, redactor), cancel);
    }

    void each(Crew.BatchTaker taker) throws IOException {
        crew.each(work -> {
            for (ImportFile file : request.files()) {
                split(file, work);
            }
        }, taker);
    }

    private void split(ImportFile file, Crew.Work<LineWorker> work) throws IOException, InterruptedException {
        try (InputStream in = file.open(standardInput)) {
            Filling filling = new Filling(file.name(), file.size(), work);
            LineFeed.feed(in, filling);
            filling.handOver();
        } catch (ZipException | EOFException e) {
            throw Refusal
                    .failed(new Problem("cut-file", Prose.of("{} is not a whole gzip file", Untrusted.of(file.name())),
                            "Get the file again. Nothing of this import was kept."))
                    .causedBy(e);
        } catch (Unpacked.TooMuch e) {
            throw Refusal.failed(new Problem("unpacks-too-large",
                    Prose.of("{} unpacks to far more than a log does", Untrusted.of(file.name())),
                    "Unpack it yourself if you trust it. Nothing of this import was kept.")).causedBy(e);
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
        private final Crew.Work<LineWorker> work;
        private final Bytes block = new Bytes(BATCH_BYTES);
        private List<LineWorker.Line> lines = new ArrayList<>(BATCH_LINES);
        private List<Import.BadLine> tooLong = new ArrayList<>();
        private long read;

        Filling(String name, long size, Crew.Work<LineWorker> work) {
            this.name = name;
            this.size = size;
            this.work = work;
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
                work.put(worker -> worker.work(raw));
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
