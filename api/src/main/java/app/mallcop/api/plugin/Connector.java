package app.mallcop.api.plugin;

import app.mallcop.api.Checkpoint;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.RawPayload;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one platform's audit records and says them in our words. */
public interface Connector {

    /** The type, such as {@code azure}; two connectors of one type can stand side by side under different ids. */
    String type();

    /** Every event type it can emit. A contract test fails when nobody reads one of them. */
    Set<EventType> eventTypes();

    /** What the environment offers, and what is missing to use it. Changes nothing. */
    Discovery discover() throws InterruptedException;

    /** Independent sequences of records, each with a checkpoint of its own. */
    List<Stream> streams();

    /** One sequence of records. */
    interface Stream {

        String name();

        /**
         * Hands over what happened since the checkpoint, oldest first where the platform allows, overlap included:
         * repeats are dropped by id later. Throws when the platform fails; whatever was handed over by then is kept,
         * and the checkpoint stays.
         *
         * @param from null on the first read
         * @return where to go on next time
         */
        Checkpoint read(@Nullable Checkpoint from, Instant until, Sink sink) throws InterruptedException;
    }

    /** Where records go. Returns only when there is room for more, which is how memory stays bounded. */
    interface Sink {
        void accept(Event event, @Nullable RawPayload raw) throws InterruptedException;
    }

    /** The answer of {@link Connector#discover()}. */
    record Discovery(boolean available, List<String> resources, List<String> missingCredentials, List<String> notes) {
        public Discovery {
            resources = List.copyOf(resources);
            missingCredentials = List.copyOf(missingCredentials);
            notes = List.copyOf(notes);
        }
    }
}
