package app.mallcop.desk.look;

import app.mallcop.store.costs.Cost;
import app.mallcop.store.costs.CostLog;
import app.mallcop.store.events.Damage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was spent, by month. A bill counts once, however often a merge left it in the file; a reservation counts only as
 * long as no bill came for it.
 *
 * @param months newest first
 * @param tripped runs in which the circuit breaker tripped
 * @param exhausted runs in which a ceiling stood against a call
 * @param reservedTokens of reservations without a bill: calls that are going on, or that were cut off
 */
public record Spending(List<Month> months, long reservedTokens, long tripped, long exhausted, List<Damage> damage) {

    /** @param month as {@code 2026-11} */
    public record Month(String month, long runs, long tokens, long microUsd) {}

    public Spending {
        months = List.copyOf(months);
        damage = List.copyOf(damage);
    }

    public long tokens() {
        long tokens = 0;
        for (Month month : months) {
            tokens += month.tokens();
        }
        return tokens;
    }

    public long microUsd() {
        long microUsd = 0;
        for (Month month : months) {
            microUsd += month.microUsd();
        }
        return microUsd;
    }

    /** Runs that spent something; one over the turn of a month counts in both. */
    public long runs() {
        long runs = 0;
        for (Month month : months) {
            runs += month.runs();
        }
        return runs;
    }

    public static double donuts(long tokens) {
        return (double) tokens / Cost.TOKENS_PER_DONUT;
    }

    private static final class Sums {
        private final Set<String> runs = new HashSet<>();
        private long tokens;
        private long microUsd;
    }

    static Spending in(Path file) throws IOException {
        TreeMap<String, Sums> months = new TreeMap<>();
        Set<String> billed = new HashSet<>();
        Map<String, Long> reserved = new HashMap<>();
        List<Damage> damage = new ArrayList<>();
        Set<String> tripped = new HashSet<>();
        Set<String> exhausted = new HashSet<>();
        new CostLog(file).each(cost -> {
            switch (cost.kind()) {
                case TRIPPED -> tripped.add(cost.run());
                case EXHAUSTED -> exhausted.add(cost.run());
                case RESERVED -> {
                    if (!billed.contains(cost.id())) {
                        reserved.put(cost.id(), cost.tokens());
                    }
                }
                case BILLED -> {
                    reserved.remove(cost.id());
                    if (billed.add(cost.id())) {
                        Sums sums = months.computeIfAbsent(month(cost.at()), _ -> new Sums());
                        sums.runs.add(cost.run());
                        sums.tokens += cost.tokens();
                        sums.microUsd += cost.microUsd();
                    }
                }
            }
        }, damage::add);
        List<Month> newestFirst = new ArrayList<>();
        months.descendingMap()
                .forEach((month, sums) -> newestFirst
                        .add(new Month(month, sums.runs.size(), sums.tokens, sums.microUsd)));
        long open = 0;
        for (long tokens : reserved.values()) {
            open += tokens;
        }
        return new Spending(newestFirst, open, tripped.size(), exhausted.size(), damage);
    }

    private static String month(Instant at) {
        return at.toString().substring(0, "2026-11".length());
    }
}
