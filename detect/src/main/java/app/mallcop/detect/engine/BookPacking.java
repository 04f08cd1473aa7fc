package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.shelf.Packing;
import app.mallcop.detect.shelf.Shelves;
import app.mallcop.detect.shelf.Unpacking;
import java.util.Map;
import java.util.TreeSet;

/** What every run needs to know of a day that may still change; what it counted is in its {@link BookFile}. */
final class BookPacking {

    private BookPacking() {}

    static void write(DayBook book, Packing out) {
        out.number(book.day);
        out.number(book.sealed ? 1 : 0);
        out.number(book.cells.size());
        book.cells.forEach((name, cells) -> {
            out.text(name);
            out.number(cells.keptKeys());
            out.number(cells.era());
            out.number(cells.limit());
            out.number(cells.leftOut());
        });
        out.number(book.withheld.size());
        book.withheld.forEach((source, entries) -> {
            out.text(source);
            out.number(entries.size());
            entries.forEach((entry, findings) -> {
                out.text(entry.fact().name());
                out.number(entry.fact().perActor());
                out.texts(entry.key().parts().stream().map(Untrusted::clear).toList());
                out.texts(findings);
            });
        });
        out.number(book.kinds.size());
        book.kinds.forEach((kind, of) -> {
            out.text(kind);
            out.number(of.folded ? 1 : 0);
            out.texts(new TreeSet<>(of.members));
        });
        out.number(book.foldedInto.size());
        book.foldedInto.forEach((member, flood) -> {
            out.text(member);
            out.text(flood);
        });
    }

    static DayBook read(Unpacking in, Shelves.Files files, Map<String, Tally> tallies, long salt, Doubt doubt) {
        DayBook book = new DayBook((int) in.number());
        book.sealed = in.number() == 1;
        for (int cells = in.count(); cells > 0; cells--) {
            String name = in.text();
            Tally tally = tallies.get(name);
            int kept = in.count();
            int era = in.count();
            long limit = in.number();
            long leftOut = in.number();
            if (tally != null) {
                Cells of = new Cells(name, tally, book.day, salt);
                of.keptIn(kept, era, limit, leftOut);
                book.cells.put(name, of);
            }
        }
        for (int sources = in.count(); sources > 0; sources--) {
            String source = in.text();
            for (int entries = in.count(); entries > 0; entries--) {
                Fact fact = new Fact(in.text(), (int) in.number());
                Entry entry = new Entry(fact,
                        Key.of(in.texts().stream().map(Untrusted::of).toList()));
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
        BookFile file = new BookFile(book.day, Shelves.read(in, files), tallies, salt, doubt);
        book.file = file;
        book.cells.values().forEach(cells -> cells.keptIn(file));
        return book;
    }
}
