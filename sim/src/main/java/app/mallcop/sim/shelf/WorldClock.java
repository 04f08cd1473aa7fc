package app.mallcop.sim.shelf;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The time of the simulated world; it moves when it is told to. */
public final class WorldClock implements Supplier<Instant> {

    private final AtomicReference<Instant> now;

    public WorldClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant get() {
        return now.get();
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
