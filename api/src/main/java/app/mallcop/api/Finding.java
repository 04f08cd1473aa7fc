package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the engine says of some events: a rule, whom it is about, the numbers it was held against, and the evidence. The
 * fingerprint is (detector, rule, entities, scope); its hash is the id, so the same observation is the same finding
 * however often it is made. What people and actors said of it since is in {@link Decision}s.
 *
 * @param rule the rule within the detector, and {@code ruleVersion} the version that fired
 * @param severity what it counts as now; info while its connectors are learning
 * @param realSeverity what it would count as after learning
 * @param numbers observed, expected, threshold, support: integers or rounded decimals as text, by name
 * @param occurrences how often it was seen in truth; {@code evidence} is a bounded part of that, see {@link Evidence#bounded}
 * @param withholds what the open finding keeps out of the baseline
 * @param config the hash of the detection config it was judged under
 * @param indicator an indicator of compromise: not hushed while learning
 * @param historical about events from well before the connector was first read
 */
public record Finding(String id, String detector, String rule, String ruleVersion, Severity severity,
        Severity realSeverity, Prose title, List<Entity> entities, Scope scope, Instant firstSeen, Instant lastSeen,
        long occurrences, List<String> sources, Map<String, String> numbers, List<Prose> reasons,
        List<Evidence> evidence, List<Withheld> withholds, String config, boolean indicator, boolean historical) {

    public Finding {
        requireNonNull(severity, "severity is null");
        requireNonNull(realSeverity, "realSeverity is null");
        requireNonNull(title, "title is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(firstSeen, "firstSeen is null");
        requireNonNull(lastSeen, "lastSeen is null");
        if (!id.matches("fnd_[0-9a-f]{16,64}")) {
            throw new IllegalArgumentException("a finding id is fnd_ and 16 to 64 hex digits");
        }
        if (occurrences < 1) {
            throw new IllegalArgumentException("a finding was seen at least once");
        }
        entities = entities.stream().sorted().toList();
        sources = sources.stream().sorted().distinct().toList();
        numbers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        reasons = List.copyOf(reasons);
        evidence = Evidence.bounded(evidence);
        withholds = List.copyOf(new TreeSet<>(withholds));
    }
}
