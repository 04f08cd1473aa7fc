package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person or an actor said: one line of {@code decisions.jsonl}, whole in itself. The file is read as a set, so
 * two clones can each add lines and a merge loses nothing; whoever folds them orders by (time, id), never by place.
 *
 * @param id content-addressed, so that the same line from two clones is one decision
 * @param at when it was said
 * @param by who said it: an actor's name, or a person's as they gave it
 */
public record Decision(String id, Instant at, Untrusted by, Said said) {

    public Decision {
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
        requireNonNull(said, "said is null");
        if (!id.matches("dec_[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a decision id is dec_ and 32 hex digits");
        }
    }

    /** The finding it is about, unless it is about the baseline. */
    public Optional<String> finding() {
        return switch (said) {
            case About about -> Optional.of(about.finding());
            case Forget _,Reset _,Unlearn _ -> Optional.empty();
        };
    }

    /** The content of a decision. */
    public sealed interface Said {}

    /** Something said of one finding. */
    public sealed interface About extends Said {
        String finding();
    }

    /** A note in the finding's trail. */
    public record Annotation(String finding, Untrusted text) implements About {}

    /** How an actor's look at it ended, and why. Resolved closes the finding; the others leave it open. */
    public record Verdict(String finding, Outcome outcome, @Nullable Untrusted reason, List<String> evidence)
            implements
                About {
        public Verdict {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A person accepts what they saw. It holds for this severity and below: when the finding has grown worse since, an
     * ack that was written before (in another clone, perhaps) does not close it.
     */
    public record Ack(String finding, Severity seen, @Nullable Untrusted reason) implements About {}

    /** Takes back every ack written before it. */
    public record Unack(String finding, @Nullable Untrusted reason) implements About {}

    /**
     * Written before the request goes out. Without its {@link Delivered} the delivery is made again.
     *
     * @param told the severity as it is told, so that it is told anew when the finding grows worse
     */
    public record Delivering(String finding, String channel, String digest, Severity told) implements About {}

    public record Delivered(String finding, String channel, String digest, Severity told) implements About {}

    /** Whether the actor's decision was right. */
    public record Feedback(String finding, boolean agree, @Nullable Untrusted reason) implements About {}

    /** Forget what was learned of an actor. */
    public record Forget(Untrusted actor, @Nullable Untrusted reason) implements Said {}

    /** Learn a connector anew. */
    public record Reset(String source, @Nullable Untrusted reason) implements Said {}

    /** What people closed before does not count any more for this learned rule. */
    public record Unlearn(String rule, @Nullable Untrusted reason) implements Said {}
}
