package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.store.codec.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as vendors write them: ISO with any offset or none, seconds or milliseconds since 1970. */
final class VendorTime {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** More seconds than till 2100, fewer milliseconds than till 2000. */
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int LONGEST = 40;

    private VendorTime() {}

    /** What a number counts. */
    enum Unit {
        SECONDS, MILLIS, BY_SIZE
    }

    static @Nullable Instant of(@Nullable Value value) {
        return of(value, Unit.BY_SIZE);
    }

    /** Null when it is no time, or not one between 2000 and 2100. */
    static @Nullable Instant of(@Nullable Value value, Unit unit) {
        BigDecimal number = number(value);
        Instant time = number != null ? ofNumber(number, unit) : ofText(Values.text(value));
        return time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST) ? null : time;
    }

    /** Of a number, or of a text that is one. */
    static @Nullable BigDecimal number(@Nullable Value value) {
        if (value instanceof Value.Num(BigDecimal number)) {
            return number;
        }
        if (!(value instanceof Value.Text(Untrusted text)) || text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        String digits = text.clear();
        int from = digits.charAt(0) == '-' ? 1 : 0;
        for (int i = from; i < digits.length(); i++) {
            if ((digits.charAt(i) < '0' || digits.charAt(i) > '9') && digits.charAt(i) != '.') {
                return null;
            }
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant ofNumber(BigDecimal number, Unit unit) {
        // A number of a hostile size is told by its magnitude before it is counted with.
        if (number.precision() - number.scale() > 15 || number.scale() > 100) {
            return null;
        }
        boolean millis = unit == Unit.MILLIS || (unit == Unit.BY_SIZE && number.compareTo(MILLIS_FROM) >= 0);
        BigDecimal seconds = millis ? number.divide(THOUSAND) : number;
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValue(), nanos);
    }

    private static @Nullable Instant ofText(@Nullable Untrusted written) {
        if (written == null || written.length() < 10 || written.length() > LONGEST) {
            return null;
        }
        String text = written.clear().strip();
        if (text.length() == 10) {
            text += "T00:00:00Z";
        } else if (text.endsWith(" UTC")) {
            text = text.substring(0, text.length() - 4) + "Z";
        } else if (text.length() > 10) {
            text = withColonInOffset(text.substring(0, 10) + "T" + text.substring(11));
        }
        Optional<Instant> time = Times.parse(text);
        return time.orElse(null);
    }

    /** {@code +0000} as {@code +00:00}; without any, {@code Z}. */
    private static String withColonInOffset(String text) {
        if (text.endsWith("Z") || text.endsWith("z")) {
            return text;
        }
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (sign <= 10) {
            return text + "Z";
        }
        return text.indexOf(':', sign) < 0 && text.length() - sign == 5
                ? text.substring(0, sign + 3) + ":" + text.substring(sign + 3)
                : text;
    }
}
