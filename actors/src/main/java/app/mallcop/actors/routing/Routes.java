package app.mallcop.actors.routing;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All routes of a config: overrides, the first that matches wins, then the default for warn and critical. */
public final class Routes {

    /** An override as the config has it; those in {@code told} hear of it besides. */
    public record Written(Match match, List<String> chain, List<String> told) {
        public Written {
            chain = List.copyOf(chain);
            told = List.copyOf(told);
        }
    }

    private static final Route NONE = new Route(new Match(List.of(Severity.INFO), List.of(), List.of(), List.of()),
            List.of(), List.of(), List.of(), List.of());

    private final List<Route> overrides;
    private final Route fallback;

    private Routes(List<Route> overrides, Route fallback) {
        this.overrides = List.copyOf(overrides);
        this.fallback = fallback;
    }

    public static Routes compile(List<Written> overrides, List<String> chain, Route.Actors actors) {
        return new Routes(overrides.stream()
                .map(one -> Route.compiled(one.match(), one.chain(), one.told(), actors)).toList(),
                Route.compiled(new Match(List.of(Severity.WARN, Severity.CRITICAL), List.of(), List.of(), List.of()),
                        chain, List.of(), actors));
    }

    /** @param sources the finding's connectors, by id and by type */
    public Route of(Finding finding, Collection<String> sources) {
        for (Route route : overrides) {
            if (route.match().holds(finding, sources)) {
                return route;
            }
        }
        return fallback.match().holds(finding.severity()) ? fallback : NONE;
    }

    /** All that a finding of this severity may go, in the order in which they are tried. */
    List<Route> of(Severity severity) {
        List<Route> out = new ArrayList<>();
        for (Route route : overrides) {
            if (route.match().holds(severity)) {
                out.add(route);
                if (route.match().isForAll()) {
                    return out;
                }
            }
        }
        out.add(fallback.match().holds(severity) ? fallback : NONE);
        return out;
    }

    /** Every agent that some finding may come to. */
    public Set<String> agents() {
        Set<String> out = new TreeSet<>(fallback.agents());
        overrides.forEach(route -> out.addAll(route.agents()));
        return out;
    }

    /** Every channel that some finding may go to. */
    public Set<String> channels() {
        Set<String> out = new TreeSet<>();
        for (Severity severity : Severity.values()) {
            of(severity).forEach(route -> out.addAll(route.channels()));
        }
        return out;
    }
}
