package app.mallcop.actors.agent;

import app.mallcop.actors.agent.Ending.NotLooked.Who;
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
import java.util.function.LongSupplier;

/** One conversation of an actor about one finding, turn by turn. */
final class Look {

    static final String BUDGET = "budget";

    private static final int MOST_CALLS = 8;
    /** Tokens by which a question and its result make the next ask longer, at the least that is of use. */
    private static final long GROWTH = 1_500;
    /** For the sentence that it is the last. */
    private static final long ROOM_TO_BE_TOLD = 100;

    /**
     * What makes one look differ from another.
     *
     * @param mostTokens of one answer
     * @param open said after what is laid out; empty for nothing
     * @param last said before the last answer; empty for nothing
     */
    record Terms(int answers, int mostTokens, Optional<String> open, Optional<String> last) {}

    private final Agent agent;
    private final Toolbox.Task task;
    private final Toolbox toolbox;
    private final Asking asking;
    private final Terms terms;
    private final LongSupplier afterwards;
    private final String model;
    private final Talk talk = new Talk();
    private final List<Transcript.Entry> entries = new ArrayList<>();
    private int given;
    private long first;
    private int turn;
    private int calls;
    private boolean repaired;

    /** @param afterwards what may have to be set aside once this look is over, as long as no more is laid out */
    Look(Agent agent, Toolbox.Task task, Toolbox toolbox, Purse purse, Terms terms, LongSupplier afterwards) {
        this.agent = agent;
        this.task = task;
        this.toolbox = toolbox;
        this.asking = new Asking(agent.run().model(), purse);
        this.terms = terms;
        this.afterwards = afterwards;
        this.model = agent.run().model().named(agent.manifest().model());
    }

    Toolbox toolbox() {
        return toolbox;
    }

    String model() {
        return model;
    }

    List<Transcript.Entry> entries() {
        return entries;
    }

    Usage usage() {
        return asking.usage();
    }

    int calls() {
        return calls;
    }

    int laid() {
        return talk.laid();
    }

    /** The most that its first answer can use, with what is laid out by now. */
    long bound() {
        return Asking.bound(ask(terms.open().map(talk::messagesAnd).orElse(talk.messages())));
    }

    /** Whether it is the actor's to close this, and nothing that is so keeps it open whatever it says. */
    boolean mayClose() {
        return toolbox.mayDecide() && Law.whateverIsProposed(of()).isEmpty();
    }

    void begin() {
        talk.say(Frame.OPENING);
        lay(toolbox.opening());
        given = talk.laid();
    }

    /** As if it had asked for it. */
    void lay(List<Opening.Pair> pairs) {
        talk.lay(pairs);
        pairs.forEach(pair -> record(pair.call(), pair.result()));
    }

    /** To its end, which is the actor's word and what the law makes of it. */
    Ending run() throws IOException, InterruptedException {
        terms.open().ifPresent(talk::say);
        first = ask().inputBound();
        Ending ending = null;
        for (turn = 1; ending == null && turn <= terms.answers() + (repaired ? 1 : 0); turn++) {
            ending = turn().orElse(null);
        }
        return ending == null ? new Ending.RanOut(turn - 1) : ending;
    }

    /** One answer, and what comes of it; empty while it goes on. */
    private Optional<Ending> turn() throws IOException, InterruptedException {
        talk.leaveOut(this::isAffordable);
        if (toolbox.mayDecide() && isLast(ask())) {
            terms.last().ifPresent(talk::say);
        }
        talk.isSent();
        try {
            Optional<Reply> reply = asking.ask(ask());
            if (reply.isEmpty()) {
                return unlooked(BUDGET, "there was not enough left to ask",
                        asking.mayEver(ask()) ? Who.THIS_NOW : Who.THIS_ALWAYS);
            }
            entries.add(new Transcript.Answered(turn, reply.get().usage(), reply.get().model(), reply.get().stop()
                    .name().toLowerCase(java.util.Locale.ROOT)));
            return heard(reply.get());
        } catch (ModelFailed e) {
            if (e.kind() == ModelFailed.Kind.MALFORMED) {
                return malformed(List.of(), List.of());
            }
            return unlooked(why(e.kind()), e.said().render(Untrusted::toString),
                    e.concernsAll() ? Who.ALL : Who.THIS_NOW);
        }
    }

    /** What was asked for has to leave enough for a second look as well; what was laid out at the start has not. */
    private boolean isAffordable(int results) {
        Ask ask = ask();
        long bound = Asking.bound(ask);
        return asking.left() >= bound + ROOM_TO_BE_TOLD
                && (results <= given || asking.left() - asking.likely(bound) >= afterwards(ask));
    }

    private Ask ask() {
        return ask(talk.messages());
    }

    private Ask ask(List<Message> all) {
        return new Ask(model, agent.system(), toolbox.offered(), all, terms.mostTokens(), agent.run().deadline());
    }

    /** Whether there will be no other after it: of its answers, or because another would cost more than is left. */
    private boolean isLast(Ask ask) {
        long next = Asking.bound(ask) + GROWTH;
        long left = asking.left() - asking.likely(Asking.bound(ask));
        return turn >= terms.answers() || left < next || left - asking.likely(next) < afterwards(ask);
    }

    /** What was asked for besides what was laid out is laid out once more. */
    private long afterwards(Ask ask) {
        long then = afterwards.getAsLong();
        return then == 0 ? 0 : then + ask.inputBound() - first;
    }

    private static String why(ModelFailed.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, SLOW, BUSY -> "model-down";
            case NO_ACCESS -> "model-no-access";
            case NOT_TAKEN -> "model-refused";
            case MALFORMED -> Ruling.Malformed.WORD;
        };
    }

    private Optional<Ending> unlooked(String why, String said, Who who) {
        entries.add(new Transcript.Unanswered(turn, why));
        return Optional.of(new Ending.NotLooked(why, said, who));
    }

    private Optional<Ending> heard(Reply reply) {
        List<Part.Call> called = reply.parts().stream().filter(Part.Call.class::isInstance)
                .map(Part.Call.class::cast).toList();
        if (reply.stop() == Reply.Stop.DECLINED) {
            return unlooked("model-declined", "the model would not answer", Who.THIS_NOW);
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
        talk.answered(reply.parts(), results);
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
            return unlooked(Ruling.Malformed.WORD, "its answers could not be read", Who.THIS_NOW);
        }
        repaired = true;
        if (!said.isEmpty()) {
            talk.answered(said, results);
            talk.say(Frame.REPAIR);
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
