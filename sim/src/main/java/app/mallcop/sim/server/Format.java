package app.mallcop.sim.server;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a parameter may look like.
 *
 * @param says what is expected, as it is told to whoever did otherwise
 */
public record Format(String says, Predicate<String> accepts) {

    public static final Format ANY = new Format("a text", text -> !text.isEmpty());

    /** With Z or an offset, as RFC 3339 has it. */
    public static final Format TIME = new Format("a time such as 2026-01-31T10:00:00Z", Format::isTime);

    public static Format number(long low, long high) {
        return new Format("a whole number from " + low + " to " + high, text -> isNumber(text, low, high));
    }

    public static Format oneOf(String... words) {
        List<String> all = List.of(words);
        return new Format("one of " + String.join(", ", all), all::contains);
    }

    public static Format that(String says, Predicate<String> accepts) {
        return new Format(says, accepts);
    }

    static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isTime(String text) {
        try {
            return time(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isNumber(String text, long low, long high) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.compareTo(BigDecimal.valueOf(low)) >= 0 && number.compareTo(BigDecimal.valueOf(high)) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
