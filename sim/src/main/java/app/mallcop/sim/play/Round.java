package app.mallcop.sim.play;

import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** One time that the platforms were asked: what could be read by then, since the last time and a little before it. */
public final class Round {

    private final Played played;
    private final Optional<Instant> since;
    private final Instant asOf;
    private final boolean last;

    Round(Played played, Optional<Instant> since, Instant asOf, boolean last) {
        this.played = played;
        this.since = since;
        this.asOf = asOf;
        this.last = last;
    }

    /** The moment of asking. */
    public Instant asOf() {
        return asOf;
    }

    /** The moment of asking before that; empty for the first round, which asks for all there is. */
    public Optional<Instant> since() {
        return since;
    }

    /** What this platform hands over, day by day in time order; told anew on each call, and never held as a whole. */
    public Stream<Deed> deedsOf(Platform platform) {
        Instant from = since.map(before -> before.minus(Arrival.overlap(platform))).orElse(Instant.MIN);
        LocalDate earliest = since
                .map(before -> dayOf(before.minus(Arrival.overlap(platform)).minus(Arrival.LATEST)))
                .orElse(LocalDate.MIN);
        return played.days().stream().filter(day -> !day.isBefore(earliest) && !day.isAfter(dayOf(asOf)))
                .flatMap(day -> played.deedsOf(day).stream())
                .filter(deed -> deed.platform() == platform && arrived(deed).isAfter(from)
                        && !arrived(deed).isAfter(asOf) && !deed.at().isAfter(asOf));
    }

    /** The history ends with the last round, so what would come after it comes in it. */
    private Instant arrived(Deed deed) {
        Instant arrival = Arrival.of(deed);
        return last && arrival.isAfter(asOf) ? asOf : arrival;
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
