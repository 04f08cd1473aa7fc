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
    private static final int WARN = 4;

    private Weight() {}

    /** Each kind counts once, with the strongest of it. Empty where it is nothing. */
    public static Optional<Severity> of(Collection<Signal> signals) {
        Map<String, Integer> kinds = new TreeMap<>();
        boolean small = false;
        boolean orders = false;
        for (Signal signal : signals) {
            int points = POINTS.getOrDefault(signal.strength(), 0);
            kinds.merge(signal.kind(), points, Math::max);
            small |= signal.place() != Place.TEXT;
            orders |= signal.speaks() && signal.strength() != Strength.HINT && !signal.kind().equals("template");
        }
        int total = kinds.values().stream().mapToInt(Integer::intValue).sum();
        int most = kinds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        // Honest text neither hides, nor forges the frame it is shown in, nor speaks a model's control language while it gives orders.
        boolean disguised = kinds.getOrDefault("hidden", 0) >= 2 || kinds.containsKey("marker")
                || kinds.getOrDefault("template", 0) >= 4;
        if (most >= 8 || (disguised && orders)) {
            return Optional.of(Severity.CRITICAL);
        }
        if (total >= WARN) {
            return Optional.of(Severity.WARN);
        }
        return total >= INFO && small ? Optional.of(Severity.INFO) : Optional.empty();
    }
}
