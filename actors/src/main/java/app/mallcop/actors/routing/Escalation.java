package app.mallcop.actors.routing;

import app.mallcop.actors.channels.Setup;
import app.mallcop.api.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether every finding that is routed has a way to a human, as far as can be told without the network.
 *
 * @param errors what is broken, each a whole line
 * @param warnings what works and may not be meant
 */
public record Escalation(State state, List<String> errors, List<String> warnings) {

    /** How it stands. */
    public enum State {
        OK, BROKEN,
        /** No channel anywhere: findings are recorded, and nobody is told. */
        UNROUTED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Escalation {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param setups how every channel is set up
     * @param written whether the config says anything of routing; when it does not and no channel is set up, nothing is meant
     */
    public static Escalation check(Routes routes, Map<String, Setup.Read> setups, boolean written) {
        boolean someChannel = setups.values().stream().anyMatch(setup -> !(setup instanceof Setup.Unready));
        Set<String> errors = new LinkedHashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Severity severity : List.of(Severity.CRITICAL, Severity.WARN, Severity.INFO)) {
            for (Route route : routes.of(severity)) {
                check(severity, route, setups, errors, warnings);
            }
        }
        if (written ? routes.channels().isEmpty() && onlyUntold(errors) : !someChannel) {
            return new Escalation(State.UNROUTED, List.of(), List.of());
        }
        return new Escalation(errors.isEmpty() ? State.OK : State.BROKEN, List.copyOf(errors),
                List.copyOf(warnings));
    }

    /** With what is wrong with the actors themselves, and what is worth knowing of them. */
    public Escalation and(List<String> flaws, List<String> notes) {
        List<String> all = Stream.concat(errors.stream(), flaws.stream()).toList();
        return new Escalation(flaws.isEmpty() ? state : State.BROKEN, all,
                Stream.concat(warnings.stream(), notes.stream()).toList());
    }

    private static final String UNTOLD = ": no actor and no channel; nobody is told";

    private static boolean onlyUntold(Set<String> errors) {
        return errors.stream().allMatch(error -> error.endsWith(UNTOLD));
    }

    private static void check(Severity severity, Route route, Map<String, Setup.Read> setups, Set<String> errors,
            Set<String> warnings) {
        String name = "Routing '" + severity.word() + "'" + route.match().words();
        if (route.isNone()) {
            switch (severity) {
                case CRITICAL -> errors.add(name + UNTOLD);
                case WARN -> warnings.add(name + UNTOLD);
                case INFO -> {
                }
            }
        }
        for (String flaw : route.flaws()) {
            errors.add(name + (flaw.startsWith(": notify ") ? "" : route.entry()) + flaw);
        }
        for (String channel : route.channels()) {
            if (setups.get(channel) instanceof Setup.Unready unready) {
                unready.flaws().forEach(flaw -> errors.add(name + route.wayTo(channel) + ": " + flaw));
            }
        }
    }

    /** All it says, for a page: a headline and a line each. */
    public List<String> lines() {
        List<String> out = new ArrayList<>();
        switch (state) {
            case OK -> out.add("Escalation: ok");
            case BROKEN -> out.add("ESCALATION: BROKEN");
            case UNROUTED -> out.add("Escalation: unrouted; no channel is set up, so findings are recorded and nobody "
                    + "is told.");
        }
        errors.forEach(error -> out.add("  " + error));
        warnings.forEach(warning -> out.add("  " + warning));
        return out;
    }
}
