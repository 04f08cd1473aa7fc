package app.mallcop.detect.engine;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Entity;
import app.mallcop.api.Scope;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Raised;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands what a detector found on a day on to the haul, under the detector's name. */
final class Judging implements Hearing {

    private final Haul haul;
    private final DayBook book;
    @Nullable
    Detector detector;
    @Nullable
    String source;

    Judging(Haul haul, DayBook book) {
        this.haul = haul;
        this.book = book;
    }

    @Override
    public void from(Detector who) {
        detector = who;
    }

    @Override
    public void raise(Raised raised) {
        haul.raise(requireNonNull(detector, "nobody judges"), raised, book, source);
    }

    @Override
    public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
        haul.mended(requireNonNull(detector, "nobody judges"), rule, entities, scope, at, why);
    }
}
