package app.mallcop.net;

import app.mallcop.api.plugin.PlatformFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A token that is fetched when it is needed, again shortly before it expires, and again when the platform refuses it. */
public final class Token {

    /** So that a request that leaves now does not arrive too late. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    /** Signs in. */
    @FunctionalInterface
    public interface SignIn {
        Issued fetch() throws PlatformFailed, InterruptedException;
    }

    /** Does not show its value. */
    public record Issued(String value, Instant expires) {
        @Override
        public String toString() {
            return "‹token until " + expires + "›";
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final SignIn signIn;
    private final Waits waits;
    private @Nullable Issued held;

    public Token(SignIn signIn, Waits waits) {
        this.signIn = signIn;
        this.waits = waits;
    }

    public String value() throws PlatformFailed, InterruptedException {
        lock.lockInterruptibly();
        try {
            Issued now = held;
            if (now == null || !waits.now().isBefore(now.expires().minus(EARLY))) {
                now = signIn.fetch();
                held = now;
            }
            return now.value();
        } finally {
            lock.unlock();
        }
    }

    /** The platform did not take it; another stream may have fetched a newer one meanwhile. */
    public void refused(String value) {
        lock.lock();
        try {
            if (held != null && held.value().equals(value)) {
                held = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
