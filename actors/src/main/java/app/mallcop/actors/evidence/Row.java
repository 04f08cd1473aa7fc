package app.mallcop.actors.evidence;

import app.mallcop.api.Untrusted;
import java.util.List;

/**
 * One thing that the baseline knows, and how often it was seen on which days. Days on which a finding keeps it out are not
 * among them.
 *
 * @param fact the kind of thing, as in {@code baseline/}: {@code actor-slot}
 */
public record Row(String fact, List<Untrusted> key, Days days) implements Comparable<Row> {

    public Row {
        key = List.copyOf(key);
    }

    public long events() {
        return days.events();
    }

    @Override
    public int compareTo(Row other) {
        int order = fact.compareTo(other.fact);
        return order != 0 ? order : Untrusted.compareParts(key, other.key);
    }
}
