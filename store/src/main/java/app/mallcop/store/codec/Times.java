package app.mallcop.store.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Instants as files write them: ISO-8601, {@code Z}, as many fraction digits as there are. */
public final class Times {

    private static final long FIRST_SECOND = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Times() {}

    /** What {@link Instant#toString()} gives, several times faster for the seconds of this era. */
    public static String text(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            return instant.toString();
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L));
        int ofDay = (int) Math.floorMod(second, 86_400L);
        StringBuilder out = new StringBuilder(30);
        two(day.getYear() / 100, out);
        two(day.getYear() % 100, out);
        two(day.getMonthValue(), out.append('-'));
        two(day.getDayOfMonth(), out.append('-'));
        two(ofDay / 3600, out.append('T'));
        two(ofDay / 60 % 60, out.append(':'));
        two(ofDay % 60, out.append(':'));
        fraction(instant.getNano(), out);
        return out.append('Z').toString();
    }

    private static void two(int number, StringBuilder out) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Three, six or nine digits, as many as it takes. */
    private static void fraction(int nanos, StringBuilder out) {
        if (nanos == 0) {
            return;
        }
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        out.append('.');
        for (int i = 0, unit = 100_000_000; i < digits; i++, unit /= 10) {
            out.append((char) ('0' + nanos / unit % 10));
        }
    }

    /** Any ISO-8601 instant, with {@code Z} or an offset; empty when it is none. */
    public static Optional<Instant> parse(String text) {
        Instant quick = plain(text);
        if (quick != null) {
            return Optional.of(quick);
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The form nearly every record has, without the cost of a general parser: {@code 2026-03-11T14:00:00[.123]Z}. */
    private static @org.jspecify.annotations.Nullable Instant plain(String text) {
        int length = text.length();
        if (length < 20 || length > 30 || text.charAt(length - 1) != 'Z' || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int nanos = 0;
        if (length > 20) {
            if (text.charAt(19) != '.' || length == 21) {
                return null;
            }
            int fraction = digits(text, 20, length - 1);
            if (fraction < 0) {
                return null;
            }
            nanos = fraction;
            for (int i = length - 21; i < 9; i++) {
                nanos *= 10;
            }
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if ((year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The number in these places, or -1. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
