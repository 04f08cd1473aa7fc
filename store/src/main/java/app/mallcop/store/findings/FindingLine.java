package app.mallcop.store.findings;

import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Withheld;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One line of {@code findings.jsonl}: what the engine saw in one run. */
public sealed interface FindingLine {

    /** The finding. */
    String id();

    /** The run that wrote it. Without that run's line in the run log it does not count. */
    String run();

    /** Seen for the first time. */
    record Opened(String run, Finding finding) implements FindingLine {
        @Override
        public String id() {
            return finding.id();
        }
    }

    /**
     * Seen again: what may have changed, as it is now. Evidence, withheld entries and sources are added to those there are;
     * all else stands for what was said before.
     */
    record Seen(String run, String id, String ruleVersion, Severity severity, Severity realSeverity, Prose title,
            Instant firstSeen, Instant lastSeen, long occurrences, List<String> sources, Map<String, String> numbers,
            List<Prose> reasons, List<Evidence> evidence, List<Withheld> withholds, String config, boolean historical)
            implements
                FindingLine {
        public Seen {
            sources = List.copyOf(new TreeSet<>(sources));
            numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
            reasons = List.copyOf(reasons);
            evidence = Evidence.bounded(evidence);
            withholds = List.copyOf(new TreeSet<>(withholds));
        }

        /** @param now the finding as it stands, of evidence and withheld entries only the new ones */
        public static Seen of(String run, Finding now) {
            return new Seen(run, now.id(), now.ruleVersion(), now.severity(), now.realSeverity(), now.title(),
                    now.firstSeen(), now.lastSeen(), now.occurrences(), now.sources(), now.numbers(), now.reasons(),
                    now.evidence(), now.withholds(), now.config(), now.historical());
        }
    }

    /** The condition no longer holds, such as a boundary that was mended. */
    record Ended(String run, String id, Instant at, String why) implements FindingLine {}
}
