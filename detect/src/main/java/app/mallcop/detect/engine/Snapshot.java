package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The engine's memory as bytes, for a cache: the ledger, which changes when a day is sealed, and the open days, which change with every
 * detection. Not a format to keep: whatever cannot be read is made again from the repo.
 */
public final class Snapshot {

    private static final int FORMAT = 1;

    /** The bytes are damaged, or of another version. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("not a snapshot of this version", null, false, false);
        }
    }

    private Snapshot() {}

    public static byte[] ledger(State state) {
        Packing out = new Packing();
        out.number(FORMAT);
        state.ledger.each((fact, key, track) -> {
            out.number(1);
            out.text(fact);
            out.key(key);
            out.number(track.size());
            int[] before = new int[1];
            track.each((day, source, count, withheldBy) -> {
                out.number(day - before[0]);
                before[0] = day;
                out.number(source);
                out.number(count);
                out.texts(withheldBy);
            });
        });
        out.number(0);
        return out.bytes();
    }

    public static byte[] open(State state) {
        Packing out = new Packing();
        out.number(FORMAT);
        out.number(state.sealedUpTo);
        out.texts(List.copyOf(new TreeSet<>(state.released)));
        out.texts(List.copyOf(new TreeSet<>(state.lookedBack)));
        coverage(state.coverage, out);
        out.number(state.books.size());
        state.books.values().forEach(book -> book(book, out));
        return out.bytes();
    }

    /** Cells of detectors that do not run now are left out. */
    public static State read(byte[] ledger, byte[] open, Setup setup) {
        State state = new State();
        Unpacking in = new Unpacking(open);
        require(in.number() == FORMAT);
        state.sealedUpTo = (int) in.number();
        state.released.addAll(in.texts());
        state.lookedBack.addAll(in.texts());
        coverage(state.coverage, in);
        Map<String, Tally> tallies = new HashMap<>();
        setup.detectors().forEach(detector -> detector.tallies()
                .forEach(tally -> tallies.put(detector.name() + "/" + tally.name(), tally)));
        for (int books = in.count(); books > 0; books--) {
            DayBook book = book(in, tallies, setup.salt());
            state.books.put(book.day, book);
        }
        require(in.isAtEnd());
        ledger(new Unpacking(ledger), state.ledger);
        return state;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Unreadable();
        }
    }

    private static void ledger(Unpacking in, Ledger ledger) {
        require(in.number() == FORMAT);
        while (in.number() == 1) {
            String fact = in.text();
            Track track = ledger.trackOf(fact, in.key());
            int day = 0;
            for (int days = in.count(); days > 0; days--) {
                day += (int) in.number();
                track.put(day, (short) in.number(), in.number(), in.texts());
            }
        }
        require(in.isAtEnd());
    }

    private static void coverage(Coverage coverage, Packing out) {
        out.number(coverage.sources().size());
        for (String source : coverage.sources()) {
            out.text(source);
            Instant read = coverage.firstRead(source);
            out.number(read == null ? 0 : 1);
            time(read == null ? Instant.EPOCH : read, out);
            out.number(coverage.anewFrom(source));
            BitSet days = coverage.daysOf(source);
            out.number(days.cardinality());
            int[] before = new int[1];
            days.stream().forEach(day -> {
                out.number(day - before[0]);
                before[0] = day;
            });
        }
    }

    private static void coverage(Coverage coverage, Unpacking in) {
        for (int sources = in.count(); sources > 0; sources--) {
            String source = in.text();
            coverage.number(source);
            boolean wasRead = in.number() == 1;
            Instant read = time(in);
            if (wasRead) {
                coverage.read(source, read);
            }
            coverage.anew(source, (int) in.number());
            int day = 0;
            for (int days = in.count(); days > 0; days--) {
                day += (int) in.number();
                coverage.cover(source, day);
            }
        }
    }

    private static void time(Instant at, Packing out) {
        out.number(at.getEpochSecond());
        out.number(at.getNano());
    }

    private static Instant time(Unpacking in) {
        return Instant.ofEpochSecond(in.number(), in.number());
    }

    private static void book(DayBook book, Packing out) {
        out.number(book.day);
        out.number(book.sealed ? 1 : 0);
        out.number(book.taught.size());
        book.taught.forEach((source, taught) -> {
            out.text(source);
            out.number(taught.counts.size());
            taught.counts.forEach((fact, keys) -> {
                fact(fact, out);
                out.number(keys.size());
                keys.forEach((key, count) -> {
                    out.key(key);
                    out.number(count[0]);
                });
            });
        });
        out.number(book.cells.size());
        book.cells.forEach((name, cells) -> cells(name, cells, book.day, out));
        out.number(book.withheld.size());
        book.withheld.forEach((source, entries) -> {
            out.text(source);
            out.number(entries.size());
            entries.forEach((entry, findings) -> {
                fact(entry.fact(), out);
                out.key(entry.key());
                out.texts(List.copyOf(findings));
            });
        });
        out.number(book.kinds.size());
        book.kinds.forEach((kind, of) -> {
            out.text(kind);
            out.number(of.folded ? 1 : 0);
            out.texts(List.copyOf(new TreeSet<>(of.members)));
        });
        out.number(book.foldedInto.size());
        book.foldedInto.forEach((member, flood) -> {
            out.text(member);
            out.text(flood);
        });
    }

    private static DayBook book(Unpacking in, Map<String, Tally> tallies, long salt) {
        DayBook book = new DayBook((int) in.number());
        book.sealed = in.number() == 1;
        for (int sources = in.count(); sources > 0; sources--) {
            DayBook.Taught taught = book.taught(in.text());
            for (int facts = in.count(); facts > 0; facts--) {
                Fact fact = fact(in);
                Map<Key, long[]> keys = new HashMap<>();
                for (int count = in.count(); count > 0; count--) {
                    keys.put(in.key(), new long[]{in.number()});
                }
                taught.counts.put(fact, keys);
            }
        }
        for (int cells = in.count(); cells > 0; cells--) {
            cells(in, book, tallies, salt);
        }
        for (int sources = in.count(); sources > 0; sources--) {
            String source = in.text();
            for (int entries = in.count(); entries > 0; entries--) {
                Entry entry = new Entry(fact(in), in.key());
                in.texts().forEach(finding -> book.withhold(source, entry, finding));
            }
        }
        for (int kinds = in.count(); kinds > 0; kinds--) {
            DayBook.Kind kind = new DayBook.Kind();
            book.kinds.put(in.text(), kind);
            kind.folded = in.number() == 1;
            kind.members.addAll(in.texts());
        }
        for (int folded = in.count(); folded > 0; folded--) {
            book.foldedInto.put(in.text(), in.text());
        }
        return book;
    }

    private static void fact(Fact fact, Packing out) {
        out.text(fact.name());
        out.number(fact.perActor());
    }

    private static Fact fact(Unpacking in) {
        return new Fact(in.text(), (int) in.number());
    }

    private static void cells(String name, Cells cells, int day, Packing out) {
        out.text(name);
        out.number(cells.limit());
        out.number(cells.leftOut());
        out.number(cells.all().size());
        cells.all().forEach((key, places) -> {
            out.key(key);
            out.number(places.size());
            places.forEach((place, cell) -> {
                out.number(place);
                out.number(cell.count);
                out.number(cell.weight);
                List<Tally.Entry> entries = cell.entries();
                out.number(entries.size());
                for (Tally.Entry entry : entries) {
                    time(entry.at(), out);
                    out.number(entry.weight());
                    out.text(entry.ref().id());
                    out.text(entry.ref().source());
                    out.number(entry.ref().day().toEpochDay() - day);
                    out.number(entry.notes().size());
                    entry.notes().forEach(note -> out.text(note.clear()));
                }
            });
        });
    }

    private static void cells(Unpacking in, DayBook book, Map<String, Tally> tallies, long salt) {
        String name = in.text();
        Tally tally = tallies.get(name);
        Cells cells = tally == null ? null : new Cells(tally, book.day, salt);
        long limit = in.number();
        long out = in.number();
        for (int keys = in.count(); keys > 0; keys--) {
            Key key = in.key();
            for (int places = in.count(); places > 0; places--) {
                int place = (int) in.number();
                long count = in.number();
                long weight = in.number();
                List<Tally.Entry> entries = entries(in, book.day);
                if (cells != null) {
                    cells.restore(key, place, count, weight, entries);
                }
            }
        }
        if (cells != null) {
            cells.restoreLimit(limit, out);
            book.cells.put(name, cells);
        }
    }

    private static List<Tally.Entry> entries(Unpacking in, int day) {
        List<Tally.Entry> entries = new ArrayList<>();
        for (int count = in.count(); count > 0; count--) {
            Instant at = time(in);
            long weight = in.number();
            String id = in.text();
            String source = in.text();
            LocalDate on = LocalDate.ofEpochDay(day + in.number());
            List<Untrusted> notes = new ArrayList<>();
            for (int note = in.count(); note > 0; note--) {
                notes.add(in.untrusted());
            }
            entries.add(new Tally.Entry(at, weight, new EventRef(id, source, on, null), notes));
        }
        return entries;
    }
}
