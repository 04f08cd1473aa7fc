package app.mallcop.api;

import java.util.Locale;
import java.util.Optional;

/** Whether a finding still waits for somebody. */
public enum FindingStatus {
    OPEN, RESOLVED, ACKED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FindingStatus> ofWord(String word) {
        return switch (word) {
            case "open" -> Optional.of(OPEN);
            case "resolved" -> Optional.of(RESOLVED);
            case "acked" -> Optional.of(ACKED);
            default -> Optional.empty();
        };
    }
}
