package app.mallcop.detect.logs;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a parser said of the lines it was given: an event of type {@code parser_summary}.
 *
 * @param lines how many lines; 0 where it is not told
 * @param unmatched how many of them it did not understand
 * @param ratio the share, as told or as counted
 * @param limit the app's own limit of the share, where its parser has one
 * @param gaps how often numbers of lines were missing
 * @param shapes how the lines look that were not understood, the most frequent first
 */
record Summary(Untrusted app, long lines, long unmatched, double ratio, Optional<Double> limit, long gaps,
        List<Shape> shapes) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    /** A kind of line, and how many there were. */
    record Shape(Untrusted shape, long lines) {}

    /** Empty where it says nothing of an app, or nothing of how much was understood. */
    static Optional<Summary> of(Sighting seen) {
        Untrusted app = seen.meta("app_name").orElse(seen.event().target());
        Optional<BigDecimal> unmatched = number(seen, "unmatched_lines");
        Optional<BigDecimal> ratio = number(seen, "unmatched_ratio").filter(Summary::isShare);
        if (app.isEmpty() || (unmatched.isEmpty() && ratio.isEmpty())) {
            return Optional.empty();
        }
        long lines = whole(number(seen, "total_lines"));
        long not = unmatched.isPresent()
                ? Math.min(whole(unmatched), lines == 0 ? Long.MAX_VALUE : lines)
                : Math.round(lines * ratio.orElseThrow().doubleValue());
        double share = lines > 0 && unmatched.isPresent()
                ? (double) not / lines
                : ratio.map(BigDecimal::doubleValue).orElse(0.0);
        return Optional.of(new Summary(app, lines, lines == 0 ? 0 : not, share,
                number(seen, "unmatched_threshold").filter(Summary::isShare).map(BigDecimal::doubleValue),
                whole(number(seen, "sequence_gaps")), shapes(seen)));
    }

    private static boolean isShare(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static long whole(Optional<BigDecimal> number) {
        return number.map(of -> of.max(BigDecimal.ZERO).min(MOST).longValue()).orElse(0L);
    }

    /** A number, also one that came as text. */
    private static Optional<BigDecimal> number(Sighting seen, String key) {
        Value value = seen.event().metadata().get(key).orElse(Value.Nothing.NULL);
        if (value instanceof Value.Num(BigDecimal number)) {
            return Optional.of(number);
        }
        if (value instanceof Value.Text(Untrusted text) && text.length() <= 20
                && text.clear().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            try {
                return Optional.of(new BigDecimal(text.clear()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<Shape> shapes(Sighting seen) {
        List<Shape> shapes = new ArrayList<>();
        if (seen.event().metadata().get("unmatched_shapes").orElse(Value.Nothing.NULL) instanceof Value.Fields all) {
            all.fields().forEach((shape, count) -> {
                if (count instanceof Value.Num(BigDecimal lines)) {
                    shapes.add(new Shape(shape, whole(Optional.of(lines))));
                }
            });
        }
        shapes.sort(Comparator.comparingLong(Shape::lines).reversed().thenComparing(Shape::shape));
        return List.copyOf(shapes);
    }
}
