package app.mallcop.desk.exceptions;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which findings an exception is for: those that all of its terms fit, by exact value.
 *
 * @param terms by the name of the term; those that are not written are not there
 */
record Match(Map<String, Untrusted> terms) {

    static final List<String> TERMS = List.of("detector", "rule", "source", "actor", "target", "entity", "ip");
    /** One of these at least, or an exception would be for everybody. */
    static final List<String> NARROW = List.of("actor", "target", "entity", "ip");
    /** What mends itself only when the cause is mended, or is an attack: nobody may look away. */
    static final Set<String> NEVER = Set.of("boundary-violation", "malicious-skill", "mallcop-health");

    /** These say what sort of a thing it is, and not which. */
    private static final Set<String> SORTS = Set.of("source", "event_type", "country", "role", "scope", "detector",
            "permission", "operation", "tally", "connector", "stream");
    private static final Set<String> SOMEBODY = Set.of("actor", "grantee", "ip", "network");

    Match {
        terms = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }

    Optional<Untrusted> term(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    boolean fits(Finding finding) {
        return !finding.indicator() && !NEVER.contains(finding.detector())
                && terms.entrySet().stream().allMatch(term -> fits(term.getKey(), term.getValue(), finding));
    }

    private static boolean fits(String term, Untrusted value, Finding finding) {
        return switch (term) {
            case "detector" -> Untrusted.of(finding.detector()).equals(value);
            case "rule" -> Untrusted.of(finding.rule()).equals(value);
            case "source" -> finding.sources().stream().map(Untrusted::of).allMatch(value::equals)
                    && !finding.sources().isEmpty();
            case "actor", "ip" -> only(term, value, finding);
            case "target" -> finding.entities().stream().anyMatch(entity -> !SORTS.contains(entity.role())
                    && !SOMEBODY.contains(entity.role()) && entity.value().equals(value));
            case "entity" -> finding.entities().stream()
                    .anyMatch(entity -> !SORTS.contains(entity.role()) && entity.value().equals(value));
            default -> false;
        };
    }

    /** A finding about somebody else too is not for this exception. */
    private static boolean only(String role, Untrusted value, Finding finding) {
        List<Untrusted> there = finding.entities().stream().filter(entity -> entity.role().equals(role))
                .map(Entity::value).toList();
        return !there.isEmpty() && there.stream().allMatch(value::equals);
    }
}
