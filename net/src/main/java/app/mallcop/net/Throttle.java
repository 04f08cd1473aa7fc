package app.mallcop.net;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Whether an answer means "come again later", and how much later. Platforms say it differently. */
@FunctionalInterface
public interface Throttle {

    /** Empty when it means something else; zero when it means later and does not say when. */
    Optional<Duration> later(Answer answer, Instant now);

    /** What RFC 6585 and 9110 say: 429, or 503 with {@code Retry-After}. */
    Throttle STANDARD = (answer, now) -> {
        Optional<Duration> asked = retryAfter(answer, now);
        return answer.status() == 429
                ? Optional.of(asked.orElse(Duration.ZERO))
                : answer.status() == 503 ? asked : Optional.empty();
    };

    /** This or that. */
    default Throttle or(Throttle other) {
        return (answer, now) -> later(answer, now).or(() -> other.later(answer, now));
    }

    /** {@code Retry-After}: seconds, or a date. */
    static Optional<Duration> retryAfter(Answer answer, Instant now) {
        return answer.header("Retry-After").flatMap(value -> {
            String text = value.strip();
            if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** A header with the second, counted from 1970, at which the limit ends; where another one says that none is left. */
    static Throttle windowEnds(String remaining, String reset) {
        return (answer, now) -> {
            boolean spent = answer.header(remaining).map(String::strip).filter("0"::equals).isPresent();
            if (!spent || (answer.status() != 403 && answer.status() != 429)) {
                return Optional.empty();
            }
            return answer.header(reset).map(String::strip).filter(text -> text.matches("[0-9]{1,12}"))
                    .map(text -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text)).plusSeconds(1)))
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait).or(() -> Optional.of(Duration.ZERO));
        };
    }
}
