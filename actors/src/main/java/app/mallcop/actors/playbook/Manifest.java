package app.mallcop.actors.playbook;

import app.mallcop.actors.tools.Level;
import app.mallcop.actors.tools.ToolTable;
import app.mallcop.actors.verdict.Rank;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an actor is made of and what it may do: its {@code manifest.yaml}.
 *
 * @param model a lane, or a name of the backend's own
 * @param tools in the order of the file; deciding is granted by listing {@code resolve-finding}
 * @param levels read, or read and write
 * @param routesTo said for readers: the routing of the config decides who is next
 * @param maxIterations answers of a model for one finding
 * @param origin where it comes from, which bounds what it may decide
 * @param source {@code built-in}, or its file
 */
public record Manifest(String name, String description, String version, String model, List<String> tools,
        Set<Level> levels, Optional<String> routesTo, int maxIterations, Origin origin, String source) {

    /** Who wrote it. */
    public enum Origin {
        /** Comes with mallcop, or is the operator's {@code actors/<name>/} in place of that. */
        BUILT_IN,
        /** An actor of the deployment's own. */
        OWN
    }

    public Manifest {
        tools = List.copyOf(tools);
        levels = Set.copyOf(levels);
    }

    /**
     * What it may close. By its place and not by what it says of itself: an actor that somebody added is held to the rules
     * of a quick look, whatever its name, and one that does not list {@code resolve-finding} closes nothing.
     */
    public Rank rank() {
        if (!tools.contains(ToolTable.RESOLVE)) {
            return Rank.NONE;
        }
        if (origin == Origin.OWN) {
            return Rank.TRIAGE;
        }
        return switch (name) {
            case "triage" -> Rank.TRIAGE;
            case "investigate" -> Rank.INVESTIGATE;
            default -> Rank.NONE;
        };
    }

    /** As the config has it otherwise. */
    public Manifest with(Optional<String> otherModel, int otherIterations) {
        return new Manifest(name, description, version, otherModel.orElse(model), tools, levels, routesTo,
                otherIterations, origin, source);
    }
}
