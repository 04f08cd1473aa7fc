package app.mallcop.desk.look;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.detect.Streams;
import app.mallcop.detect.engine.Watched;
import app.mallcop.store.runs.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of the streams is wrong: those that fail now, and for a monitor those that nobody read for too long. */
final class Gate {

    static final String IMPORT = "import";

    private final Totals totals;
    private final Optional<Config> config;
    private final Instant now;

    Gate(Totals totals, Optional<Config> config, Instant now) {
        this.totals = totals;
        this.config = config;
        this.now = now;
    }

    /** A connector that was disabled or taken out of the config is not asked any more, so its last error stays for ever. */
    private boolean isAsked(String connector) {
        if (config.isEmpty()) {
            return true;
        }
        Optional<Config.Connector> known = config.get().connector(connector);
        return known.isPresent() && known.get().enabled();
    }

    List<Problem> failing() {
        List<Problem> failing = new ArrayList<>();
        for (Map.Entry<String, Totals.OfConnector> connector : totals.connectors().entrySet()) {
            for (Map.Entry<String, Totals.OfStream> stream : connector.getValue().streams().entrySet()) {
                String error = stream.getValue().error();
                if (error != null && (isAsked(connector.getKey()) || stream.getKey().equals(IMPORT))) {
                    Instant worked = stream.getValue().lastSuccess();
                    failing.add(new Problem("stream-failing",
                            Prose.of(
                                    "{} of {} fails: {}; "
                                            + (worked == null ? "it never worked" : "it worked last at " + worked),
                                    Untrusted.of(stream.getKey()), Untrusted.of(connector.getKey()),
                                    Untrusted.of(error)),
                            "mend it and run mallcop scan; nothing is skipped, it goes on where it stopped"));
                }
            }
        }
        return failing;
    }

    /** Streams that are read and say nothing for longer than they use to, and time that was lost. */
    List<Problem> silent() {
        List<Problem> silent = new ArrayList<>();
        totals.connectors().forEach((id, connector) -> connector.streams().forEach((name, stream) -> {
            Watched.Quiet quiet = isAsked(id) ? Streams.quiet(connector, stream) : null;
            if (quiet != null) {
                silent.add(new Problem("stream-silent",
                        Prose.of("{} of {} has said nothing since " + quiet.since()
                                + ", which is longer than its habit", Untrusted.of(name), Untrusted.of(id)),
                        "see the open mallcop-health finding for what is blind: mallcop report --status open --human"));
            }
        }));
        return silent;
    }

    /** Whether anything, and every stream that is polled, was read within this time. */
    List<Problem> stale(Duration most) {
        List<Problem> stale = new ArrayList<>();
        @Nullable
        Instant newest = null;
        for (Map.Entry<String, Totals.OfConnector> connector : totals.connectors().entrySet()) {
            for (Map.Entry<String, Totals.OfStream> stream : connector.getValue().streams().entrySet()) {
                Instant worked = stream.getValue().lastSuccess();
                newest = worked == null || (newest != null && newest.isAfter(worked)) ? newest : worked;
                boolean polled = !stream.getKey().equals(IMPORT) && isAsked(connector.getKey());
                if (polled && stream.getValue().error() == null && (worked == null || isOlder(worked, most))) {
                    stale.add(new Problem("stream-stale",
                            Prose.of("{} of {} was last read at " + worked, Untrusted.of(stream.getKey()),
                                    Untrusted.of(connector.getKey())),
                            "see why mallcop scan leaves it out"));
                }
            }
        }
        if (newest == null) {
            stale.add(Problem.of("never-ran", "no run has read anything yet", "run mallcop watch, or import events"));
        } else if (isOlder(newest, most)) {
            stale.add(Problem.of("run-too-old",
                    "the last successful run was at " + newest + ", longer ago than " + most.toMinutes() + " minutes",
                    "see that the schedule of mallcop watch still runs"));
        }
        return stale;
    }

    private boolean isOlder(Instant then, Duration most) {
        return then.plus(most).isBefore(now);
    }
}
