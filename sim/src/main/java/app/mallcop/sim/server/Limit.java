package app.mallcop.sim.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** A vendor's documented limit: so many requests in any stretch of time, for each account, key or region by itself. */
public final class Limit {

    /**
     * How it stands after a request.
     *
     * @param retryAfter zero when the request is within the limit
     * @param reset how long until all is free again
     */
    public record Standing(int limit, int remaining, Duration retryAfter, Duration reset) {
        public boolean kept() {
            return retryAfter.isZero();
        }
    }

    private final int requests;
    private final Duration stretch;
    private final InstantSource clock;
    private final Map<String, ArrayDeque<Instant>> taken = new HashMap<>();

    /** @param clock the wall clock where clients really wait, the simulated one where they do not */
    public Limit(int requests, Duration stretch, InstantSource clock) {
        this.requests = requests;
        this.stretch = stretch;
        this.clock = clock;
    }

    /** Counts one request of this account, unless it is one too many. */
    public synchronized Standing take(String account) {
        Instant now = clock.instant();
        ArrayDeque<Instant> times = taken.computeIfAbsent(account, none -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(stretch).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() >= requests) {
            return new Standing(requests, 0, Duration.between(now, times.getFirst().plus(stretch)),
                    Duration.between(now, times.getLast().plus(stretch)));
        }
        times.addLast(now);
        return new Standing(requests, requests - times.size(), Duration.ZERO, stretch);
    }

    /** As {@link #take}, and refuses with the vendor's throttling answer. */
    public Standing required(Request request, String account) {
        Standing standing = take(account);
        if (!standing.kept()) {
            throw request.refused(
                    new Fault(Fault.Kind.TOO_MANY_REQUESTS, account, "too many requests", standing.retryAfter()));
        }
        return standing;
    }
}
