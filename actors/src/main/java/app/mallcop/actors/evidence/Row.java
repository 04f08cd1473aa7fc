package app.mallcop.actors.evidence;

import app.mallcop.api.Untrusted;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that the baseline knows, and how often it was seen on which days. Days on which a finding keeps it out are not
 * among them.
 *
 * @param fact the kind of thing, as in {@code baseline/}: {@code actor-slot}
 */
public record Row(String fact, List<Untrusted> key, SortedMap<LocalDate, Long> days) implements Comparable<Row> {

    public Row {
        key = List.copyOf(key);
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    public long events() {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public int compareTo(Row other) {
        int order = fact.compareTo(other.fact);
        return order != 0 ? order : Untrusted.compareParts(key, other.key);
    }
}
