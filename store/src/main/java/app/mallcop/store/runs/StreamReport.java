package app.mallcop.store.runs;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run asked one stream for, and what it got. "Asked, got nothing" is a fact, and so is a failure.
 *
 * @param from the start of what was asked for; null when it was not asked by time (an import)
 * @param got records that arrived; of these {@code added} were new, {@code duplicates} known, {@code conflicts} known
 *            under the same id with another body, {@code rejected} unreadable
 * @param checkpoint where to go on; null when it did not move
 * @param error a stable code when the stream failed; its checkpoint does not move then
 * @param remarks what else it says
 */
public record StreamReport(String connector, String type, String stream, @Nullable Instant from,
        @Nullable Instant until,
        long got, long added, long duplicates, long conflicts, long rejected, @Nullable Instant lastEvent,
        @Nullable String checkpoint, @Nullable String error, Remarks remarks) {

    /** Without remarks. */
    public StreamReport(String connector, String type, String stream, @Nullable Instant from, @Nullable Instant until,
            long got, long added, long duplicates, long conflicts, long rejected, @Nullable Instant lastEvent,
            @Nullable String checkpoint, @Nullable String error) {
        this(connector, type, stream, from, until, got, added, duplicates, conflicts, rejected, lastEvent, checkpoint,
                error, Remarks.NONE);
    }

    /** Whether it says that the stream was read to the end of what was asked for. */
    public boolean worked() {
        return error == null && !remarks.partly();
    }

    void write(CanonicalJson json) {
        json.begin().field("connector", connector).field("type", type).field("stream", stream).field("from", from)
                .field("until", until).field("got", got).field("added", added);
        number(json, "duplicates", duplicates);
        number(json, "conflicts", conflicts);
        number(json, "rejected", rejected);
        json.field("last_event", lastEvent).field("checkpoint", checkpoint).field("error", error);
        remarks.write(json);
        json.end();
    }

    private static void number(CanonicalJson json, String name, long number) {
        if (number != 0) {
            json.field(name, number);
        }
    }

    static StreamReport read(Tree tree) throws Tree.Malformed {
        return new StreamReport(tree.text("connector"), tree.text("type"), tree.text("stream"), tree.timeOrNull("from"),
                tree.timeOrNull("until"), tree.number("got"), tree.number("added"), tree.numberOr("duplicates", 0),
                tree.numberOr("conflicts", 0), tree.numberOr("rejected", 0), tree.timeOrNull("last_event"),
                tree.textOrNull("checkpoint"), tree.textOrNull("error"), Remarks.read(tree));
    }
}
