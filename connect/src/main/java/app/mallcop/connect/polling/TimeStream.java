package app.mallcop.connect.polling;

import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is asked by time. Its checkpoint says up to when it was asked, never when the newest record happened:
 * what comes late is found again by reading the overlap, and two records of one moment can't hide each other.
 */
public final class TimeStream implements Connector.Stream {

    /** So that the platform, whose clock is not ours, does not refuse the very oldest moment. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** Reads everything from {@code from}, included, up to {@code until}; more does no harm. */
    @FunctionalInterface
    public interface Window {
        void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException;
    }

    private final String name;
    private final Keeping keeping;
    private final Wiring.Reach reach;
    private final Window window;
    /** Where the next slice of this scan begins; null before its first. */
    private @Nullable Instant position;

    public TimeStream(String name, Keeping keeping, Wiring.Reach reach, Window window) {
        this.name = name;
        this.keeping = keeping;
        this.reach = reach;
        this.window = window;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Instant now = asOf.truncatedTo(ChronoUnit.SECONDS);
        Instant mark = mark(checkpoint);
        Instant oldest = now.minus(keeping.kept()).plus(mark == null ? Duration.ZERO : MARGIN);
        Instant from = position != null ? position : first(mark, now);
        Connector.Gap gap = null;
        if (position == null && mark != null && mark.isBefore(oldest)) {
            gap = new Connector.Gap(mark, oldest);
        }
        if (from.isBefore(oldest)) {
            from = oldest;
        }
        Instant until = from.plus(keeping.slice());
        if (until.isAfter(now)) {
            until = now;
        }
        if (from.isBefore(until)) {
            window.read(from, until, sink);
        }
        position = until;
        boolean forward = mark == null || until.isAfter(mark);
        return new Connector.Slice(from, until, forward ? until.toString() : null, until.isBefore(now), gap);
    }

    private Instant first(@Nullable Instant mark, Instant now) {
        if (mark == null) {
            Duration back = reach.lookback();
            return now.minus(back == null || back.compareTo(keeping.kept()) > 0 ? keeping.kept() : back);
        }
        Duration again = reach.reread().compareTo(keeping.overlap()) > 0 ? reach.reread() : keeping.overlap();
        return (mark.isBefore(now) ? mark : now).minus(again);
    }

    /** A checkpoint that is not ours, from another version perhaps, is none: everything that is kept is read again. */
    private static @Nullable Instant mark(@Nullable String checkpoint) {
        try {
            return checkpoint == null ? null : Instant.parse(checkpoint);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
