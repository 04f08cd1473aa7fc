package app.mallcop.desk.work;

import app.mallcop.api.Decision;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.decide.Chosen;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.exceptions.Exemption;
import app.mallcop.desk.precedent.PrecedentFile;
import app.mallcop.desk.precedent.Precedents;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people have settled before anybody is asked, and paid: what they want left alone, and what they have closed often
 * enough in the same way.
 */
public final class Settled {

    /** @param by the exception it is left alone for */
    public record Excepted(FindingState state, Exemption by) {}

    /**
     * @param closed by a learned rule
     * @param samples what a learned rule would close, left open for a person to look at: told, and not worked on
     * @param left those that somebody has to look at
     */
    public record Result(List<Excepted> excepted, List<ByRule.Ruled> closed, List<FindingState> samples,
            List<FindingState> left, Exceptions exceptions) {
        public Result {
            excepted = List.copyOf(excepted);
            closed = List.copyOf(closed);
            samples = List.copyOf(samples);
            left = List.copyOf(left);
        }

        /** Nothing was closed, and nothing new taken as a sample. */
        public boolean isQuiet() {
            return closed.isEmpty() && samples.stream().allMatch(ByRule::isHeldAsSample);
        }
    }

    private final Repo repo;
    private final Config config;

    public Settled(Repo repo, Config config) {
        this.repo = repo;
        this.config = config;
    }

    /** Of these open findings. Changes nothing. */
    public Result look(FindingFold fold, Collection<FindingState> open) throws IOException {
        return settle(fold, open, false);
    }

    /** The same, and writes down what a learned rule closes; the caller holds the lock. */
    public Result run(FindingFold fold, Collection<FindingState> open) throws IOException {
        return settle(fold, open, true);
    }

    private Result settle(FindingFold fold, Collection<FindingState> open, boolean writes) throws IOException {
        Exceptions exceptions = Exceptions.in(repo.layout().root(), repo.now());
        List<Excepted> excepted = new ArrayList<>();
        List<FindingState> others = new ArrayList<>();
        for (FindingState state : open) {
            exceptions.of(state).ifPresentOrElse(one -> excepted.add(new Excepted(state, one)),
                    () -> others.add(state));
        }
        List<ByRule.Ruled> ruled = List.of();
        if (others.stream().anyMatch(ByRule::mayRule)) {
            Precedents precedents = Precedents.in(repo, fold);
            ruled = new ByRule(repo, config, precedents).over(fold, others);
            if (writes) {
                PrecedentFile.write(repo, precedents);
                write(ruled);
            }
        }
        return result(excepted, others, ruled, exceptions);
    }

    private static Result result(List<Excepted> excepted, List<FindingState> others, List<ByRule.Ruled> ruled,
            Exceptions exceptions) {
        List<ByRule.Ruled> closed = new ArrayList<>();
        List<FindingState> samples = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        for (ByRule.Ruled one : ruled) {
            settled.add(one.state().id());
            if (one.isSample()) {
                samples.add(one.state());
            } else {
                closed.add(one);
            }
        }
        List<FindingState> left = new ArrayList<>();
        for (FindingState state : others) {
            if (ByRule.isHeldAsSample(state)) {
                samples.add(state);
            } else if (!settled.contains(state.id())) {
                left.add(state);
            }
        }
        return new Result(excepted, closed, samples, left, exceptions);
    }

    private void write(List<ByRule.Ruled> ruled) throws IOException {
        DecisionLog log = new DecisionLog(repo.layout().decisions());
        for (ByRule.Ruled one : ruled) {
            Decision decision = DecisionCodec.decide(Chosen.after(one.state(), repo.now()),
                    Precedents.by(one.precedent()), one.verdict());
            log.append(decision, repo.disk());
        }
    }
}
