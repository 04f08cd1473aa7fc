package app.mallcop.net;

import java.io.IOException;
import java.time.Duration;

/** A web socket over which whole texts go to and fro. Used by one thread. */
public interface Talk extends AutoCloseable {

    void say(String text) throws IOException, InterruptedException;

    /**
     * The next whole text.
     *
     * @throws IOException when it was closed, none came in time, or it was too large
     */
    String next(Duration within) throws IOException, InterruptedException;

    /** Says good-bye and does not wait for an answer. */
    @Override
    void close();
}
