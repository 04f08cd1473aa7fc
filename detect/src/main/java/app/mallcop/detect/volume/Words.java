package app.mallcop.detect.volume;

import app.mallcop.api.Prose;
import app.mallcop.detect.Raised;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in words. */
final class Words {

    private Words() {}

    /** {@code 7 times the usual}. */
    static String times(long count, double usual) {
        return usual < 0.5 ? "where hardly any are usual" : Math.round(count / usual) + " times the usual";
    }

    static String about(double number) {
        return number >= 10
                ? "about " + Math.round(number)
                : number < 0.1
                        ? "next to none"
                        : "about " + BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros().toPlainString();
    }

    static String many(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    static String hours(int from, int to) {
        return "from " + (from < 10 ? "0" : "") + from + ":00 to " + (to < 10 ? "0" : "") + to + ":00 UTC";
    }

    static void beyondBelief(Raised.Draft draft, long records) {
        if (records > 0) {
            draft.because(Prose.of(many(records, "record") + " claimed to stand for more than " + Facts.MOST
                    + " operations, which is hard to believe; counted as that many"))
                    .number("suspicious_records", records);
        }
    }
}
