package app.mallcop.api;

import java.util.Locale;
import java.util.Optional;

/** How much a finding or an event matters. Declared from least to most, so {@code compareTo} is "more severe than". */
public enum Severity {
    INFO, WARN, CRITICAL;

    /** As written in files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> ofWord(String word) {
        return switch (word) {
            case "info" -> Optional.of(INFO);
            case "warn" -> Optional.of(WARN);
            case "critical" -> Optional.of(CRITICAL);
            default -> Optional.empty();
        };
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
