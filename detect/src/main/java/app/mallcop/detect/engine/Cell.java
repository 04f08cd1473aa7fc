package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a tally being filled: counts all, keeps a few. The same entries in any order, at once or through its bytes, make the
 * same cell.
 */
final class Cell {

    long count;
    long weight;
    private final @Nullable Map<Untrusted, Ends> kinds;
    private final Ends ends;
    /** Of what is told apart; begun when the first entry is let go. */
    private @Nullable Marks marks;

    Cell(Tally.Apart apart) {
        this.kinds = apart.kind() < 0 ? null : new TreeMap<>();
        this.ends = new Ends();
    }

    void add(Tally.Entry entry, Tally tally, long salt) {
        count++;
        weight = saturated(weight, entry.weight());
        keep(entry, tally, salt);
    }

    static long saturated(long a, long b) {
        long sum = a + b;
        return sum < a && b > 0 ? Long.MAX_VALUE : sum;
    }

    /** From a cache: already counted. */
    void keep(Tally.Entry entry, Tally tally, long salt) {
        Tally.Apart apart = tally.apart();
        Tally.Entry let = ends(apart, entry).keep(entry, tally.keeps());
        if (apart.by().isEmpty() && !apart.heaviest()) {
            return;
        }
        Marks known = marks;
        if (known != null) {
            known.add(entry);
        } else if (let != null) {
            known = new Marks(apart, tally.keeps(), salt);
            marks = known;
            known.add(let);
            for (Ends of : all()) {
                of.first.forEach(known::add);
                of.last.forEach(known::add);
            }
        }
    }

    private Ends ends(Tally.Apart apart, Tally.Entry entry) {
        if (kinds == null) {
            return ends;
        }
        Untrusted kind = entry.notes().get(apart.kind());
        Ends of = kinds.get(kind);
        if (of == null) {
            of = new Ends();
            kinds.put(kind, of);
        }
        return of;
    }

    private Iterable<Ends> all() {
        return kinds == null ? List.of(ends) : kinds.values();
    }

    /** By time, each once. */
    List<Tally.Entry> entries() {
        if (marks == null) {
            Iterator<Ends> of = all().iterator();
            Ends only = of.next();
            if (only.last.isEmpty() && !of.hasNext()) {
                return only.first;
            }
        }
        TreeSet<Tally.Entry> all = new TreeSet<>(Ends.ORDER);
        for (Ends of : all()) {
            all.addAll(of.first);
            all.addAll(of.last);
        }
        if (marks != null) {
            marks.each(all::add);
        }
        return new ArrayList<>(all);
    }
}
