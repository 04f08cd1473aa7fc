package app.mallcop.api.plugin;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Untrusted;
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

    /** How the platform can be read as it stands now. May ask it: for its subscriptions, its regions, its plan. */
    Offer offer() throws PlatformFailed, InterruptedException;

    /**
     * What a platform lets us read.
     *
     * @param tier how well it can be seen, in a few own words, such as "audit log"; empty where there is only one way
     * @param loses what this tier does not show, for people who wonder; own words
     */
    record Offer(List<Stream> streams, String tier, List<String> loses) {
        public Offer {
            streams = List.copyOf(streams);
            requireNonNull(tier, "tier is null");
            loses = List.copyOf(loses);
        }

        public static Offer of(List<? extends Stream> streams) {
            return new Offer(List.copyOf(streams), "", List.of());
        }
    }

    /** One sequence of records with a checkpoint of its own. Used by one thread at a time. */
    interface Stream {

        String name();

        /**
         * Reads one slice: what happened since the checkpoint, overlap included, oldest first where the platform allows;
         * repeats are dropped by id later. When the platform fails, whatever was handed over by then is kept, and the
         * checkpoint stays.
         *
         * @param checkpoint where the last slice ended; null on the first read
         * @param asOf the scan's now
         */
        Slice read(@Nullable String checkpoint, Instant asOf, Sink sink) throws PlatformFailed, InterruptedException;

        /**
         * Whether events are this repo's own reading of records that stay as they are. Then a known id with another body
         * is an old record that is read in another way by now, and no two records that claim to be one.
         */
        default boolean isOwnReading() {
            return false;
        }
    }

    /**
     * What one read asked for.
     *
     * @param from null where the platform is not asked by time
     * @param checkpoint where to go on; null when it stays where it is
     * @param more whether there is another slice to read at once
     * @param gap what the platform had dropped before it was asked for
     */
    record Slice(@Nullable Instant from, Instant until, @Nullable String checkpoint, boolean more,
            @Nullable Gap gap) {

        /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
        public Slice(@Nullable Instant from, Instant until, @Nullable String checkpoint, boolean more,
                @Nullable Gap gap) {
            this.from = from;
            this.until = requireNonNull(until, "until is null");
            this.checkpoint = checkpoint;
            this.more = more;
            this.gap = gap;
        }

        /** The last one, of a stream that is not asked by time. */
        public static Slice last(Instant until, @Nullable String checkpoint) {
            return new Slice(null, until, checkpoint, false, null);
        }
    }

    /** A time of which nothing can be had any more. */
    record Gap(Instant from, Instant until) {
        public Gap {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a gap has a length");
            }
        }
    }

    /** Where records go. Returns only when there is room for more, which is how memory stays bounded. */
    interface Sink {

        /** The event may come again, and may have come before. */
        void accept(Event event, @Nullable RawPayload raw) throws InterruptedException;

        /** The mapping did not know this operation. Its event was handed over all the same, under the platform's "other" type. */
        void unknown(Untrusted operation);

        /** A record that can't be an event: without a time, or not what the vendor documents. Counted, so that it is seen. */
        void unreadable();

        /** Events that one record would have given beyond the most that one may. Counted, so that it is seen. */
        default void leftOut(long events) {
            // who only looks at events need not know
        }

        /** A record that is left out on purpose, as a scan would not have asked for it. */
        default void passedOver() {
            // who only looks at events need not know
        }
    }
}
