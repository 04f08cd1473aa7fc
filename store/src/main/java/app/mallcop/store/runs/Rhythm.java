package app.mallcop.store.runs;

import static java.util.Objects.requireNonNull;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a stream that is asked by time usually speaks: what its silence is held against.
 *
 * @param since from when on it was asked for
 * @param upTo up to when it was asked for, with success
 * @param longest the longest silence after which it spoke again: between its newest event and what was asked for
 */
public record Rhythm(Instant since, Instant upTo, Duration longest) {

    public Rhythm {
        requireNonNull(since, "since is null");
        requireNonNull(upTo, "upTo is null");
        requireNonNull(longest, "longest is null");
    }

    static @Nullable Rhythm after(@Nullable Rhythm was, @Nullable Instant lastEvent, StreamReport report) {
        Instant from = report.from();
        Instant until = report.until();
        if (from == null || until == null || !report.worked()) {
            return was;
        }
        if (was == null) {
            return new Rhythm(from, until, Duration.ZERO);
        }
        Instant spoke = report.lastEvent();
        boolean again = lastEvent != null && spoke != null && spoke.isAfter(lastEvent);
        // In whole seconds, as it is written: what is read back must be what was there.
        Duration silence = again && was.upTo.isAfter(lastEvent)
                ? Duration.between(lastEvent, was.upTo).truncatedTo(ChronoUnit.SECONDS)
                : Duration.ZERO;
        return new Rhythm(from.isBefore(was.since) ? from : was.since, until.isAfter(was.upTo) ? until : was.upTo,
                silence.compareTo(was.longest) > 0 ? silence : was.longest);
    }

    void write(CanonicalJson json) {
        json.field("since", since).field("up_to", upTo);
        if (!longest.isZero()) {
            json.field("longest_silence", longest.toSeconds());
        }
    }

    static @Nullable Rhythm read(Tree tree) throws Tree.Malformed {
        Instant since = tree.timeOrNull("since");
        Instant upTo = tree.timeOrNull("up_to");
        return since == null || upTo == null
                ? null
                : new Rhythm(since, upTo, Duration.ofSeconds(tree.numberOr("longest_silence", 0)));
    }
}
