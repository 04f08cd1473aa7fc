package app.mallcop.actors.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The most that may be spent, in tokens.
 *
 * @param day of one UTC day; null = no limit
 * @param criticalReserve the share of a run's, a day's and a month's ceiling that only critical findings may touch
 * @param actors of one run, for actors that have a ceiling of their own
 */
public record Ceilings(long finding, long run, @Nullable Long day, @Nullable Long month, BigDecimal criticalReserve,
        Map<String, Long> actors) {

    public Ceilings(long finding, long run, @Nullable Long day, @Nullable Long month, BigDecimal criticalReserve,
            Map<String, Long> actors) {
        this.finding = finding;
        this.run = run;
        this.day = day;
        this.month = month;
        this.criticalReserve = criticalReserve;
        this.actors = Map.copyOf(actors);
    }

    /** What is left of a ceiling for findings that are not critical. */
    long ordinary(long ceiling) {
        return ceiling - reserve(ceiling);
    }

    long reserve(long ceiling) {
        return BigDecimal.valueOf(ceiling).multiply(criticalReserve).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** With the circuit breaker tripped: only what is kept for critical findings, for them alone. */
    public Ceilings reserveOnly() {
        return new Ceilings(finding, reserve(run), day, month, BigDecimal.ONE, actors);
    }
}
