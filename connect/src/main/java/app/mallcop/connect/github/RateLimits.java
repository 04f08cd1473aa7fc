package app.mallcop.connect.github;

import app.mallcop.net.Answer;
import app.mallcop.net.Throttle;
import java.time.Duration;
import java.util.Optional;

/** How GitHub says "later": with 403 as often as with 429. */
final class RateLimits {

    /** What GitHub advises where a secondary limit names no time. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    static final Throttle GITHUB = Throttle.windowEnds("X-RateLimit-Remaining", "X-RateLimit-Reset")
            .or((answer, now) -> answer.status() == 403
                    ? secondary(answer, Throttle.retryAfter(answer, now))
                    : Optional.empty());

    private RateLimits() {}

    private static Optional<Duration> secondary(Answer answer, Optional<Duration> asked) {
        if (asked.isPresent()) {
            return asked;
        }
        return answer.body().length < 4_096 && answer.text().contains("secondary rate limit")
                ? Optional.of(A_MINUTE)
                : Optional.empty();
    }
}
