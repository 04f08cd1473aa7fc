package app.mallcop.desk.work;

import app.mallcop.actors.agent.Chain;
import app.mallcop.actors.agent.Ending;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Cancelled;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The actors with a model behind them, four findings at a time. What they may spend and close is decided elsewhere. */
final class Team implements Second {

    private static final int AT_ONCE = 4;
    private static final long LOOK_UP_MILLIS = 200;

    /** Words of outcomes. */
    static final String BREAKER = "breaker";
    static final String NO_MODEL = "no-model";

    /** The worst first; among them what the records speak against, then what has waited longest. */
    private static final Comparator<Investigator.Looked> MOST_WORTH_IT = Comparator
            .comparing((Investigator.Looked one) -> finding(one.state()).realSeverity()).reversed()
            .thenComparingInt(one -> -one.file().facts().size())
            .thenComparing(one -> finding(one.state()).firstSeen()).thenComparing(one -> one.state().id());

    private final Answers answers;
    private final Function<FindingState, List<String>> agents;
    private final boolean tripped;
    private final Cancel cancel;
    private final AtomicReference<Ending.@Nullable NotLooked> down = new AtomicReference<>();

    /** Who answers. */
    sealed interface Answers {

        record Actors(Chain chain) implements Answers {}

        /** A model is wanted and can't be asked. */
        record Nobody(Ending.NotLooked why) implements Answers {}
    }

    /**
     * @param agents of a finding's route
     * @param tripped the circuit breaker: only critical findings are looked at
     */
    Team(Answers answers, Function<FindingState, List<String>> agents, boolean tripped, Cancel cancel) {
        this.answers = answers;
        this.agents = agents;
        this.tripped = tripped;
        this.cancel = cancel;
        if (answers instanceof Answers.Nobody(Ending.NotLooked why)) {
            down.set(why);
        }
    }

    @Override
    public boolean wants(Investigator.Looked one) {
        return !(one.file().ruling() instanceof Ruling.Closed) && !agents.apply(one.state()).isEmpty();
    }

    /** Why no model could be asked from some point on, if it was so. */
    Ending.@Nullable NotLooked down() {
        return down.get();
    }

    @Override
    public void take(List<Investigator.Looked> looked, Taker taker) throws IOException, InterruptedException {
        List<Investigator.Looked> order = looked.stream().sorted(MOST_WORTH_IT).toList();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try {
            ExecutorCompletionService<Done> work = new ExecutorCompletionService<>(pool);
            order.forEach(one -> work.submit(() -> new Done(one, look(one))));
            for (int left = order.size(); left > 0;) {
                Future<Done> next = work.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                cancel.check();
                if (next != null) {
                    left--;
                    Done done = got(next);
                    taker.take(done.one(), done.passed());
                }
            }
        } finally {
            pool.shutdownNow();
            var _ = pool.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private record Done(Investigator.Looked one, Chain.Passed passed) {}

    private static Done got(Future<Done> next) throws IOException, InterruptedException {
        try {
            return next.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case InterruptedException _ -> throw new Cancelled();
                case RuntimeException own -> throw own;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private Chain.Passed look(Investigator.Looked one) throws IOException, InterruptedException {
        Ending.NotLooked already = down.get();
        if (already != null) {
            return Chain.notLooked(one.state(), one.file(), already.why());
        }
        if (tripped && finding(one.state()).realSeverity() != Severity.CRITICAL) {
            return Chain.notLooked(one.state(), one.file(), BREAKER);
        }
        return switch (answers) {
            case Answers.Nobody(Ending.NotLooked why) -> Chain.notLooked(one.state(), one.file(), why.why());
            case Answers.Actors(Chain chain) -> {
                Chain.Passed passed = chain.take(agents.apply(one.state()), one.state(), one.file());
                passed.failure().filter(Ending.NotLooked::concernsAll).ifPresent(why -> down.compareAndSet(null, why));
                yield passed;
            }
        };
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are looked at");
    }
}
