package app.mallcop.connect.containerlogs;

import app.mallcop.api.plugin.Connector;
import java.time.Instant;

/** Makes events of lines. One for each stream; not for use by two threads. */
public interface LineTaker {

    void take(LogLine line, Connector.Sink sink) throws InterruptedException;

    /** No more lines that came in during this time: the moment for counts and summaries. */
    default void windowEnds(Instant from, Instant until, Connector.Sink sink) throws InterruptedException {
        // who keeps no counts has nothing to say
    }
}
