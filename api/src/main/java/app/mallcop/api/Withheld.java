package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One thing an open finding keeps out of what is normal: what was counted of this key on this connector and day (law 6).
 *
 * @param fact the kind of thing that is counted, such as {@code actor-slot}
 */
public record Withheld(String fact, List<Untrusted> key, String source, LocalDate day) implements Comparable<Withheld> {

    private static final Comparator<Withheld> ORDER = Comparator.comparing(Withheld::fact)
            .thenComparing(Withheld::key, Untrusted::compareParts).thenComparing(Withheld::source)
            .thenComparing(Withheld::day);

    public Withheld {
        Names.requireConnectorId(source);
        requireNonNull(fact, "fact is null");
        requireNonNull(day, "day is null");
        key = List.copyOf(key);
    }

    @Override
    public int compareTo(Withheld other) {
        return ORDER.compare(this, other);
    }
}
