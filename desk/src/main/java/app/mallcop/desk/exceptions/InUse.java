package app.mallcop.desk.exceptions;

import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Problem;
import app.mallcop.store.findings.FindingFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the exceptions keep from people.
 *
 * @param uses one for each exception, in the order of the file
 */
public record InUse(Exceptions exceptions, List<Use> uses) {

    /**
     * @param hides open findings that are not told because of it
     * @param waiting open findings that it was for before its last day passed: they are told again
     */
    public record Use(Exemption exemption, boolean holds, long hides, long waiting) {

        /** It holds, and nothing is there that it is for. */
        public boolean isIdle() {
            return holds && hides == 0;
        }
    }

    public InUse {
        uses = List.copyOf(uses);
    }

    /** Reads the open findings, and those only where there are exceptions. */
    public static InUse of(Exceptions exceptions, FindingFold fold) {
        Map<String, Long> hidden = new HashMap<>();
        Map<String, Long> waiting = new HashMap<>();
        if (!exceptions.all().isEmpty()) {
            fold.each(Set.of(FindingStatus.OPEN), state -> exceptions.of(state).ifPresentOrElse(
                    one -> hidden.merge(one.id(), 1L, Long::sum),
                    () -> expired(exceptions, state.finding())
                            .forEach(one -> waiting.merge(one.id(), 1L, Long::sum))));
        }
        return new InUse(exceptions, exceptions.all().stream()
                .map(one -> new Use(one, one.holdsAt(exceptions.now()), hidden.getOrDefault(one.id(), 0L),
                        waiting.getOrDefault(one.id(), 0L)))
                .toList());
    }

    private static List<Exemption> expired(Exceptions exceptions, @org.jspecify.annotations.Nullable Finding finding) {
        List<Exemption> expired = new ArrayList<>();
        for (Exemption one : exceptions.all()) {
            if (finding != null && !one.holdsAt(exceptions.now()) && one.isFor(finding)) {
                expired.add(one);
            }
        }
        return expired;
    }

    /** Everything wrong with the file, since what is wrong in it excepts nothing. */
    public List<Problem> problems() {
        return exceptions.problems();
    }

    public long hidden() {
        return uses.stream().mapToLong(Use::hides).sum();
    }

    public List<Use> idle() {
        return uses.stream().filter(Use::isIdle).toList();
    }

    public List<Use> expired() {
        return uses.stream().filter(use -> !use.holds()).toList();
    }
}
