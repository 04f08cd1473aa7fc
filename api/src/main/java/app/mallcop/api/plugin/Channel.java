package app.mallcop.api.plugin;

import app.mallcop.api.Finding;
import java.util.List;

/** Takes findings to a human. Delivery is not resolution: whatever it answers, the findings stay open. */
public interface Channel {

    String name();

    /**
     * Sends one digest. At least once: the id is stable, so that a receiver can tell a repeat.
     *
     * @throws DeliveryFailed when it did not arrive, or nobody can tell
     */
    void deliver(String digestId, List<Finding> findings) throws DeliveryFailed, InterruptedException;

    /** Why a digest did not arrive, in words a person can act on; never the response body, never the address. */
    final class DeliveryFailed extends Exception {
        private static final long serialVersionUID = 1L;

        public DeliveryFailed(String message) {
            super(message);
        }
    }
}
