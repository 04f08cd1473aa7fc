package app.mallcop.sim.play;

import static java.util.Objects.requireNonNull;

import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Person;
import app.mallcop.sim.company.Robot;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.incident.Incident;
import app.mallcop.sim.incident.OddButUsual;
import app.mallcop.sim.incident.Planted;
import app.mallcop.sim.rhythm.Onboarding;
import app.mallcop.sim.rhythm.PersonDay;
import app.mallcop.sim.rhythm.RobotDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The thirty days of a company that end at a midnight UTC. The same seed and the same midnight give the same deeds, on
 * every machine; each day is told by itself, so a history of any length needs the memory of one day.
 */
public final class Played {

    public static final int DAYS = 30;

    /** The seed of the demo. */
    public static final long SEED = 20_260_311L;

    private static final int DAYS_OF_TROUBLE = 3;
    private static final Duration SELDOM = Duration.ofDays(6);
    private static final Duration OFTEN = Duration.ofHours(6);

    private final Company company;
    private final long seed;
    private final Instant end;
    private final LocalDate first;
    private final List<Incident> incidents;

    private Played(Company company, long seed, Instant end) {
        this.company = company;
        this.seed = seed;
        this.end = end;
        this.first = LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(DAYS);
        this.incidents = Planted.in(company, seed, first.plusDays(DAYS - 1L));
    }

    /** @throws IllegalArgumentException when it is not midnight in UTC */
    public static Played harborlight(long seed, Instant lastMidnightUtc) {
        requireNonNull(lastMidnightUtc, "lastMidnightUtc is null");
        if (!lastMidnightUtc.truncatedTo(ChronoUnit.DAYS).equals(lastMidnightUtc)) {
            throw new IllegalArgumentException("a history ends at midnight UTC, not at " + lastMidnightUtc);
        }
        return new Played(Company.harborlight(), seed, lastMidnightUtc);
    }

    public Company company() {
        return company;
    }

    /** The UTC days, oldest first. */
    public List<LocalDate> days() {
        return first.datesUntil(first.plusDays(DAYS)).toList();
    }

    /** When it ends: the first moment that is no longer part of it. */
    public Instant end() {
        return end;
    }

    /** Everything that happened on this UTC day, incidents among it, in time order. */
    public List<Deed> deedsOf(LocalDate day) {
        if (day.isBefore(first) || !day.isBefore(first.plusDays(DAYS))) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        for (Person person : company.people()) {
            // A local day reaches into the UTC days beside it.
            for (LocalDate local : List.of(day.minusDays(1), day, day.plusDays(1))) {
                deeds.addAll(PersonDay.of(company, seed, person, local, (int) ChronoUnit.DAYS.between(first, local)));
            }
            if (Onboarding.dayOf(person, first, DAYS).equals(Optional.of(day))) {
                deeds.addAll(Onboarding.of(company, seed, person, day));
            }
        }
        for (Robot robot : company.robots()) {
            deeds.addAll(RobotDay.of(company, seed, robot, day));
        }
        incidents.forEach(incident -> deeds.addAll(incident.deeds()));
        return deeds.stream().filter(deed -> deed.day().equals(day)).sorted().toList();
    }

    /** All of it, in time order, one day in memory at a time. */
    public Stream<Deed> deeds() {
        return days().stream().flatMap(day -> deedsOf(day).stream());
    }

    /** What this platform will show, in the order of the deeds; what would come after the end comes at it. */
    public Stream<Delivery> deliveriesOf(Platform platform) {
        return deeds().filter(deed -> deed.platform() == platform).map(deed -> {
            Instant arrival = Arrival.of(deed);
            return new Delivery(deed, arrival.isAfter(end) ? end : arrival);
        });
    }

    /** What went wrong, in the order in which it began. */
    public List<Incident> incidents() {
        return incidents;
    }

    /** Nothing is wrong before. */
    public Instant troubleBegins() {
        return end.minus(Duration.ofDays(DAYS_OF_TROUBLE));
    }

    /** What looks wrong and is habit. */
    public List<OddButUsual> oddButUsual() {
        return OddButUsual.all();
    }

    /**
     * When the platforms are asked: every six days, since some of them forget after seven, and every six hours of the last
     * days.
     */
    public List<Instant> rounds() {
        List<Instant> rounds = new ArrayList<>();
        Instant often = troubleBegins();
        for (Instant asOf = end.minus(Duration.ofDays(DAYS)).plus(SELDOM); asOf.isBefore(often); asOf = asOf
                .plus(SELDOM)) {
            rounds.add(asOf);
        }
        for (Instant asOf = often; !asOf.isAfter(end); asOf = asOf.plus(OFTEN)) {
            rounds.add(asOf);
        }
        return List.copyOf(rounds);
    }
}
