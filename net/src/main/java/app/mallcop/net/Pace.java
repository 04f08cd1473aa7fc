package app.mallcop.net;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How often a platform may be asked, kept across all streams that ask it: so many at once, then one every so often. A
 * platform that says "not before" slows all of them.
 */
public final class Pace {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final long everyNanos;
    private final int burst;
    /** When the next request may go if none were saved up; -1 before the first. */
    private long next;
    private boolean begun;

    private Pace(long everyNanos, int burst) {
        this.everyNanos = everyNanos;
        this.burst = burst;
    }

    public static Pace free() {
        return new Pace(0, 1);
    }

    /** So many a second, and as many at once. */
    public static Pace perSecond(double requests) {
        return new Pace(Math.round(1e9 / requests), (int) Math.max(1, Math.floor(requests)));
    }

    /** So many in this time, and so many at once. */
    public static Pace of(int requests, Duration time, int burst) {
        return new Pace(time.toNanos() / requests, burst);
    }

    /** Waits for its turn. */
    public void await(Waits waits) throws InterruptedException {
        long wait;
        lock.lock();
        try {
            long now = waits.nanos();
            long earliest = now - everyNanos * (burst - 1L);
            if (!begun || next - earliest < 0) {
                next = earliest;
                begun = true;
            }
            wait = Math.max(0, next - now);
            next += everyNanos;
        } finally {
            lock.unlock();
        }
        if (wait > 0) {
            waits.sleep(Duration.ofNanos(wait));
        }
    }

    /** The platform wants nobody to ask before this is over. */
    public void hold(Duration duration, Waits waits) {
        lock.lock();
        try {
            long until = waits.nanos() + duration.toNanos();
            if (!begun || until - next > 0) {
                next = until;
                begun = true;
            }
        } finally {
            lock.unlock();
        }
    }
}
