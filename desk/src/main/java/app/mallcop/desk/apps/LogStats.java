package app.mallcop.desk.apps;

import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.lines.Colours;
import app.mallcop.connect.shapes.Part;
import app.mallcop.connect.shapes.Shape;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A sample in figures.
 *
 * @param stamped lines that begin with a time of their own
 * @param earliest by the platform's clock; empty where the lines came without
 */
public record LogStats(long lines, long stamped, Optional<Instant> earliest, Optional<Instant> latest) {

    static LogStats of(List<SampleLine> sample) {
        List<Instant> times = sample.stream().map(SampleLine::at).filter(Objects::nonNull).map(LogStats::sure).toList();
        return new LogStats(sample.size(), sample.stream().filter(LogStats::isStamped).count(),
                times.stream().min(Comparator.naturalOrder()), times.stream().max(Comparator.naturalOrder()));
    }

    private static Instant sure(Instant at) {
        return at;
    }

    private static boolean isStamped(SampleLine line) {
        String text = Colours.without(line.text().clear());
        List<Part> parts = Shape.of(text.substring(0, Math.min(text.length(), 60))).parts();
        return parts.stream().limit(2).anyMatch(part -> part.variable() && part.text().equals("time"));
    }
}
