package app.mallcop.sim.shelf;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Where a record stands in an order of time. */
record Place(Instant at, long number) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::at).thenComparingLong(Place::number);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    String written() {
        return at + " " + number;
    }

    static Optional<Place> read(String written) {
        try {
            String[] parts = written.split(" ", 2);
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new Place(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
