package app.mallcop.desk.tell;

import app.mallcop.actors.channels.Delivery;
import app.mallcop.actors.channels.Digest;
import app.mallcop.actors.channels.Item;
import app.mallcop.actors.channels.Target;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells each channel what is due there, in one digest. Before a request goes out it is written down that it does, after it
 * was taken that it was; whatever ends in between is sent again, under the same digest id while nothing else is due.
 */
public final class Telling {

    /** Who wrote the decision. */
    private static final Untrusted BY = Untrusted.of("mallcop");

    /** @see app.mallcop.actors.channels.Dispatch#deliver */
    public interface Sender {
        Delivery deliver(Target target, Digest digest) throws InterruptedException;
    }

    /**
     * What was looked at for a finding, and what could not be.
     *
     * @param said what whoever decided said of it, where that is more than the records say
     */
    public record Looked(List<Prose> seen, List<Prose> unseen, Optional<Item.Note> said) {
        public static final Looked NOTHING = new Looked(List.of(), List.of(), Optional.empty());
    }

    /** What became of one channel's digest. */
    public record Told(String channel, String digest, int findings, Optional<Problem> failed) {}

    private final Repo repo;
    private final Due due;
    private final Sender sender;

    public Telling(Repo repo, Due due, Sender sender) {
        this.repo = repo;
        this.due = due;
        this.sender = sender;
    }

    /**
     * @param open findings that are open, those routed to this target
     * @param notices about the run itself; they alone are no reason to write
     */
    public Optional<Told> tell(Target target, List<FindingState> open, Function<FindingState, Looked> looked,
            List<Prose> notices) throws IOException, InterruptedException {
        Instant now = repo.now();
        List<FindingState> told = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        StringBuilder occasion = new StringBuilder(target.channel());
        for (FindingState state : open) {
            due.on(target.channel(), state, now).ifPresent(change -> {
                told.add(state);
                items.add(item(state, change, looked.apply(state)));
                occasion.append('\n').append(state.id()).append(' ').append(times(target.channel(), state));
            });
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Digest digest = Digest.of(occasion.toString(), now, items, notices);
        write(told, finding -> new Decision.Delivering(finding.id(), target.channel(), digest.id(),
                finding.severity()));
        return Optional.of(switch (sender.deliver(target, digest)) {
            case Delivery.Delivered _ -> {
                write(told, finding -> new Decision.Delivered(finding.id(), target.channel(), digest.id(),
                        finding.severity()));
                yield new Told(target.channel(), digest.id(), items.size(), Optional.empty());
            }
            case Delivery.Failed(Problem problem) ->
                new Told(target.channel(), digest.id(), items.size(), Optional.of(problem));
        });
    }

    private void write(List<FindingState> told, Function<Finding, Decision.Said> said) throws IOException {
        List<Decision> decisions = told.stream()
                .map(state -> DecisionCodec.decide(repo.now(), BY, said.apply(finding(state)))).toList();
        new DecisionLog(repo.layout().decisions()).append(decisions, repo.disk());
    }

    private static Item item(FindingState state, Item.Change change, Looked looked) {
        Finding finding = finding(state);
        List<Item.Note> notes = Stream.concat(state.trail().stream()
                .flatMap(decision -> decision.said() instanceof Decision.Annotation(_, Untrusted text)
                        ? Stream.of(new Item.Note(decision.by(), text))
                        : Stream.empty()),
                looked.said().stream()).toList();
        return new Item(finding.id(), finding.severity(), finding.title(), change, state.outcome(), looked.seen(),
                looked.unseen(), notes, finding.historical());
    }

    private static long times(String channel, FindingState state) {
        return state.decisions().stream()
                .filter(decision -> decision.said() instanceof Decision.Delivered delivered
                        && delivered.channel().equals(channel))
                .count();
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are due");
    }
}
