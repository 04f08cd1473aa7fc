package app.mallcop.desk.decide;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.desk.look.FindingById;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The findings a decision is about: all that were named, or none, with an answer for each that can't be. */
public final class Chosen {

    private Chosen() {}

    /** Decisions count in the order of their times, so a new one never lies before what was said already, whatever the clock. */
    public static Instant after(FindingState state, Instant now) {
        if (state.decisions().isEmpty()) {
            return now;
        }
        Instant last = state.decisions().getLast().at().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        return last.isAfter(now) ? last : now;
    }

    /** @param objection why a finding can't be decided on like this; empty where it can */
    static List<FindingState> of(FindingFold fold, List<String> typed,
            Function<FindingState, Optional<Problem>> objection) {
        Map<String, FindingState> chosen = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        boolean usage = false;
        for (String word : typed) {
            try {
                FindingState state = FindingById.in(fold, word);
                if (chosen.put(state.id(), state) == null) {
                    objection.apply(state).ifPresent(problems::add);
                }
            } catch (Refusal e) {
                usage |= e.kind() == Refusal.Kind.USAGE;
                problems.addAll(e.problems());
            }
        }
        if (problems.isEmpty()) {
            return List.copyOf(chosen.values());
        }
        if (typed.size() > 1) {
            problems.add(Problem.of("nothing-decided", "none of the " + typed.size() + " was decided",
                    "leave those out and say it again; a reason goes behind --reason"));
        }
        throw usage ? Refusal.usage(problems) : Refusal.failed(problems);
    }
}
