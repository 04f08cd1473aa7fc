package app.mallcop.desk.detect;

import app.mallcop.api.Decision;
import app.mallcop.detect.engine.State;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.text.entities.ActorName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Acks, resolutions and their undoing, and what is to be forgotten: each is taken into account once, by the detection after it. */
final class Teaching {

    private Teaching() {}

    /** The decisions that bear on what is normal and were not taken into account yet, oldest first. */
    static List<Decision> news(Path decisions, Set<String> taken, JournalMark readTo) throws IOException {
        if (JournalMark.of(decisions).equals(readTo)) {
            return List.of();
        }
        List<Decision> news = new ArrayList<>();
        new DecisionLog(decisions).eachTeaching(0, decision -> {
            if (!taken.contains(decision.id())) {
                news.add(decision);
            }
        }, _ -> {
            // status and doctor name the line
        });
        news.sort(Comparator.comparing(Decision::at).thenComparing(Decision::id));
        return news;
    }

    /** Tells whether it could be taken: one about a finding of another clone waits for it. */
    static boolean take(Decision decision, State state, Standing standing) {
        switch (decision.said()) {
            case Decision.Forget _,Decision.Reset _ -> forget(decision, state);
            case Decision.Unlearn _ -> {
            }
            case Decision.About about -> {
                Optional<FindingState> finding = standing.find(about.finding());
                if (finding.isEmpty()) {
                    return false;
                }
                if (finding.get().isReleased()) {
                    state.release(about.finding());
                } else {
                    state.withholdAgain(about.finding());
                }
            }
        }
        return true;
    }

    static void forget(Decision decision, State state) {
        LocalDate day = LocalDate.ofInstant(decision.at(), ZoneOffset.UTC);
        if (decision.said() instanceof Decision.Forget forget) {
            state.forget(ActorName.of("", forget.actor()), day);
        } else if (decision.said() instanceof Decision.Reset reset) {
            state.reset(reset.source(), day);
        }
    }
}
