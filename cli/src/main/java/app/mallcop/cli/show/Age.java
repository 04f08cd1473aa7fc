package app.mallcop.cli.show;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in one unit: what a person wants to know before the date. */
public final class Age {

    private Age() {}

    /** {@code 3 h ago}, {@code in 5 min}, {@code just now}. */
    public static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.abs().compareTo(Duration.ofSeconds(30)) < 0) {
            return "just now";
        }
        return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
    }

    /** {@code 40 s}, {@code 3 h}, {@code 12 days}: rounded down, so that nothing looks older than it is. */
    public static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        if (seconds < 48 * 3_600) {
            return seconds / 3_600 + " h";
        }
        return seconds / 86_400 + " days";
    }
}
