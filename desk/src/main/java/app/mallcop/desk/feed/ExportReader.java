package app.mallcop.desk.feed;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.TableRecords;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.net.json.JsonRecords;
import app.mallcop.store.imports.LineFeed;
import app.mallcop.store.events.Preparing;
import app.mallcop.text.secrets.Redactor;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads files as a platform exports them, record by record, and hands the records to the mapping that a scan uses. A file
 * that is cut gives what was whole.
 */
final class ExportReader {

    private static final int BATCH_EVENTS = 64;
    private static final int MOST_UNKNOWN = 1_000;

    private final Import.Request request;
    private final ExportFormat format;
    private final ExportFormat.Records records;
    private final InputStream standardInput;
    private final Progress progress;
    private final Crew<Preparing> crew;
    private final TreeMap<Untrusted, Long> unknown = new TreeMap<>();
    private long leftOut;
    private long passedOver;
    private long read;

    ExportReader(Import.Request request, Import.Export export, InputStream standardInput, Redactor redactor,
            Progress progress, Cancel cancel) {
        this.request = request;
        this.format = export.format();
        this.records = format.open(new ExportFormat.Opening(export.connector(), export.type(), export.repo()));
        this.standardInput = standardInput;
        this.progress = progress;
        this.crew = new Crew<>(() -> new Preparing(redactor, request.keepRaw()), cancel);
    }

    void each(Crew.BatchTaker taker) throws IOException {
        crew.each(work -> {
            for (ImportFile file : request.files()) {
                read(file, work);
            }
        }, taker);
    }

    /** Once all was read: records, and what was not told by a bad line. */
    Import.Told told() {
        return new Import.Told(read, passedOver, leftOut, unknown);
    }

    private void read(ImportFile file, Crew.Work<Preparing> work) throws IOException, InterruptedException {
        Filling filling = new Filling(file, work);
        try (BufferedInputStream in = new BufferedInputStream(file.open(standardInput), ExportLook.FAR)) {
            switch (ExportLook.of(in)) {
                case NOTHING -> {
                    // an empty file is fine
                }
                case LINES -> lines(in, filling);
                case DOCUMENT -> new JsonRecords(format.lists(), filling).read(in);
                case OTHER -> {
                    if (format.isTableToo()) {
                        new TableRecords(filling).read(in);
                    } else {
                        filling.bad(1, "the file is no JSON");
                    }
                }
            }
        } catch (ZipException | EOFException e) {
            filling.broken(filling.last + 1, "the file was cut when it was packed");
        } catch (Unpacked.TooMuch e) {
            filling.broken(filling.last + 1, "the file unpacks to far more than a log does");
        }
        records.end(filling);
        filling.handOver();
    }

    /** A line that is none stops nothing; a line may hold a list of records. */
    private void lines(InputStream in, Filling filling) throws IOException, InterruptedException {
        try {
            LineFeed.feed(in, new LineFeed.Lines() {
                @Override
                public void line(byte[] bytes, int from, int length, long number) throws IOException {
                    try {
                        filling.line(number);
                        new JsonRecords(format.lists(), filling).read(bytes, from, length);
                    } catch (InterruptedException e) {
                        throw new Interrupted();
                    }
                }

                @Override
                public void tooLong(long number, long bytes) {
                    filling.line(number);
                    filling.bad(1, "the line is " + bytes + " bytes long; the longest read is "
                            + LineFeed.LONGEST_LINE);
                }
            });
        } catch (Interrupted e) {
            throw new InterruptedException();
        }
    }

    /** Carries an interruption through the callbacks of the line feed. */
    private static final class Interrupted extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Takes records of one file, and gathers their events until there are enough for a worker. */
    private final class Filling implements JsonRecords.Taker, Connector.Sink {

        private final String name;
        private final Crew.Work<Preparing> work;
        private List<Preparing.Read> events = new ArrayList<>(BATCH_EVENTS);
        private List<Import.BadLine> bad = new ArrayList<>();
        private long line;
        private long last;

        Filling(ImportFile file, Crew.Work<Preparing> work) {
            this.name = file.name();
            this.work = work;
        }

        void line(long number) {
            line = number;
        }

        @Override
        public void record(Value.Fields record, long number) throws InterruptedException {
            read++;
            last = line > 0 ? line : number;
            records.take(record, this);
            if (read % 1_000 == 0) {
                progress.at("records read", read, 0);
            }
        }

        @Override
        public void bad(long number, String why) {
            broken(number, why);
        }

        @Override
        public void broken(long number, String why) {
            read++;
            last = line > 0 ? line : number;
            bad.add(new Import.BadLine(name, last, why));
        }

        @Override
        public void accept(Event event, @Nullable RawPayload raw) throws InterruptedException {
            events.add(new Preparing.Read(event, raw));
            if (events.size() >= BATCH_EVENTS) {
                handOver();
            }
        }

        @Override
        public void unknown(Untrusted operation) {
            unknown.merge(operation, 1L, Long::sum);
            if (unknown.size() > MOST_UNKNOWN) {
                unknown.pollLastEntry();
            }
        }

        @Override
        public void unreadable() {
            bad.add(new Import.BadLine(name, last, "it is no record of " + format.name()
                    + ": it does not say what was done, or when"));
        }

        @Override
        public void leftOut(long more) {
            leftOut += more;
        }

        @Override
        public void passedOver() {
            passedOver++;
        }

        void handOver() throws InterruptedException {
            List<Preparing.Read> full = events;
            List<Import.BadLine> told = bad;
            if (!full.isEmpty() || !told.isEmpty()) {
                work.put(worker -> new Batch(worker.prepare(full), told));
                events = new ArrayList<>(BATCH_EVENTS);
                bad = new ArrayList<>();
            }
        }
    }
}
