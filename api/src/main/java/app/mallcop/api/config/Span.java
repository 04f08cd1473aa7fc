package app.mallcop.api.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** A stretch of time as people write it: {@code 15m}, {@code 6h}, {@code 90d}, {@code 2w}, {@code 1mo}. */
public record Span(long count, Unit unit) implements Comparable<Span> {

    private static final int MOST_DIGITS = 6;

    /** A month counts as 30 days where spans are compared or turned into a duration. */
    public enum Unit {
        MINUTES("m", 1), HOURS("h", 60), DAYS("d", 1_440), WEEKS("w", 10_080), MONTHS("mo", 43_200);

        private final String word;
        private final long minutes;

        Unit(String word, long minutes) {
            this.word = word;
            this.minutes = minutes;
        }

        public String word() {
            return word;
        }
    }

    public Span {
        requireNonNull(unit, "unit is null");
        if (count < 0) {
            throw new IllegalArgumentException("a span is not negative");
        }
    }

    public static Span days(long count) {
        return new Span(count, Unit.DAYS);
    }

    public static Optional<Span> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        String word = text.substring(digits);
        for (Unit unit : Unit.values()) {
            if (unit.word.equals(word)) {
                return Optional.of(new Span(Long.parseLong(text.substring(0, digits)), unit));
            }
        }
        return Optional.empty();
    }

    public long minutes() {
        return Math.multiplyExact(count, unit.minutes);
    }

    public Duration duration() {
        return Duration.ofMinutes(minutes());
    }

    /** By length: {@code 24h} and {@code 1d} compare as the same though they are written differently. */
    @Override
    public int compareTo(Span other) {
        return Long.compare(minutes(), other.minutes());
    }

    @Override
    public String toString() {
        return count + unit.word;
    }
}
