package app.mallcop.desk.detect;

import app.mallcop.api.EventType;
import app.mallcop.connect.Emitted;
import app.mallcop.detect.engine.Watched;
import app.mallcop.store.runs.Rhythm;
import app.mallcop.store.runs.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which streams are silent for longer than they use to be, and which lost time. A function of the run log alone: how long a
 * silence lasts is told by what was asked for, not by a clock.
 */
public final class Streams {

    /** A weekend and a day. */
    private static final Duration LEAST = Duration.ofDays(3);

    /** A stream that was silent for long once must not be allowed ever longer silences. */
    private static final Duration MOST_LEARNED = Duration.ofDays(14);

    private static final int LEAST_EVENTS = 20;
    private static final Duration LEAST_KNOWN = Duration.ofDays(7);
    private static final int TIMES_THE_USUAL = 10;

    private Streams() {}

    /** All streams of all connectors. */
    static List<Watched> of(Totals totals) {
        List<Watched> all = new ArrayList<>();
        for (Map.Entry<String, Totals.OfConnector> connector : totals.connectors().entrySet()) {
            for (Map.Entry<String, Totals.OfStream> one : connector.getValue().streams().entrySet()) {
                Totals.OfStream stream = one.getValue();
                Watched.Quiet quiet = quiet(connector.getValue(), stream);
                Instant from = stream.gapFrom();
                Instant until = stream.gapUntil();
                Watched.Lost lost = from == null || until == null ? null : new Watched.Lost(from, until);
                Set<EventType> emits = quiet == null && lost == null
                        ? Set.of()
                        : Emitted.by(connector.getValue().type());
                all.add(new Watched(connector.getKey(), one.getKey(), quiet, lost, emits));
            }
        }
        return all;
    }

    /** Its silence; null when it is none, or when too little is known of its habit. */
    public static Watched.@Nullable Quiet quiet(Totals.OfConnector connector, Totals.OfStream stream) {
        Rhythm rhythm = stream.rhythm();
        Instant last = stream.lastEvent();
        if (rhythm == null || last == null || stream.events() < LEAST_EVENTS) {
            return null;
        }
        // It may have been asked for a time when nobody used the platform yet.
        Instant first = connector.first();
        Duration known = Duration.between(
                first != null && first.isAfter(rhythm.since()) ? first : rhythm.since(), last);
        if (known.compareTo(LEAST_KNOWN) < 0) {
            return null;
        }
        Duration every = known.dividedBy(stream.events());
        Duration learned = least(rhythm.longest().multipliedBy(2), MOST_LEARNED);
        Duration usual = most(LEAST, most(learned, every.multipliedBy(TIMES_THE_USUAL)));
        Instant until = stream.error() != null && stream.lastAsked().isAfter(rhythm.upTo())
                ? stream.lastAsked()
                : rhythm.upTo();
        return Duration.between(last, until).compareTo(usual) <= 0
                ? null
                : new Watched.Quiet(last, until, usual, every, stream.error());
    }

    private static Duration most(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
