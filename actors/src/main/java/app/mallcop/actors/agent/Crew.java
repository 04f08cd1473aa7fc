package app.mallcop.actors.agent;

import app.mallcop.actors.playbook.Actors;
import app.mallcop.actors.playbook.Manifest;
import app.mallcop.actors.playbook.Playbook;
import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The actors of a run by name, all of them there and whole before anything is spent. */
public final class Crew {

    private final Map<String, Agent> agents;

    private Crew(Map<String, Agent> agents) {
        this.agents = agents;
    }

    /**
     * Refuses when one of them has no manifest or no playbook, and tells all that is wrong.
     *
     * @param names the agents of all routes
     * @param tuned what the config says of an actor otherwise than its manifest
     */
    public static Crew of(Path deployment, Collection<String> names, UnaryOperator<Manifest> tuned, Agent.Run run)
            throws IOException {
        Actors actors = new Actors(deployment);
        Map<String, Agent> agents = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            try {
                Manifest manifest = actors.manifest(name).orElseThrow(() -> Refusal.usage("actor-without-manifest",
                        "actor " + name + " has no manifest.yaml", "write actors/" + name
                                + "/manifest.yaml, or take it out of the routing"));
                Playbook playbook = Playbook.of(deployment, name).orElseThrow(() -> Refusal.usage(
                        "actor-without-playbook", "actor " + name + " has no POST.md",
                        "write it beside " + manifest.source()));
                agents.put(name, new Agent(tuned.apply(manifest), playbook, run));
            } catch (Refusal refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.usage(problems);
        }
        return new Crew(agents);
    }

    Agent agent(String name) {
        Agent agent = agents.get(name);
        if (agent == null) {
            throw new IllegalArgumentException("nobody of the crew is called " + name);
        }
        return agent;
    }
}
