package app.mallcop.actors.budget;

import org.jspecify.annotations.Nullable;

/**
 * The worst-case bill of a run, before anything is spent.
 *
 * @param findings those a model would be asked about
 */
public record Estimate(long findings, long tokens, long microUsd) {

    public static final Estimate NONE = new Estimate(0, 0, 0);

    /** @param model the dearest that may be asked */
    public static Estimate of(long findings, Ceilings ceilings, Ledger.Before before, Pricing pricing, String model) {
        long tokens = Math.min(ceilings.run(), saturated(findings, ceilings.finding()));
        tokens = left(tokens, ceilings.day(), before.day());
        tokens = left(tokens, ceilings.month(), before.month());
        return new Estimate(findings, tokens, pricing.atMost(model, tokens));
    }

    private static long left(long tokens, @Nullable Long ceiling, long spent) {
        return ceiling == null ? tokens : Math.min(tokens, Math.max(0, ceiling - spent));
    }

    private static long saturated(long count, long each) {
        return count == 0 || each <= Long.MAX_VALUE / count ? count * each : Long.MAX_VALUE;
    }
}
