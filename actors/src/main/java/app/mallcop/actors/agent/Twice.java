package app.mallcop.actors.agent;

import app.mallcop.actors.model.Usage;
import app.mallcop.actors.tools.Toolbox;
import app.mallcop.actors.verdict.Law;
import app.mallcop.actors.verdict.Proposal;
import app.mallcop.actors.verdict.Ruling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One actor's look at one finding. Where it would close it, it looks a second time, from the beginning and with every text
 * from outside hidden; what it saw and said the first time is not told. Only what it closes both times is closed.
 */
final class Twice {

    /** A verdict of two sentences, and what a model may think before it. */
    private static final int MOST_TOKENS_BLIND = 1_500;

    private final Agent agent;
    private final Toolbox.Task task;
    private final Purse purse;
    private final Look seeing;
    private @Nullable Look blind;

    Twice(Agent agent, Toolbox.Task task, Purse purse) {
        this.agent = agent;
        this.task = task;
        this.purse = purse;
        Toolbox toolbox = new Toolbox(task, agent.manifest().tools(), agent.manifest().levels());
        this.seeing = new Look(agent, task, toolbox, purse, new Look.Terms(agent.manifest().maxIterations(),
                Agent.MOST_TOKENS, Optional.empty(), Optional.of(Frame.LAST)), this::second);
    }

    Worked run() throws IOException, InterruptedException {
        seeing.begin();
        Ending ending = seeing.run();
        List<Transcript.Entry> entries = new ArrayList<>(seeing.entries());
        Usage usage = seeing.usage();
        int calls = seeing.calls();
        if (ending instanceof Ending.Decided(Proposal proposal, Ruling.Closed closed)) {
            Look second = blind();
            ending = confirmed(second, proposal, closed);
            entries.add(new Transcript.Again());
            entries.addAll(second.entries());
            usage = Look.sum(usage, second.usage());
            calls += second.calls();
        }
        int turns = (int) entries.stream().filter(Transcript.Answered.class::isInstance).count();
        return new Worked(agent.manifest().name(), ending,
                ending instanceof Ending.NotLooked ? List.of() : seeing.toolbox().notes(), turns, calls, usage,
                new Transcript(agent.manifest().name(), agent.run().model().backend(), seeing.model(),
                        Transcript.hash(agent.playbook().text()), entries));
    }

    /** What is written down is of the first look; whoever saw nothing can say little. */
    private Ending confirmed(Look second, Proposal proposal, Ruling.Closed closed)
            throws IOException, InterruptedException {
        second.lay(second.toolbox().again(seeing.toolbox(), second.laid()));
        Ending ending = second.run();
        return switch (ending) {
            // The next run would pay for the same first look and have as little left for the second.
            case Ending.NotLooked failure when failure.who() == Ending.NotLooked.Who.THIS_ALWAYS ->
                new Ending.Decided(proposal, Law.confirmed(closed, Optional.empty()));
            case Ending.NotLooked failure -> failure;
            case Ending.Decided(_, Ruling ruling) ->
                new Ending.Decided(proposal, Law.confirmed(closed, Optional.of(ruling)));
            case Ending.RanOut _,Ending.Noted _ ->
                new Ending.Decided(proposal, Law.confirmed(closed, Optional.empty()));
        };
    }

    /** What a second look may cost, as things stand; nothing where there can't be one. */
    private long second() {
        return seeing.mayClose() ? blind().bound() : 0;
    }

    private Look blind() {
        if (blind == null) {
            blind = new Look(agent, task, seeing.toolbox().blind(), purse, new Look.Terms(1, MOST_TOKENS_BLIND,
                    Optional.of(Frame.BLIND), Optional.empty()), () -> 0);
            blind.begin();
        }
        return blind;
    }
}
