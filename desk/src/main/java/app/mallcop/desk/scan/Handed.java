package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.store.events.Preparing;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the reading threads hand to the one that files. */
sealed interface Handed {

    /** Which stream; its name is what the platform calls it. */
    record Of(String connector, String type, String stream) {}

    /** A connector said what can be read of it. */
    record Opened(Source source, Connector.Offer offer) implements Handed {}

    /** A connector could not even say that. */
    record NotOpened(Source source, Problem why) implements Handed {}

    /** @param ownReading see {@link Connector.Stream#isOwnReading()} */
    record Records(Of of, Future<List<Preparing.Ready>> events, boolean ownReading) implements Handed {}

    /** A slice was read to its end. */
    record Ended(Of of, Connector.Slice slice, SortedMap<Untrusted, Long> unknown, long unreadable,
            long leftOut) implements Handed {}

    /** No more of this stream in this scan. */
    record Finished(Of of, @Nullable Problem why) implements Handed {}

    /** A defect of ours on one of the threads. */
    record Crashed(Throwable why) implements Handed {}
}
