package app.mallcop.net;

import java.time.Duration;
import java.time.Instant;
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
}
