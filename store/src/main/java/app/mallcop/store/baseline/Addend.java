package app.mallcop.store.baseline;

import app.mallcop.api.Untrusted;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a sealed day: for this kind of fact and this key, these counts. Addends add up, which is why a window,
 * leaving a day out, and taking something back are all just sums.
 *
 * @param kind such as {@code actor} or {@code actor-hour}
 * @param key what is counted, from outside
 * @param counts whole numbers by name
 */
public record Addend(String kind, List<Untrusted> key, SortedMap<String, Long> counts) implements Comparable<Addend> {

    private static final Comparator<List<Untrusted>> BY_KEY = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    public Addend {
        key = List.copyOf(key);
        counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    @Override
    public int compareTo(Addend other) {
        int kinds = kind.compareTo(other.kind);
        return kinds != 0 ? kinds : BY_KEY.compare(key, other.key);
    }
}
