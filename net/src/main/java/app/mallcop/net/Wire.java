package app.mallcop.net;

import java.io.IOException;
import java.time.Duration;

/** Sends one request and brings the answer. No retry, no judgement. */
public interface Wire {

    /**
     * @param deadline for all of it, the last byte included
     * @param mostBytes the largest body that is taken, unpacked
     * @throws TooLarge when there was more
     */
    Answer send(Ask ask, Duration deadline, long mostBytes) throws IOException, InterruptedException;

    /**
     * Opens a web socket.
     *
     * @param mostBytes the largest text that is taken
     */
    default Talk talk(java.net.URI uri, Duration deadline, long mostBytes) throws IOException, InterruptedException {
        throw new IOException("no web socket over this wire");
    }

    /** Asking again would be wrong, whatever the manners: it may have been done, or there is no time left. */
    final class NotAgain extends IOException {
        private static final long serialVersionUID = 1L;

        public NotAgain(IOException why) {
            super(why);
        }
    }

    /** More came than anybody asked for. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLarge(long mostBytes) {
            super("more than " + mostBytes + " bytes");
        }
    }
}
