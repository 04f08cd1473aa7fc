package app.mallcop.connect.aws;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import app.mallcop.net.Pace;
import app.mallcop.net.Waits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;

/** Asks AWS at one pace, again where that helps. The SDK's own retries are off, since they know nothing of the pace. */
final class Asking {

    private static final int ATTEMPTS = 5;
    /** Somebody else may use up the same two requests a second. */
    private static final int ATTEMPTS_THROTTLED = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Set<Kind> PASSES = Set.of(Kind.THROTTLED, Kind.BROKEN, Kind.UNREACHABLE);

    private final Waits waits;
    private final Pace pace;
    private final SdkHttpClient http;

    Asking(Waits waits, Pace pace, SdkHttpClient http) {
        this.waits = waits;
        this.pace = pace;
        this.http = http;
    }

    /** @param operation AWS's name of what is asked, for messages */
    <T> T ask(String operation, Callable<T> call) throws PlatformFailed, InterruptedException {
        for (int attempt = 1;; attempt++) {
            pace.await(waits);
            try {
                return WireService.with(http, call);
            } catch (SdkException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                PlatformFailed failed = AwsFailures.of(operation, e);
                int most = failed.kind() == Kind.THROTTLED ? ATTEMPTS_THROTTLED : ATTEMPTS;
                if (attempt >= most || !PASSES.contains(failed.kind())) {
                    throw failed;
                }
                Duration pause = pause(attempt);
                if (failed.kind() == Kind.THROTTLED) {
                    pace.hold(pause, waits);
                }
                waits.sleep(pause);
            } catch (RuntimeException | PlatformFailed | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the SDK threw what it does not declare", e);
            }
        }
    }

    private Duration pause(int attempt) {
        long most = Math.min(FIRST_PAUSE.toMillis() << (attempt - 1), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis((long) (most * (0.25 + 0.75 * waits.chance())));
    }
}
