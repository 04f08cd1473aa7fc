package app.mallcop.actors.verdict;

import java.util.Collection;
import java.util.Set;

/**
 * What the operator lets the machine decide: the table, and the opt-ins of {@code policy.investigate_may_resolve}.
 *
 * @param opened detectors; naming one that the table does not leave open changes nothing
 */
public record Policy(Rights rights, Set<String> opened) {

    /** Without any opt-in. */
    public static final Policy STRICT = new Policy(Rights.builtIn(), Set.of());

    public Policy {
        opened = Set.copyOf(opened);
    }

    public static Policy opening(Collection<String> detectors) {
        return new Policy(Rights.builtIn(), Set.copyOf(detectors));
    }

    /** Whether this rank may close findings of this detector at all. */
    public boolean lets(Rank rank, String detector) {
        return switch (rights.of(detector).of(rank)) {
            case YES -> true;
            case OPT_IN -> opened.contains(detector);
            case NEVER -> false;
        };
    }
}
