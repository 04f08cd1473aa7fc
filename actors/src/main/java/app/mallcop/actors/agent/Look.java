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
import java.util.function.LongSupplier;

/** One conversation of an actor about one finding, turn by turn. */
final class Look {

    static final String BUDGET = "budget";

    private static final int MOST_CALLS = 8;
    /** The finding and its events stay, whether they can be paid or not. */
    private static final int KEPT = 2;
    /** Tokens by which a question and its result make the next ask longer, at the least that is of use. */
    private static final long GROWTH = 1_500;
    /** For the sentence that it is the last. */
    private static final long ROOM_TO_BE_TOLD = 100;
    /** Of the bound, in percent, what an answer takes as a rule; until one took more. */
    private static final long LIKELY = 50;

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
    private final Purse purse;
    private final Terms terms;
    private final LongSupplier afterwards;
    private final String model;
    private final List<Message> messages = new ArrayList<>();
    private final List<Transcript.Entry> entries = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private long likely = LIKELY;
    private long first;
    private int laid;
    private int given;
    private int sent;
    private int turn;
    private int calls;
    private boolean repaired;

    /** @param afterwards what may have to be set aside once this look is over, as long as no more is laid out */
    Look(Agent agent, Toolbox.Task task, Toolbox toolbox, Purse purse, Terms terms, LongSupplier afterwards) {
        this.agent = agent;
        this.task = task;
        this.toolbox = toolbox;
        this.purse = purse;
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
        return usage;
    }

    int calls() {
        return calls;
    }

    /** Results that it was handed, or got. */
    int laid() {
        return laid;
    }

    /** The most that its first answer can use, with what is laid out by now. */
    long bound() {
        List<Message> all = new ArrayList<>(messages);
        terms.open().map(Message.Said::new).ifPresent(all::add);
        return bound(ask(all));
    }

    /** Whether it is the actor's to close this, and nothing that is so keeps it open whatever it says. */
    boolean mayClose() {
        return toolbox.mayDecide() && Law.whateverIsProposed(of()).isEmpty();
    }

    void begin() {
        messages.add(new Message.Said(Frame.OPENING));
        lay(toolbox.opening());
        given = laid;
    }

    /** As if it had asked for it. */
    void lay(List<Opening.Pair> pairs) {
        laid += pairs.size();
        if (!pairs.isEmpty()) {
            messages.add(new Message.Answered(pairs.stream().<Part>map(Opening.Pair::call).toList()));
            messages.add(new Message.Results(pairs.stream().map(Opening.Pair::result).toList()));
            pairs.forEach(pair -> record(pair.call(), pair.result()));
        }
    }

    /** To its end, which is the actor's word and what the law makes of it. */
    Ending run() throws IOException, InterruptedException {
        terms.open().ifPresent(words -> messages.add(new Message.Said(words)));
        first = ask(messages).inputBound();
        Ending ending = null;
        for (turn = 1; ending == null && turn <= terms.answers() + (repaired ? 1 : 0); turn++) {
            ending = turn().orElse(null);
        }
        return ending == null ? new Ending.RanOut(turn - 1) : ending;
    }

    /** One answer, and what comes of it; empty while it goes on. */
    private Optional<Ending> turn() throws IOException, InterruptedException {
        Ask ask = affordable();
        if (toolbox.mayDecide() && isLast(ask) && terms.last().isPresent()) {
            messages.add(new Message.Said(terms.last().get()));
            ask = ask(messages);
        }
        sent = messages.size();
        Optional<Purse.Hold> hold = purse.hold(ask);
        if (hold.isEmpty()) {
            return unlooked(BUDGET, "there was not enough left to ask", false);
        }
        try {
            Reply reply = asked(ask, hold.get());
            usage = sum(usage, reply.usage());
            likely = Math.max(likely, Math.min(100, reply.usage().tokens() * 100 / bound(ask)));
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

    /** What can't be paid for is not shown, from the end; better a verdict over what was seen than none. */
    private Ask affordable() {
        Ask ask = ask(messages);
        int which = laid;
        for (int at = messages.size() - 1; at >= sent; at--) {
            if (messages.get(at) instanceof Message.Results(var results)) {
                for (int i = results.size() - 1; i >= 0 && which > KEPT && !isAffordable(ask, which); i--, which--) {
                    messages.set(at, withoutText((Message.Results) messages.get(at), i));
                    ask = ask(messages);
                }
            }
        }
        return ask;
    }

    /** What was asked for leaves enough for a second look as well; what was laid out at the start has precedence. */
    private boolean isAffordable(Ask ask, int which) {
        return purse.left() >= bound(ask) + ROOM_TO_BE_TOLD
                && (which <= given || purse.left() - likely(bound(ask)) >= afterwards(ask));
    }

    private Ask ask(List<Message> all) {
        return new Ask(model, agent.system(), toolbox.offered(), all, terms.mostTokens(), agent.run().deadline());
    }

    /** Whether there will be no other after it: of its answers, or because another would cost more than is left. */
    private boolean isLast(Ask ask) {
        long next = bound(ask) + GROWTH;
        long left = purse.left() - likely(bound(ask));
        return turn >= terms.answers() || left < next || left - likely(next) < afterwards(ask);
    }

    private long likely(long bound) {
        return bound * likely / 100;
    }

    /** What was asked for besides what was laid out is laid out once more. */
    private long afterwards(Ask ask) {
        long then = afterwards.getAsLong();
        return then == 0 ? 0 : then + ask.inputBound() - first;
    }

    private static long bound(Ask ask) {
        return ask.inputBound() + ask.maxTokens();
    }

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
        laid += results.size();
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
