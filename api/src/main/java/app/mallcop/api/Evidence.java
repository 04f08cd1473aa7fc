package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An event that a finding rests on: its id, its day and connector (so that it is found without a search), and the hash of its line. */
public record Evidence(String eventId, String source, LocalDate day, String hash) implements Comparable<Evidence> {

    /** How much is kept at each end when a finding has more. */
    public static final int KEPT = 50;

    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::day)
            .thenComparing(Evidence::source).thenComparing(Evidence::eventId).thenComparing(Evidence::hash);

    public Evidence {
        Names.requireEventId(eventId);
        Names.requireConnectorId(source);
        requireNonNull(day, "day is null");
        requireNonNull(hash, "hash is null");
    }

    @Override
    public int compareTo(Evidence other) {
        return ORDER.compare(this, other);
    }

    /**
     * Each once, by (day, connector, event id); when that is more than twice {@link #KEPT}, the first and the last
     * {@code KEPT} of them. What is kept of two parts put together is what is kept of the whole, however it was split.
     */
    public static List<Evidence> bounded(Collection<Evidence> evidence) {
        List<Evidence> ordered = new ArrayList<>();
        for (Evidence one : evidence.stream().sorted().toList()) {
            if (ordered.isEmpty() || ordered.getLast().compareTo(one) != 0) {
                ordered.add(one);
            }
        }
        if (ordered.size() > 2 * KEPT) {
            ordered.subList(KEPT, ordered.size() - KEPT).clear();
        }
        return List.copyOf(ordered);
    }
}
