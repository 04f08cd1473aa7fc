package app.mallcop.actors.routing;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which findings a route is for; an empty list means any. Sources are ids and types of connectors. */
public record Match(List<Severity> severities, List<String> sources, List<String> detectors, List<String> rules) {

    public static final Match ANY = new Match(List.of(), List.of(), List.of(), List.of());

    public Match {
        severities = List.copyOf(severities);
        sources = List.copyOf(sources);
        detectors = List.copyOf(detectors);
        rules = List.copyOf(rules);
    }

    /** @param ofFinding the finding's connectors, by id and by type */
    boolean holds(Finding finding, Collection<String> ofFinding) {
        return holds(finding.severity()) && (sources.isEmpty() || sources.stream().anyMatch(ofFinding::contains))
                && (detectors.isEmpty() || detectors.contains(finding.detector()))
                && (rules.isEmpty() || rules.contains(finding.rule()));
    }

    boolean holds(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }

    /** Whether every finding of a severity it holds for is meant. */
    boolean isForAll() {
        return sources.isEmpty() && detectors.isEmpty() && rules.isEmpty();
    }

    /** What is asked beside the severity, in words. */
    String words() {
        List<String> words = new ArrayList<>();
        words(words, "source", sources);
        words(words, "detector", detectors);
        words(words, "rule", rules);
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private static void words(List<String> words, String what, List<String> names) {
        if (!names.isEmpty()) {
            words.add(what + " " + String.join(" or ", names));
        }
    }
}
