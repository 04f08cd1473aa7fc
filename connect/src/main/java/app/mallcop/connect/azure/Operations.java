package app.mallcop.connect.azure;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record of the two or three that tell of one operation: the status of the last, the request of the first. They
 * come newest first, so an end waits for its beginning, in memory, no longer than an operation may take.
 */
final class Operations {

    /** A beginning is looked for this long before its end. */
    static final Duration LONGEST = Duration.ofHours(1);
    /** A write that has ended just now may have a beginning that can't be read yet: the next scan tells of it. */
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final int MOST_WAITING = 20_000;

    private record Ended(Value.Fields last, Instant at) {}

    private final Instant from;
    private final Instant now;
    private final Pages.RecordTaker taker;
    private final Map<String, Ended> waiting = new LinkedHashMap<>();

    /**
     * @param from operations that ended before this are not told, only looked at for beginnings
     * @param now what has just begun or ended is left to the next scan
     */
    Operations(Instant from, Instant now, Pages.RecordTaker taker) {
        this.from = from;
        this.now = now;
        this.taker = taker;
    }

    void take(Value.Fields record) throws PlatformFailed, InterruptedException {
        Optional<Instant> time = Said.time(record, "eventTimestamp");
        if (time.isEmpty()) {
            taker.take(record);
            return;
        }
        Instant at = time.get();
        release(at.plus(LONGEST));
        String key = key(record);
        Ended ended = key == null ? null : waiting.get(key);
        boolean begins = status(record).equals("started");
        if (ended != null && key != null) {
            Value.Fields merged = merged(ended.last(), record);
            waiting.put(key, new Ended(merged, ended.at()));
            if (begins) {
                waiting.remove(key);
                tell(merged, ended.at());
            }
        } else if (begins) {
            if (at.isBefore(now.minus(LONGEST))) {
                tell(record, at);
            }
        } else if (key == null || !changes(record)) {
            tell(record, at);
        } else {
            waiting.put(key, new Ended(record, at));
            if (waiting.size() > MOST_WAITING) {
                Iterator<Ended> oldest = waiting.values().iterator();
                Ended longest = oldest.next();
                oldest.remove();
                tell(longest.last(), longest.at());
            }
        }
    }

    /** No more records: what still waits has no beginning. */
    void end() throws PlatformFailed, InterruptedException {
        release(Instant.MIN);
    }

    /** Those that ended at this time or later: their beginnings would have come by now. */
    private void release(Instant since) throws PlatformFailed, InterruptedException {
        Iterator<Ended> all = waiting.values().iterator();
        while (all.hasNext()) {
            Ended ended = all.next();
            if (ended.at().isBefore(since)) {
                break;
            }
            all.remove();
            if (!ended.at().isAfter(now.minus(SETTLED))) {
                tell(ended.last(), ended.at());
            }
        }
    }

    private void tell(Value.Fields record, Instant at) throws PlatformFailed, InterruptedException {
        if (!at.isBefore(from)) {
            taker.take(record);
        }
    }

    static @Nullable String key(Value.Fields record) {
        String operation = Said.text(record, "operationId");
        return operation.isEmpty()
                ? null
                : operation + ' ' + Said.text(record, "operationName", "value").toLowerCase(Locale.ROOT) + ' '
                        + Said.text(record, "resourceId").toLowerCase(Locale.ROOT);
    }

    private static String status(Value.Fields record) {
        return Said.text(record, "status", "value").toLowerCase(Locale.ROOT);
    }

    /** Whether it has a request worth waiting for. */
    static boolean changes(Value.Fields record) {
        String name = Said.text(record, "operationName", "value").toLowerCase(Locale.ROOT);
        return name.endsWith("/write") || name.endsWith("/delete");
    }

    /** All of the later one, and what only the earlier one says; of their properties too. */
    static Value.Fields merged(Value.Fields later, Value.Fields earlier) {
        Value.Fields all = filled(later, earlier);
        for (String part : new String[]{"properties", "claims", "httpRequest", "authorization"}) {
            if (Said.at(later, part) instanceof Value.Fields inLater
                    && Said.at(earlier, part) instanceof Value.Fields inEarlier) {
                all = Said.with(all, part, filled(inLater, inEarlier));
            }
        }
        return all;
    }

    private static Value.Fields filled(Value.Fields later, Value.Fields earlier) {
        TreeMap<Untrusted, Value> all = new TreeMap<>(earlier.fields());
        later.fields().forEach((name, value) -> {
            if (value != Value.Nothing.NULL) {
                all.put(name, value);
            }
        });
        return new Value.Fields(all);
    }
}
