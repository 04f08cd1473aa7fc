package app.mallcop.actors.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What tokens cost: {@code prices.tsv}. Money is counted in millionths of a dollar, without fractions, rounded up. */
public final class Prices {

    private static final int COLUMNS = 6;
    private static final long MILLION = 1_000_000;

    /**
     * Millionths of a dollar for a million tokens.
     *
     * @param above holds for calls that read more tokens than this
     */
    private record Price(String prefix, long above, long input, long output, long cacheRead, long cacheWrite) {

        long of(Usage usage) {
            // What was not counted may have gone into the cache, which costs more than reading does.
            long afresh = usage.estimated() ? Math.max(input, cacheWrite) : input;
            long sum = Math.addExact(
                    Math.addExact(Math.multiplyExact(usage.input(), afresh),
                            Math.multiplyExact(usage.output(), output)),
                    Math.addExact(Math.multiplyExact(usage.cacheRead(), cacheRead),
                            Math.multiplyExact(usage.cacheWritten(), cacheWrite)));
            return Math.ceilDiv(sum, MILLION);
        }
    }

    /** @param known whether the model is in the table; if not, this is what the dearest one would have cost */
    public record Cost(long microUsd, boolean known) {}

    private final List<Price> prices;

    private Prices(List<Price> prices) {
        this.prices = List.copyOf(prices);
    }

    public static Prices builtIn() {
        List<Price> prices = new ArrayList<>();
        for (String[] row : Rows.of("prices.tsv", COLUMNS)) {
            prices.add(new Price(row[0], Long.parseLong(row[1]), micro(row[2]), micro(row[3]), micro(row[4]),
                    micro(row[5])));
        }
        return new Prices(prices);
    }

    private static long micro(String dollars) {
        return new BigDecimal(dollars).movePointRight(6).longValueExact();
    }

    public Cost of(String model, Usage usage) {
        String name = plain(model);
        long read = usage.allInput();
        int longest = -1;
        Price found = null;
        for (Price price : prices) {
            boolean fits = name.startsWith(price.prefix()) && (price.above() == 0 || read > price.above());
            int specific = price.prefix().length();
            if (fits && (specific > longest
                    || (found != null && specific == longest && price.above() > found.above()))) {
                longest = specific;
                found = price;
            }
        }
        return found == null ? new Cost(dearest().of(usage), false) : new Cost(found.of(usage), true);
    }

    /** The most that a call can cost. */
    public Cost most(Ask ask) {
        return of(ask.model(), Usage.atMost(ask));
    }

    private Price dearest() {
        return prices.stream().reduce((a, b) -> new Price("", 0, Math.max(a.input(), b.input()),
                Math.max(a.output(), b.output()), Math.max(a.cacheRead(), b.cacheRead()),
                Math.max(a.cacheWrite(), b.cacheWrite()))).orElseThrow();
    }

    /** Clouds and gateways put their own words before a model's name. */
    private static String plain(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('/') + 1);
        int vendor = name.lastIndexOf("anthropic.");
        return vendor < 0 ? name : name.substring(vendor + "anthropic.".length());
    }
}
