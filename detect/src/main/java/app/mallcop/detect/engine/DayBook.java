package app.mallcop.detect.engine;

import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A UTC day that may still change: what it will teach, per connector; the cells of the tallies; what findings of the day
 * withhold; how many findings of a kind it has. A function of the day's events and findings, so it can be made again.
 */
final class DayBook {

    /** What one connector's events of the day teach. */
    static final class Taught implements Learning {
        final Map<Fact, Map<Key, long[]>> counts = new HashMap<>();

        @Override
        public void count(Fact fact, Key key, long count) {
            Map<Key, long[]> keys = counts.get(fact);
            if (keys == null) {
                keys = new HashMap<>();
                counts.put(fact, keys);
            }
            long[] so = keys.get(key);
            if (so == null) {
                keys.put(key, new long[]{count});
            } else {
                so[0] += count;
            }
        }

        /** What somebody else learned of the same day; it is not theirs any more. */
        void add(Taught other) {
            other.counts.forEach((fact, keys) -> {
                if (counts.putIfAbsent(fact, keys) != null) {
                    keys.forEach((key, count) -> count(fact, key, count[0]));
                }
            });
        }
    }

    /** Findings of one kind on one connector this day. */
    static final class Kind {
        final Set<String> members = new HashSet<>();
        boolean folded;
    }

    final int day;
    final Map<String, Taught> taught = new TreeMap<>();
    /** By the tally's full name, {@code detector/tally}. */
    final Map<String, Cells> cells = new TreeMap<>();
    /** Which findings keep what out of this day, by connector. */
    final Map<String, Map<Entry, Set<String>>> withheld = new HashMap<>();
    final Map<String, Kind> kinds = new TreeMap<>();
    /** Members of a fold, and what they were folded into. */
    final Map<String, String> foldedInto = new HashMap<>();
    boolean sealed;
    /** What earlier runs taught and tallied; in memory is what this one adds. */
    @Nullable
    BookFile file;

    DayBook(int day) {
        this.day = day;
    }

    Taught taught(String source) {
        Taught known = taught.get(source);
        if (known == null) {
            known = new Taught();
            taught.put(source, known);
        }
        return known;
    }

    /** Crews count at the same time, each its own tallies; only the list of them is everybody's. */
    Cells cells(String tally, Function<String, Cells> make) {
        synchronized (cells) {
            Cells known = cells.get(tally);
            return known == null ? cells.computeIfAbsent(tally, make) : known;
        }
    }

    /** What the day teaches, of all runs. */
    Map<String, Taught> allTaught() {
        if (file == null) {
            return taught;
        }
        Map<String, Taught> all = new TreeMap<>();
        file.taught(all);
        taught.forEach((source, now) -> {
            Taught sum = all.computeIfAbsent(source, _ -> new Taught());
            now.counts.forEach((fact, keys) -> keys.forEach((key, count) -> sum.count(fact, key, count[0])));
        });
        return all;
    }

    void withhold(String source, Entry entry, String finding) {
        withheld.computeIfAbsent(source, _ -> new HashMap<>()).computeIfAbsent(entry, _ -> new TreeSet<>())
                .add(finding);
    }

    Set<String> withholding(String source, Fact fact, Key key) {
        Map<Entry, Set<String>> of = withheld.get(source);
        Set<String> by = of == null ? null : of.get(new Entry(fact, key));
        if (by == null) {
            return Set.of();
        }
        Set<String> findings = new TreeSet<>();
        for (String finding : by) {
            findings.add(foldedInto.getOrDefault(finding, finding));
        }
        return findings;
    }
}
