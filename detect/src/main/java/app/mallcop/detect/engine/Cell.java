package app.mallcop.detect.engine;

import static java.util.Objects.requireNonNull;

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
    private final @Nullable Ends ends;
    /** Of what is told apart; begun when the first entry is let go. */
    private @Nullable Marks marks;

    Cell(Tally.Apart apart) {
        this.kinds = apart.kind() < 0 ? null : new TreeMap<>();
        this.ends = apart.kind() < 0 ? new Ends() : null;
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
                of.each(known::add);
            }
        }
    }

    private Ends ends(Tally.Apart apart, Tally.Entry entry) {
        if (kinds == null) {
            return requireNonNull(ends, "kinds have ends of their own");
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
        return ends == null ? requireNonNull(kinds, "there are no ends").values() : List.of(ends);
    }

    /** By time, each once. */
    List<Tally.Entry> entries() {
        if (marks == null) {
            Iterator<Ends> of = all().iterator();
            Ends only = of.next();
            if (!only.hasLast() && !of.hasNext()) {
                return only.first();
            }
        }
        TreeSet<Tally.Entry> all = new TreeSet<>(Ends.ORDER);
        for (Ends of : all()) {
            of.each(all::add);
        }
        if (marks != null) {
            marks.each(all::add);
        }
        return new ArrayList<>(all);
    }
}
