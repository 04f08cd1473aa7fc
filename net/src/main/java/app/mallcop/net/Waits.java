package app.mallcop.net;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Time and chance, so that tests have neither. */
public interface Waits {

    Instant now();

    /** Grows evenly, whatever is done to the wall clock. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** From 0 up to, not including, 1. */
    double chance();

    /** The real ones. */
    static Waits real(RandomGenerator random) {
        return new Waits() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }

            @Override
            public double chance() {
                return random.nextDouble();
            }
        };
    }

    /** Time that passes without anybody waiting for it, where the platforms are simulated and so is the hour. */
    static Waits simulated(Supplier<Instant> now) {
        AtomicLong slept = new AtomicLong();
        return new Waits() {
            @Override
            public Instant now() {
                return now.get();
            }

            @Override
            public long nanos() {
                return System.nanoTime() + slept.get();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                slept.addAndGet(duration.toNanos());
                Thread.sleep(0, 1000);
            }

            @Override
            public double chance() {
                return 0.5;
            }
        };
    }
}
