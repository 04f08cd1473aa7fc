package app.mallcop.detect.engine;

import java.util.Set;
import java.io.IOException;
import app.mallcop.detect.shelf.Shelves;
import app.mallcop.detect.shelf.Unreadable;
import app.mallcop.detect.shelf.Unpacking;
import app.mallcop.detect.shelf.Packing;
import app.mallcop.detect.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The engine's memory, for a cache: a few words of everything, and files of which the next run reads what it asks for. Not a format to keep:
 * whatever cannot be read is made again from the repo.
 */
public final class Snapshot {

    private static final int FORMAT = 4;

    private Snapshot() {}

    /** @param run makes names of files that were not there before */
    public static byte[] write(State state, String run, Shelves.Files files, Set<String> names) throws IOException {
        Packing out = new Packing();
        out.number(FORMAT);
        out.number(state.sealedUpTo);
        out.texts(new TreeSet<>(state.released));
        out.texts(new TreeSet<>(state.lookedBack));
        out.texts(new TreeSet<>(state.met));
        out.number(state.knowsMet ? 1 : 0);
        coverage(state.coverage, out);
        names.addAll(state.ledger.file().write(state.ledger, "ledger-" + run, files, out));
        out.number(state.books.size());
        for (DayBook book : state.books.values()) {
            BookPacking.write(book, out);
            BookFile file = book.file == null ? BookFile.begin(book.day, files, state.doubt) : book.file;
            names.addAll(file.write(book, "day-" + LocalDate.ofEpochDay(book.day) + "-" + run, out));
        }
        return out.bytes();
    }

    /** Cells of detectors that do not run now are left out. */
    public static State read(byte[] head, Shelves.Files files, Setup setup) {
        State state = new State();
        Unpacking in = new Unpacking(head);
        require(in.number() == FORMAT);
        state.sealedUpTo = (int) in.number();
        state.released.addAll(in.texts());
        state.lookedBack.addAll(in.texts());
        state.met.addAll(in.texts());
        state.knowsMet = in.number() == 1;
        coverage(state.coverage, in);
        state.ledger.open(LedgerFile.read(in, files, state.doubt));
        Map<String, Tally> tallies = new HashMap<>();
        setup.detectors().forEach(detector -> detector.tallies()
                .forEach(tally -> tallies.put(detector.name() + "/" + tally.name(), tally)));
        for (int books = in.count(); books > 0; books--) {
            DayBook book = BookPacking.read(in, files, tallies, setup.salt(), state.doubt);
            state.books.put(book.day, book);
        }
        require(in.isAtEnd());
        return state;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Unreadable();
        }
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
}
