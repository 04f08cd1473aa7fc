package app.mallcop.actors.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way that findings go: agents in order, each of which may end it, then all channels.
 *
 * @param chain as written, which is how it is named in messages
 * @param flaws why it can't be gone, each as it stands behind the name of the route
 */
public record Route(Match match, List<String> chain, List<String> agents, List<String> channels, List<String> flaws) {

    /** What an actor is. */
    public enum Kind {
        AGENT, CHANNEL, UNKNOWN
    }

    /** Knows the actors that there are. */
    @FunctionalInterface
    public interface Actors {
        Kind kind(String name);
    }

    public Route {
        chain = List.copyOf(chain);
        agents = List.copyOf(agents);
        channels = List.copyOf(channels);
        flaws = List.copyOf(flaws);
    }

    static Route compiled(Match match, List<String> chain, List<String> notify, Actors actors) {
        List<String> agents = new ArrayList<>();
        Set<String> channels = new LinkedHashSet<>();
        Set<String> met = new LinkedHashSet<>();
        List<String> flaws = new ArrayList<>();
        for (String name : chain) {
            if (!met.add(name)) {
                flaws.add(": cycle detected at '" + name + "'");
                continue;
            }
            switch (actors.kind(name)) {
                case UNKNOWN -> flaws.add(": actor '" + name + "' not found");
                case CHANNEL -> channels.add(name);
                case AGENT -> {
                    agents.add(name);
                    if (!channels.isEmpty()) {
                        flaws.add(": actor '" + name + "' stands behind channel '"
                                + String.join("', '", channels) + "', which ends the chain");
                    }
                }
            }
        }
        for (String name : notify) {
            if (actors.kind(name) == Kind.CHANNEL) {
                channels.add(name);
            } else {
                flaws.add(": notify actor '" + name + "' not found in channel manifests");
            }
        }
        if (channels.isEmpty() && flaws.isEmpty() && !chain.isEmpty()) {
            flaws.add(": chain ends without reaching a channel actor");
        }
        return new Route(match, chain, agents, List.copyOf(channels), flaws);
    }

    /** Recorded only: nobody works it and nobody is told. */
    public boolean isNone() {
        return agents.isEmpty() && channels.isEmpty() && flaws.isEmpty();
    }

    /** {@code  → 'triage'}; nothing for a route without actors. */
    String entry() {
        Optional<String> first = chain.stream().findFirst();
        return first.map(name -> " → '" + name + "'").orElse("");
    }

    /** How the way to a channel reads behind the severity. */
    String wayTo(String channel) {
        boolean onlyChannels = chain.isEmpty() || channels.contains(chain.getFirst());
        return onlyChannels ? " → channel '" + channel + "'" : entry() + " → ... → channel '" + channel + "'";
    }
}
