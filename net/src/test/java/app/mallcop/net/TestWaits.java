package app.mallcop.net;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time passes only while somebody sleeps. */
final class TestWaits implements Waits {

    final List<Duration> slept = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private long nanos;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
        pass(duration);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    @Override
    public double chance() {
        return 1.0 / 3;
    }

    Duration all() {
        return slept.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
