package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares version numbers part by part, as numbers: 1.10.0 is newer than 1.9.0, and 2.0.0-rc1 is older than 2.0.0. */
final class Versions {

    private static final int LONGEST = 100;

    private Versions() {}

    /** -1, 0 or 1; null where one of them is no version. */
    static @Nullable Value compare(String a, String b) {
        List<BigInteger> x = parts(a);
        List<BigInteger> y = parts(b);
        if (x.isEmpty() || y.isEmpty()) {
            return null;
        }
        for (int i = 0; i < Math.max(x.size(), y.size()); i++) {
            int order = part(x, i).compareTo(part(y, i));
            if (order != 0) {
                return Value.number(order);
            }
        }
        String before = preRelease(a);
        String after = preRelease(b);
        if (before.isEmpty() || after.isEmpty()) {
            return Value.number(Boolean.compare(before.isEmpty(), after.isEmpty()));
        }
        return Value.number(Integer.signum(before.compareTo(after)));
    }

    private static BigInteger part(List<BigInteger> parts, int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    private static String bare(String text) {
        String bare = text.startsWith("v") || text.startsWith("V") ? text.substring(1) : text;
        int build = bare.indexOf('+');
        return build < 0 ? bare : bare.substring(0, build);
    }

    private static String preRelease(String text) {
        int dash = bare(text).indexOf('-');
        return dash < 0 ? "" : bare(text).substring(dash + 1);
    }

    private static List<BigInteger> parts(String text) {
        String bare = bare(text);
        int dash = bare.indexOf('-');
        String numbers = dash < 0 ? bare : bare.substring(0, dash);
        List<BigInteger> parts = new ArrayList<>();
        if (numbers.length() > LONGEST) {
            return List.of();
        }
        for (String part : numbers.split("\\.", -1)) {
            if (part.isEmpty() || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return List.of();
            }
            parts.add(new BigInteger(part));
        }
        return parts;
    }
}
