package app.mallcop.desk.work;

import app.mallcop.actors.agent.Chain;
import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.Inquiry;
import app.mallcop.actors.evidence.Records;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.SideBySide;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.decide.Chosen;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Works on open findings: looks at what is on record, lets a model look where one is to, and writes the case file and a verdict: of the
 * records some findings at a time, of models one by one. Whoever is stopped in between loses nothing that was paid for. The caller holds the lock, and says which findings.
 */
public final class Investigator {

    /**
     * One finding that was looked at.
     *
     * @param passed how it came out
     * @param decision the verdict as it was written; none where it is the one that stands already
     */
    public record Worked(FindingState before, CaseFile file, Chain.Passed passed, Optional<Decision> decision) {
        public Outcome outcome() {
            return passed.verdict().outcome();
        }

        public boolean isClosed() {
            return outcome() instanceof Outcome.Resolved;
        }
    }

    /** Findings whose surroundings are in memory at a time. */
    private static final int AT_ONCE = 1_000;
    /**
     * Findings that are looked at side by side and whose verdicts are made durable together: what the records say is free
     * to be worked out again.
     */
    private static final int GROUP = 50;
    static final Comparator<FindingState> WORST_FIRST = Comparator
            .comparing((FindingState state) -> finding(state).realSeverity()).reversed()
            .thenComparing(state -> finding(state).firstSeen()).thenComparing(FindingState::id);

    private final Repo repo;
    private final Config config;
    private final Inquiry inquiry;
    private final CaseFiles files;
    private final DecisionLog log;
    private final Set<Untrusted> machines;
    private final Cancel cancel;

    public Investigator(Repo repo, Config config, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.inquiry = new Inquiry(Policy.opening(config.policy().investigateMayResolve()));
        this.files = new CaseFiles(repo.layout().investigations(), repo.disk());
        this.log = new DecisionLog(repo.layout().decisions());
        this.machines = Machines.of(config);
        this.cancel = cancel;
    }

    /** Those that somebody should look at: open, and not looked at yet, or with something new since. */
    public List<FindingState> due(Collection<FindingState> states) throws IOException {
        List<FindingState> due = new ArrayList<>();
        for (FindingState state : states) {
            if (state.finding() != null && state.status() == FindingStatus.OPEN && isDue(state)) {
                due.add(state);
            }
        }
        due.sort(WORST_FIRST);
        return due;
    }

    /** New evidence, a raised severity, something a person said, or nobody could look the last time. */
    private boolean isDue(FindingState state) throws IOException {
        Decision last = null;
        for (Decision decision : state.decisions()) {
            switch (decision.said()) {
                case Decision.Verdict _ -> last = decision;
                case Decision.Annotation _ -> last = machines.contains(decision.by()) ? last : null;
                case Decision.Feedback _,Decision.Unack _,Decision.Ack _ -> last = null;
                case Decision.Delivering _,Decision.Delivered _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ ->
                    {
                    }
            }
        }
        return last == null || !(last.said() instanceof Decision.Verdict verdict)
                || verdict.outcome() instanceof Outcome.Uninvestigated
                || !files.isUpToDate(finding(state), verdict);
    }

    /** Looks at each of these and tells of each when its verdict is written. */
    public void run(FindingFold fold, List<FindingState> states, Consumer<Worked> told)
            throws IOException, InterruptedException {
        run(fold, states, Second.NONE, told);
    }

    /** The same with a second look at what the records alone do not close. */
    public void run(FindingFold fold, List<FindingState> states, Second second, Consumer<Worked> told)
            throws IOException, InterruptedException {
        for (int from = 0; from < states.size(); from += AT_ONCE) {
            List<FindingState> some = states.subList(from, Math.min(states.size(), from + AT_ONCE));
            RepoRecords records = RepoRecords.of(repo, config.baseline(), fold,
                    some.stream().map(Investigator::finding).toList());
            List<Looked> looked = new ArrayList<>();
            for (int group = 0; group < some.size(); group += GROUP) {
                cancel.check();
                List<Ended> ended = new ArrayList<>();
                for (Looked one : looked(some.subList(group, Math.min(some.size(), group + GROUP)), records)) {
                    if (second.wants(one)) {
                        looked.add(one);
                    } else {
                        ended.add(new Ended(one, Chain.floor(one.state(), one.file())));
                    }
                }
                write(ended, told);
            }
            second.take(looked, (one, passed) -> write(List.of(new Ended(one, passed)), told));
        }
    }

    /** The case of one finding as it would be worked out now; writes nothing, and every clone may. */
    public CaseFile look(FindingFold fold, FindingState state) throws IOException {
        return inquiry.look(finding(state), state.isOverruled(),
                RepoRecords.of(repo, config.baseline(), fold, List.of(finding(state))));
    }

    /** What the records say of a finding. */
    record Looked(FindingState state, CaseFile file) {}

    private List<Looked> looked(List<FindingState> group, Records records) throws IOException {
        return SideBySide.each(group, some -> some.stream()
                .map(state -> new Looked(state, inquiry.look(finding(state), state.isOverruled(), records))).toList())
                .stream().flatMap(List::stream).toList();
    }

    /** How it came out, not written yet. */
    private record Ended(Looked one, Chain.Passed passed) {}

    /** The notes and the verdict behind them in one go, so that hardly any end of the process comes between them. */
    private void write(List<Ended> ended, Consumer<Worked> told) throws IOException {
        files(ended);
        List<Worked> worked = new ArrayList<>();
        List<Decision> said = new ArrayList<>();
        for (Ended each : ended) {
            Looked one = each.one();
            List<Decision> own = said(one.state(), each.passed());
            said.addAll(own);
            worked.add(new Worked(one.state(), one.file(), each.passed(),
                    own.stream().filter(decision -> decision.said() instanceof Decision.Verdict).findFirst()));
        }
        if (!said.isEmpty()) {
            log.append(said, repo.disk());
        }
        worked.forEach(told);
    }

    private void files(List<Ended> ended) throws IOException {
        List<Integer> _ = SideBySide.each(ended, some -> {
            for (Ended each : some) {
                files.write(each.one().file(), each.passed());
            }
            return some.size();
        });
    }

    private List<Decision> said(FindingState state, Chain.Passed passed) {
        Instant at = Chosen.after(state, repo.now());
        List<Decision> said = new ArrayList<>();
        for (Chain.Note note : passed.notes()) {
            Untrusted by = Untrusted.of(note.by());
            if (!hasNoted(state, by)) {
                said.add(DecisionCodec.decide(at, by, new Decision.Annotation(state.id(), note.text())));
            }
        }
        if (!passed.notes().isEmpty() || !stands(state, passed.verdict())) {
            said.add(DecisionCodec.decide(at, Untrusted.of(passed.by()), passed.verdict()));
        }
        return said;
    }

    /** Whether this actor's note is there without the verdict that follows: its run was ended. It is not noted again. */
    private static boolean hasNoted(FindingState state, Untrusted by) {
        Optional<Instant> last = state.decisions().stream()
                .filter(decision -> decision.said() instanceof Decision.Verdict).map(Decision::at)
                .max(Comparator.naturalOrder());
        return state.decisions().stream().anyMatch(decision -> decision.said() instanceof Decision.Annotation
                && decision.by().equals(by) && last.filter(at -> !decision.at().isAfter(at)).isEmpty());
    }

    /** The same verdict again, with nothing new to note, is not written again. */
    private static boolean stands(FindingState state, Decision.Verdict verdict) {
        return state.decisions().reversed().stream().map(Decision::said).filter(Decision.Verdict.class::isInstance)
                .findFirst().filter(verdict::equals).isPresent();
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are looked at");
    }
}
