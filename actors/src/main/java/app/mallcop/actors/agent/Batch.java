package app.mallcop.actors.agent;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** How many findings of which kind are worked in a run; nothing that comes from outside is in it. */
public record Batch(Map<Kind, Integer> counts) {

    /** Worst first. */
    public record Kind(String detector, Severity severity) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::severity).reversed()
                .thenComparing(Kind::detector);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    public static final Batch NONE = new Batch(Map.of());

    public Batch {
        counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    public static Batch of(Collection<Finding> findings) {
        Map<Kind, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(new Kind(finding.detector(), finding.severity()), 1, Integer::sum));
        return new Batch(counts);
    }

    int findings() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
