package app.mallcop.store.baseline;

import app.mallcop.api.Untrusted;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a sealed day: for this kind of fact and this key, these counts. Addends add up, which is why a window,
 * leaving a day out, and taking something back are all just sums.
 *
 * @param kind such as {@code actor} or {@code actor-slot}
 * @param key what is counted, from outside
 * @param counts whole numbers by name
 * @param withheld the findings that kept this out of what is normal when the day was sealed (law 6); it counts once each of
 *                 them is acked, or resolved with evidence
 */
public record Addend(String kind, List<Untrusted> key, SortedMap<String, Long> counts, List<String> withheld)
        implements
            Comparable<Addend> {

    public Addend {
        key = List.copyOf(key);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        withheld = withheld.isEmpty() ? List.of() : withheld.stream().sorted().distinct().toList();
    }

    public Addend(String kind, List<Untrusted> key, SortedMap<String, Long> counts) {
        this(kind, key, counts, List.of());
    }

    /** Under which name {@link #count} is kept. */
    private static final String COUNT = "n";

    public static Addend of(String kind, List<Untrusted> key, long count, List<String> withheld) {
        return new Addend(kind, key, new TreeMap<>(Map.of(COUNT, count)), withheld);
    }

    /** How often; what is counted beside it is for those who know the fact. */
    public long count() {
        return counts.getOrDefault(COUNT, 0L);
    }

    @Override
    public int compareTo(Addend other) {
        int kinds = kind.compareTo(other.kind);
        return kinds != 0 ? kinds : Untrusted.compareParts(key, other.key);
    }
}
