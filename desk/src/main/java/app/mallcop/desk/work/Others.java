package app.mallcop.desk.work;

import app.mallcop.actors.evidence.Related;
import app.mallcop.actors.evidence.Some;
import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Open findings by whom and what they are about. */
final class Others {

    private static final int MOST = 20;
    /** So many names are looked for faster than all that is open is read. */
    private static final int FEW = 10;
    /** Parts that say of what kind a thing is, and not which. */
    private static final Set<String> KINDS = Set.of("source", "event_type", "country", "role", "scope");
    private static final Comparator<Related> WORST_FIRST = Comparator.comparing(Related::severity).reversed()
            .thenComparing(Related::lastSeen, Comparator.reverseOrder()).thenComparing(Related::finding);

    private final Map<Untrusted, List<Related>> byName = new HashMap<>();

    private Others() {}

    /** Whatever is open about the same as one of these findings and their actors. */
    static Others of(FindingFold fold, Collection<Finding> findings, Collection<Untrusted> actors) {
        Others others = new Others();
        Set<Untrusted> asked = new HashSet<>(actors);
        findings.forEach(finding -> asked.addAll(names(finding)));
        if (asked.size() <= FEW) {
            fold.eachOpenNaming(asked, others::take);
        } else {
            fold.each(Set.of(FindingStatus.OPEN), others::take);
        }
        return others;
    }

    private void take(FindingState state) {
        Finding finding = state.finding();
        if (finding != null) {
            Related related = new Related(finding.id(), finding.detector(), finding.severity(), finding.title(),
                    finding.lastSeen());
            names(finding).forEach(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(related));
        }
    }

    private static Set<Untrusted> names(Finding finding) {
        Set<Untrusted> names = new HashSet<>();
        for (Entity entity : finding.entities()) {
            if (!KINDS.contains(entity.role())) {
                names.add(entity.value());
            }
        }
        return names;
    }

    Some<Related> about(Finding finding, Collection<Untrusted> actors) {
        Set<Untrusted> names = names(finding);
        names.addAll(actors);
        Set<Related> others = new HashSet<>();
        names.forEach(name -> others.addAll(byName.getOrDefault(name, List.of())));
        return Some.of(others.stream().filter(other -> !other.finding().equals(finding.id())).sorted(WORST_FIRST)
                .toList(), MOST);
    }
}
