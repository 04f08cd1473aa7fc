package app.mallcop.store.costs;

import java.time.Instant;

/**
 * What a look at a finding cost, or may cost: the reservation is on disk before the call, the bill after it.
 *
 * @param id the same for a reservation and its bill
 * @param run what it was spent in
 * @param microUsd millionths of a US dollar, so that sums are exact
 */
public record Cost(Kind kind, String id, Instant at, String run, String actor, String finding, long inputTokens,
        long outputTokens, long microUsd) {

    public enum Kind {
        RESERVED, BILLED,
        /** Nothing was spent: the circuit breaker tripped. */
        TRIPPED,
        /** Nothing was spent: a ceiling stood against it. */
        EXHAUSTED
    }

    /** One donut is 5,000 tokens; tokens are the unit of account. */
    public static final long TOKENS_PER_DONUT = 5_000;

    public long tokens() {
        return inputTokens + outputTokens;
    }
}
