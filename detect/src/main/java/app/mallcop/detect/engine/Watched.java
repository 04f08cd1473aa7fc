package app.mallcop.detect.engine;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one stream of a connector stands, as the run log tells it. Silence and lost time become findings of
 * {@code mallcop-health}; a stream that speaks ends the one about its silence.
 *
 * @param quiet its silence, when that is longer than its habit
 * @param lost a time that the platform had dropped before it was asked for
 * @param emits what the connector can tell; empty where nobody knows
 */
public record Watched(String connector, String stream, @Nullable Quiet quiet, @Nullable Lost lost,
        Set<EventType> emits) {

    /**
     * @param since its newest event
     * @param until up to when it was asked for in vain
     * @param usual the silence that is not worth a word
     * @param every how often it usually speaks
     * @param error what it fails with; null when it is asked with success and says nothing
     */
    public record Quiet(Instant since, Instant until, Duration usual, Duration every, @Nullable String error) {

        /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
        public Quiet(Instant since, Instant until, Duration usual, Duration every, @Nullable String error) {
            this.since = requireNonNull(since, "since is null");
            this.until = requireNonNull(until, "until is null");
            this.usual = requireNonNull(usual, "usual is null");
            this.every = requireNonNull(every, "every is null");
            this.error = error;
        }
    }

    public record Lost(Instant from, Instant until) {}

    /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
    public Watched(String connector, String stream, @Nullable Quiet quiet, @Nullable Lost lost,
            Set<EventType> emits) {
        this.connector = requireNonNull(connector, "connector is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.quiet = quiet;
        this.lost = lost;
        this.emits = Set.copyOf(emits);
    }
}
