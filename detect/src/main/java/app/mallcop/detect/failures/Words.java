package app.mallcop.detect.failures;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The words of the findings of this package. */
final class Words {

    private static final int NAMED = 10;

    private Words() {}

    /** {@code 02:14 and 02:23 UTC}. */
    static String between(Instant first, Instant last) {
        return clock(first) + " and " + clock(last) + " UTC";
    }

    static String clock(Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        return (time.getHour() < 10 ? "0" : "") + time.getHour() + (time.getMinute() < 10 ? ":0" : ":")
                + time.getMinute();
    }

    static String length(Duration length) {
        long minutes = length.toMinutes();
        return minutes % 60 == 0 && minutes > 60 ? minutes / 60 + " hours" : minutes + " minutes";
    }

    static String many(long count, String one) {
        return count + " " + one + (count == 1 ? "" : one.endsWith("s") ? "es" : "s");
    }

    /** {@code for 12 accounts: a, b, c and 9 more}. */
    static Prose list(String before, List<Untrusted> values) {
        List<Untrusted> named = values.subList(0, Math.min(NAMED, values.size()));
        String places = String.join(", ", Collections.nCopies(named.size(), "{}"));
        int more = values.size() - named.size();
        return Prose.of(before + places + (more > 0 ? " and " + more + " more" : ""),
                new ArrayList<>(named).toArray(Untrusted[]::new));
    }
}
