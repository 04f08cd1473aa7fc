package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** In a flooded cell: of each value that a judge tells apart the first and the last entry, and the heaviest of all. */
final class Marks {

    private static final Comparator<Tally.Entry> HEAVIER = Comparator.comparingLong(Tally.Entry::weight)
            .thenComparing(Ends.ORDER.reversed());

    /** The smallest hashes stay. */
    private record Value(long hash, int which, List<Untrusted> parts) implements Comparable<Value> {
        @Override
        public int compareTo(Value other) {
            int order = Long.compareUnsigned(hash, other.hash);
            if (order == 0) {
                order = Integer.compare(which, other.which);
            }
            for (int i = 0; order == 0 && i < parts.size(); i++) {
                order = parts.get(i).compareTo(other.parts.get(i));
            }
            return order;
        }
    }

    private static final class Of {
        Tally.Entry first;
        Tally.Entry last;

        Of(Tally.Entry entry) {
            first = entry;
            last = entry;
        }

        void add(Tally.Entry entry) {
            if (Ends.ORDER.compare(entry, first) < 0) {
                first = entry;
            }
            if (Ends.ORDER.compare(entry, last) > 0) {
                last = entry;
            }
        }
    }

    private final Tally.Apart apart;
    private final int most;
    private final long salt;
    private final List<TreeMap<Value, Of>> values = new ArrayList<>();
    private Tally.@Nullable Entry heaviest;

    Marks(Tally.Apart apart, int most, long salt) {
        this.apart = apart;
        this.most = most;
        this.salt = salt;
        apart.by().forEach(_ -> values.add(new TreeMap<>()));
    }

    void add(Tally.Entry entry) {
        for (int which = 0; which < apart.by().size(); which++) {
            add(entry, which);
        }
        if (apart.heaviest() && (heaviest == null || HEAVIER.compare(entry, heaviest) > 0)) {
            heaviest = entry;
        }
    }

    private void add(Tally.Entry entry, int which) {
        List<Untrusted> parts = new ArrayList<>();
        if (apart.kind() >= 0) {
            parts.add(entry.notes().get(apart.kind()));
        }
        apart.by().get(which).stream().filter(place -> place < entry.notes().size())
                .forEach(place -> parts.add(entry.notes().get(place)));
        TreeMap<Value, Of> of = values.get(which);
        Value value = new Value(KeyedHash.of(salt, parts), which, parts);
        Of known = of.get(value);
        if (known != null) {
            known.add(entry);
        } else if (of.size() < most || value.compareTo(of.lastKey()) < 0) {
            of.put(value, new Of(entry));
            if (of.size() > most) {
                of.pollLastEntry();
            }
        }
    }

    void each(Consumer<Tally.Entry> reader) {
        values.forEach(of -> of.values().forEach(one -> {
            reader.accept(one.first);
            reader.accept(one.last);
        }));
        if (heaviest != null) {
            reader.accept(heaviest);
        }
    }
}
