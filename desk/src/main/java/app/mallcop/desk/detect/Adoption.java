package app.mallcop.desk.detect;

import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.detect.engine.Change;
import app.mallcop.store.findings.FindingLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** History judged under other rules, beside what stands: what came, what went, and the lines that take it over. */
final class Adoption {

    /** The command of a run that judged all of history anew; a replay does the same. */
    static final String COMMAND = "detect --adopt";

    private final Map<String, Finding> gained = new TreeMap<>();
    private final List<Finding> lost = new ArrayList<>();
    private long same;

    /** @param standing the findings that stand, in order of their ids */
    Adoption(List<Change> changes, Map<String, Finding> standing) {
        Set<String> found = new TreeSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Opened) {
                found.add(change.id());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Ended) {
                found.remove(change.id());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Opened opened && found.contains(opened.id())) {
                if (standing.containsKey(opened.id())) {
                    same++;
                } else {
                    gained.put(opened.id(), opened.finding());
                }
            }
        }
        standing.forEach((id, finding) -> {
            if (!found.contains(id) && !finding.detector().equals("mallcop-health")) {
                lost.add(finding);
            }
        });
    }

    Map<String, Finding> gained() {
        return gained;
    }

    List<Finding> lost() {
        return lost;
    }

    long same() {
        return same;
    }

    List<FindingLine> lines(String run, String epoch) {
        List<FindingLine> lines = new ArrayList<>();
        gained.values().forEach(finding -> lines.add(new FindingLine.Opened(run, finding)));
        lost.forEach(finding -> lines.add(FindingLine.Seen.of(run, marked(finding, epoch))));
        lines.sort(Comparator.comparing(FindingLine::id));
        return lines;
    }

    /** A lost finding stays open: only a person, or evidence, closes it. */
    private static Finding marked(Finding it, String epoch) {
        List<Prose> reasons = new ArrayList<>(it.reasons());
        reasons.add(Prose.of("Made by another version of the rules: those adopted as " + epoch.substring(0, 12)
                + " would not find it."));
        return new Finding(it.id(), it.detector(), it.rule(), it.ruleVersion(), it.severity(), it.realSeverity(),
                it.title(), it.entities(), it.scope(), it.firstSeen(), it.lastSeen(), it.occurrences(), it.sources(),
                it.numbers(), reasons, List.of(), List.of(), it.config(), it.indicator(), it.historical());
    }
}
