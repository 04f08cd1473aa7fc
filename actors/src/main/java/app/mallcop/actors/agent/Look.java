package app.mallcop.actors.agent;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.ModelFailed;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.model.Usage;
import app.mallcop.actors.tools.Opening;
import app.mallcop.actors.tools.ToolTable;
import app.mallcop.actors.tools.Toolbox;
import app.mallcop.actors.verdict.Law;
import app.mallcop.actors.verdict.Proposal;
import app.mallcop.actors.verdict.Rank;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.net.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One actor's look at one finding: the conversation, turn by turn. */
final class Look {

    static final String BUDGET = "budget";

    private static final int MOST_CALLS = 8;
    /** Tokens by which a question and its result make the next ask longer, at the least that is of use. */
    private static final long GROWTH = 1_500;
    /** Of the bound, what an answer takes as a rule. */
    private static final long LIKELY_PART = 2;

    private final Agent agent;
    private final Toolbox.Task task;
    private final Purse purse;
    private final Toolbox toolbox;
    private final String model;
    private final List<Message> messages = new ArrayList<>();
    private final List<Transcript.Entry> entries = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private int opened;
    private int turn;
    private int calls;
    private boolean repaired;

    Look(Agent agent, Toolbox.Task task, Purse purse) {
        this.agent = agent;
        this.task = task;
        this.purse = purse;
        this.toolbox = new Toolbox(task, agent.manifest().tools(), agent.manifest().levels());
        this.model = agent.run().model().named(agent.manifest().model());
    }

    Worked run() throws IOException, InterruptedException {
        open();
        Ending ending = null;
        int answers = agent.manifest().maxIterations();
        for (turn = 1; ending == null && turn <= answers + (repaired ? 1 : 0); turn++) {
            ending = turn().orElse(null);
        }
        int turns = (int) entries.stream().filter(Transcript.Answered.class::isInstance).count();
        Ending last = ending == null ? new Ending.RanOut(turn - 1) : ending;
        return new Worked(agent.manifest().name(), last,
                last instanceof Ending.NotLooked ? List.of() : toolbox.notes(), turns, calls, usage,
                new Transcript(agent.manifest().name(), agent.run().model().backend(), model,
                        Transcript.hash(agent.playbook().text()), entries));
    }

    private void open() {
        messages.add(new Message.Said(Frame.OPENING));
        List<Opening.Pair> given = toolbox.opening();
        if (!given.isEmpty()) {
            messages.add(new Message.Answered(given.stream().<Part>map(Opening.Pair::call).toList()));
            messages.add(new Message.Results(given.stream().map(Opening.Pair::result).toList()));
            given.forEach(pair -> record(pair.call(), pair.result()));
        }
        opened = messages.size();
    }

    /** One answer, and what comes of it; empty while it goes on. */
    private Optional<Ending> turn() throws IOException, InterruptedException {
        Ask ask = ask();
        if (messages.size() > opened && messages.getLast() instanceof Message.Results results) {
            for (int i = results.results().size() - 1; i >= 0 && purse.left() < bound(ask); i--) {
                messages.set(messages.size() - 1, withoutText((Message.Results) messages.getLast(), i));
                ask = ask();
            }
        }
        if (toolbox.mayDecide() && isLast(ask)) {
            messages.add(new Message.Said(Frame.LAST));
            ask = ask();
        }
        Optional<Purse.Hold> hold = purse.hold(ask);
        if (hold.isEmpty()) {
            return unlooked(BUDGET, "there was not enough left to ask", false);
        }
        try {
            Reply reply = asked(ask, hold.get());
            usage = sum(usage, reply.usage());
            entries.add(new Transcript.Answered(turn, reply.usage(), reply.model(), reply.stop().name()
                    .toLowerCase(java.util.Locale.ROOT)));
            return heard(reply);
        } catch (ModelFailed e) {
            if (e.kind() == ModelFailed.Kind.MALFORMED) {
                return malformed(List.of(), List.of());
            }
            return unlooked(why(e.kind()), e.said().render(Untrusted::toString), e.concernsAll());
        }
    }

    private Ask ask() {
        return new Ask(model, agent.system(), agent.tools(), messages, Agent.MOST_TOKENS, agent.run().deadline());
    }

    /** Whether there will be no other after it: of its answers, or because another would cost more than is left. */
    private boolean isLast(Ask ask) {
        return turn >= agent.manifest().maxIterations()
                || purse.left() - bound(ask) / LIKELY_PART < bound(ask) + GROWTH;
    }

    private static long bound(Ask ask) {
        return ask.inputBound() + ask.maxTokens();
    }

    /** What can't be paid for is not shown; better a verdict over what was seen than none. */
    private static Message.Results withoutText(Message.Results results, int which) {
        List<Message.Result> all = new ArrayList<>(results.results());
        all.set(which, new Message.Result(all.get(which).call(),
                "{\"error\":\"there is nothing left to pay for this answer; decide over what you have\"}", true));
        return new Message.Results(all);
    }

    /** However it ends, the hold ends with it. */
    private Reply asked(Ask ask, Purse.Hold hold) throws ModelFailed, IOException, InterruptedException {
        boolean ended = false;
        try {
            Reply reply = agent.run().model().ask(ask);
            ended = true;
            hold.settle(reply.usage(), reply.model());
            return reply;
        } catch (ModelFailed e) {
            ended = true;
            if (e.mayHaveCost()) {
                usage = sum(usage, Usage.atMost(ask));
                hold.lost();
            } else {
                hold.free();
            }
            throw e;
        } finally {
            if (!ended) {
                hold.lost();
            }
        }
    }

    private static String why(ModelFailed.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, SLOW, BUSY -> "model-down";
            case NO_ACCESS -> "model-no-access";
            case NOT_TAKEN -> "model-refused";
            case MALFORMED -> Ruling.Malformed.WORD;
        };
    }

    private Optional<Ending> unlooked(String why, String said, boolean concernsAll) {
        entries.add(new Transcript.Unanswered(turn, why));
        return Optional.of(new Ending.NotLooked(why, said, concernsAll));
    }

    private Optional<Ending> heard(Reply reply) {
        List<Part.Call> called = reply.parts().stream().filter(Part.Call.class::isInstance)
                .map(Part.Call.class::cast).toList();
        if (reply.stop() == Reply.Stop.DECLINED) {
            return unlooked("model-declined", "the model would not answer", false);
        }
        if (reply.stop() == Reply.Stop.LENGTH) {
            return malformed(reply.parts(), refusing(called, "your answer was cut; be short"));
        }
        if (!called.isEmpty()) {
            return called(reply, called);
        }
        if (reply.stop() == Reply.Stop.END && !toolbox.mayDecide()) {
            return Optional.of(new Ending.Noted());
        }
        Optional<Proposal> proposal = reply.stop() == Reply.Stop.END
                ? Heard.inText(reply.parts(), task.boundary())
                : Optional.empty();
        Optional<Ending> decided = proposal.flatMap(this::decided);
        return decided.isPresent() ? decided : malformed(reply.parts(), List.of());
    }

    private static List<Message.Result> refusing(List<Part.Call> called, String why) {
        return called.stream().map(call -> Toolbox.failed(call, why)).toList();
    }

    /** What it notes is noted before what it decides, in whatever order it calls. */
    private Optional<Ending> called(Reply reply, List<Part.Call> called) {
        List<Message.Result> results = new ArrayList<>();
        Set<Proposal> proposals = new LinkedHashSet<>();
        boolean flawed = false;
        for (Part.Call call : called) {
            Message.Result result;
            if (results.size() >= MOST_CALLS) {
                result = Toolbox.failed(call, "not more than " + MOST_CALLS + " calls in one answer");
            } else if (call.name().equals(ToolTable.RESOLVE) && toolbox.mayDecide()) {
                List<String> flaws = Heard.flaws(call.arguments());
                if (flaws.isEmpty()) {
                    Proposal proposal = Heard.proposal(call.arguments(), task.boundary());
                    proposals.add(proposal);
                    flaws = aside(proposal);
                }
                flawed |= !flaws.isEmpty();
                result = Toolbox.failed(call, flaws.isEmpty() ? "decide once" : String.join("; ", flaws));
            } else {
                result = toolbox.run(call);
            }
            calls++;
            record(call, result);
            results.add(result);
        }
        if (!flawed && proposals.size() == 1) {
            return decided(proposals.iterator().next());
        }
        if (flawed || !proposals.isEmpty()) {
            return malformed(reply.parts(), results);
        }
        messages.add(new Message.Answered(reply.parts()));
        messages.add(new Message.Results(results));
        return Optional.empty();
    }

    /** What is wrong with the form of a proposal; the rest is ruled. */
    private List<String> aside(Proposal proposal) {
        return Law.decide(of(), proposal) instanceof Ruling.Malformed ruling
                ? ruling.objections().stream().map(objection -> objection.sentence()).toList()
                : List.of();
    }

    private Optional<Ending> decided(Proposal proposal) {
        Ruling ruling = Law.decide(of(), proposal);
        return ruling instanceof Ruling.Malformed
                ? Optional.empty()
                : Optional.of(new Ending.Decided(proposal, ruling));
    }

    private Law.Case of() {
        Finding finding = Objects.requireNonNull(task.state().finding(), "only findings that are here are worked");
        Rank rank = toolbox.mayDecide() ? agent.manifest().rank() : Rank.NONE;
        return new Law.Case(agent.run().policy(), rank, agent.manifest().name(), finding, task.state().isOverruled(),
                toolbox.shown(), toolbox.facts());
    }

    /** It is asked once more, and then no more. */
    private Optional<Ending> malformed(List<Part> said, List<Message.Result> results) {
        if (repaired) {
            return unlooked(Ruling.Malformed.WORD, "its answers could not be read", false);
        }
        repaired = true;
        if (!results.isEmpty()) {
            messages.add(new Message.Answered(said));
            messages.add(new Message.Results(results));
            messages.add(new Message.Said(Frame.REPAIR));
        } else if (!said.isEmpty()) {
            messages.add(new Message.Answered(said));
            messages.add(new Message.Said(Frame.REPAIR));
        }
        return Optional.empty();
    }

    private void record(Part.Call call, Message.Result result) {
        entries.add(new Transcript.Called(turn, ToolTable.named(call.name()).map(ToolTable.Entry::name).orElse("?"),
                Transcript.hash(JsonText.of(call.arguments(), Untrusted::clear)), Transcript.hash(result.text()),
                result.failed()));
    }

    static Usage sum(Usage a, Usage b) {
        return new Usage(a.input() + b.input(), a.output() + b.output(), a.cacheRead() + b.cacheRead(),
                a.cacheWritten() + b.cacheWritten(), a.estimated() || b.estimated());
    }
}
