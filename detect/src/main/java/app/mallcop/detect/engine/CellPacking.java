package app.mallcop.detect.engine;

import app.mallcop.detect.EventRef;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import app.mallcop.detect.shelf.Packing;
import app.mallcop.detect.shelf.Unpacking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The cells of one key of one day as bytes. */
final class CellPacking {

    private static final long DAY = 86_400L;

    private CellPacking() {}

    static void write(Row row, int day, Packing out) {
        out.number(row.size());
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.cell(i);
            out.number(row.place(i));
            out.number(cell.count);
            out.number(cell.weight);
            Packing entries = new Packing();
            write(cell.entries(), day, entries);
            out.block(entries);
        }
    }

    private static void write(List<Tally.Entry> entries, int day, Packing out) {
        out.number(entries.size());
        for (Tally.Entry entry : entries) {
            Instant at = entry.at();
            out.number(at.getEpochSecond() - day * DAY);
            out.number(at.getNano());
            out.number(entry.weight());
            out.text(entry.ref().id());
            out.text(entry.ref().source());
            out.number(entry.ref().day().toEpochDay() - day);
            out.number(entry.notes().size());
            entry.notes().forEach(note -> out.text(note.clear()));
        }
    }

    static void read(Unpacking in, int day, Cells.Into into) {
        for (int places = in.count(); places > 0; places--) {
            int place = (int) in.number();
            long count = in.number();
            long weight = in.number();
            into.cell(place, count, weight, entries(in.block(), day));
        }
    }

    interface Sums {
        void cell(int place, long count, long weight);
    }

    /** Without understanding the entries. */
    static void sums(Unpacking in, Sums into) {
        for (int places = in.count(); places > 0; places--) {
            int place = (int) in.number();
            long count = in.number();
            long weight = in.number();
            in.block();
            into.cell(place, count, weight);
        }
    }

    private static List<Tally.Entry> entries(Unpacking in, int day) {
        List<Tally.Entry> entries = new ArrayList<>();
        for (int count = in.count(); count > 0; count--) {
            Instant at = Instant.ofEpochSecond(day * DAY + in.number(), in.number());
            long weight = in.number();
            String id = in.text();
            String source = in.text();
            LocalDate on = LocalDate.ofEpochDay(day + in.number());
            List<Untrusted> notes = new ArrayList<>();
            for (int note = in.count(); note > 0; note--) {
                notes.add(Untrusted.of(in.text()));
            }
            entries.add(new Tally.Entry(at, weight, new EventRef(id, source, on, null), notes));
        }
        return entries;
    }
}
