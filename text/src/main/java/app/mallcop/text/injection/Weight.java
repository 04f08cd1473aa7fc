package app.mallcop.text.injection;

import app.mallcop.api.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What signals mean together. More signals never mean less. */
public final class Weight {

    private static final Map<Strength, Integer> POINTS = new EnumMap<>(
            Map.of(Strength.HINT, 1, Strength.WEAK, 2, Strength.STRONG, 4, Strength.CRITICAL, 8));
    private static final int INFO = 2;
    public static final int WARN = 4;
    private static final int CRITICAL = 8;

    private Weight() {}

    /** Each kind counts once, with the strongest of it. Empty where it is nothing. */
    public static Optional<Severity> of(Collection<Signal> signals) {
        Map<String, Integer> kinds = kinds(signals);
        int most = kinds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int total = total(kinds);
        // Honest text neither hides, nor forges the frame it is shown in, nor speaks a model's control language while it gives orders.
        boolean disguised = kinds.getOrDefault("hidden", 0) >= 2 || kinds.containsKey("marker")
                || kinds.getOrDefault("template", 0) >= WARN;
        if (most >= CRITICAL || (disguised && signals.stream().anyMatch(Weight::orders))) {
            return Optional.of(Severity.CRITICAL);
        }
        if (total >= WARN) {
            return Optional.of(Severity.WARN);
        }
        boolean small = signals.stream().anyMatch(signal -> signal.place() != Place.TEXT);
        return total >= INFO && small ? Optional.of(Severity.INFO) : Optional.empty();
    }

    /** The sum that is held against {@link #WARN}. */
    public static int points(Collection<Signal> signals) {
        return total(kinds(signals));
    }

    private static Map<String, Integer> kinds(Collection<Signal> signals) {
        Map<String, Integer> kinds = new TreeMap<>();
        signals.forEach(signal -> kinds.merge(signal.kind(), POINTS.getOrDefault(signal.strength(), 0), Math::max));
        return kinds;
    }

    private static int total(Map<String, Integer> kinds) {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean orders(Signal signal) {
        return signal.speaks() && signal.strength() != Strength.HINT && !signal.kind().equals("template");
    }
}
