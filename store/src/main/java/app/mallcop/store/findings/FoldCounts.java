package app.mallcop.store.findings;

import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many findings there are, by status, by severity, by detector, and open ones by severity and outcome. */
public record FoldCounts(SortedMap<String, Long> byKey) {

    public static final FoldCounts NONE = new FoldCounts(Collections.emptySortedMap());

    private static final String WITHHOLDING = "withholding";

    public FoldCounts {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    public long total() {
        return byKey.getOrDefault("total", 0L);
    }

    /** Findings that keep something out of the baseline until they are acked. */
    public long withholding() {
        return byKey.getOrDefault(WITHHOLDING, 0L);
    }

    /** Those under {@code status/}, {@code severity/}, {@code detector/}, {@code open/} or {@code outcome/}, by what follows. */
    public SortedMap<String, Long> under(String group) {
        TreeMap<String, Long> counts = new TreeMap<>();
        byKey.subMap(group + "/", group + "0")
                .forEach((key, count) -> counts.put(key.substring(group.length() + 1), count));
        return counts;
    }

    FoldCounts with(FindingState state) {
        return plus(state, 1);
    }

    FoldCounts without(FindingState state) {
        return plus(state, -1);
    }

    private FoldCounts plus(FindingState state, long by) {
        @Nullable
        Finding finding = state.finding();
        if (finding == null) {
            return this;
        }
        TreeMap<String, Long> next = new TreeMap<>(byKey);
        FindingStatus status = state.status();
        add(next, "total", by);
        add(next, "status/" + status.word(), by);
        add(next, "severity/" + finding.severity().word(), by);
        add(next, "detector/" + finding.detector(), by);
        if (!finding.withholds().isEmpty() && !state.isReleased()) {
            add(next, WITHHOLDING, by);
        }
        if (status == FindingStatus.OPEN) {
            add(next, "open/" + finding.severity().word(), by);
            add(next, "outcome/" + state.outcome().map(outcome -> outcome.word()).orElse("none"), by);
        }
        return new FoldCounts(next);
    }

    private static void add(TreeMap<String, Long> counts, String key, long by) {
        counts.merge(key, by, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }
}
