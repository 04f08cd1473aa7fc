package app.mallcop.desk.work;

import app.mallcop.actors.playbook.Playbook;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Everything to start from: the open findings, worst first, and the playbook of whoever is next to look at the worst. */
public final class Review {

    /**
     * @param bySeverity the open findings, newest first; every severity is there
     * @param excepted open findings that are left out because of an exception
     */
    public record Result(Map<Severity, List<FindingState>> bySeverity, long excepted, Optional<Playbook> playbook) {
        public long open() {
            return bySeverity.values().stream().mapToLong(List::size).sum();
        }
    }

    private static final Comparator<FindingState> NEWEST_FIRST = Comparator
            .comparing((FindingState state) -> finding(state).lastSeen()).reversed().thenComparing(FindingState::id);

    private final Repo repo;
    private final Config config;

    public Review(Repo repo, Config config) {
        this.repo = repo;
        this.config = config;
    }

    public Result run() throws IOException {
        Map<Severity, List<FindingState>> bySeverity = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            bySeverity.put(severity, new ArrayList<>());
        }
        Exceptions exceptions = Exceptions.in(repo.layout().root(), repo.now());
        long[] excepted = new long[1];
        FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()).each(Set.of(FindingStatus.OPEN), state -> {
            if (exceptions.of(state).isPresent()) {
                excepted[0]++;
            } else {
                of(bySeverity, finding(state).severity()).add(state);
            }
        });
        bySeverity.values().forEach(states -> states.sort(NEWEST_FIRST));
        List<FindingState> worst = List.of();
        for (Severity severity : Severity.values()) {
            worst = of(bySeverity, severity).isEmpty() ? worst : of(bySeverity, severity);
        }
        return new Result(bySeverity, excepted[0], next(worst));
    }

    private static List<FindingState> of(Map<Severity, List<FindingState>> bySeverity, Severity severity) {
        return Objects.requireNonNull(bySeverity.get(severity));
    }

    /** Of the chain, whoever comes behind the last that has said something of each of the worst. */
    private Optional<Playbook> next(List<FindingState> worst) throws IOException {
        List<String> chain = config.routing().defaultChain().isEmpty()
                ? List.of("triage", "investigate")
                : config.routing().defaultChain();
        Optional<Playbook> next = Optional.empty();
        boolean due = true;
        for (String actor : chain) {
            Optional<Playbook> playbook = Playbook.of(repo.layout().root(), actor);
            if (playbook.isPresent() && due) {
                next = playbook;
                due = false;
            }
            due |= !worst.isEmpty() && worst.stream().allMatch(state -> hasSpoken(state, Untrusted.of(actor)));
        }
        return next;
    }

    private static boolean hasSpoken(FindingState state, Untrusted actor) {
        return state.decisions().stream().filter(decision -> decision.said() instanceof Decision.Verdict
                || decision.said() instanceof Decision.Annotation).anyMatch(decision -> decision.by().equals(actor));
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are read");
    }
}
