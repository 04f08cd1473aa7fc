package app.mallcop.desk.feed;

import app.mallcop.store.events.Preparing;
import app.mallcop.store.imports.EventLine;
import app.mallcop.text.secrets.Redactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads, scans and encodes lines. Each worker has its own memory of what it met lately, so none is used by two threads. */
final class LineWorker {

    /** A line as it lies in a block of bytes. */
    record Line(int from, int length, long number) {}

    /** Some lines of a file, in order. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record RawLines(String file, byte[] block, List<Line> lines, List<Import.BadLine> tooLong) {}

    private final EventLine parser;
    private final Preparing preparing;

    LineWorker(Import.Request request, Redactor redactor) {
        this.parser = new EventLine(request.connector().orElse(null), request.types());
        this.preparing = new Preparing(redactor, request.keepRaw());
    }

    Batch work(RawLines raw) {
        List<Preparing.Ready> events = new ArrayList<>(raw.lines().size());
        List<Import.BadLine> bad = new ArrayList<>(raw.tooLong());
        for (Line line : raw.lines()) {
            try {
                EventLine.Read read = parser.read(raw.block(), line.from(), line.length());
                events.add(preparing.prepare(read.event(), read.raw()));
            } catch (EventLine.Bad e) {
                bad.add(new Import.BadLine(raw.file(), line.number(), e.reason()));
            }
        }
        bad.sort(Comparator.comparingLong(Import.BadLine::line));
        return new Batch(events, bad);
    }
}
