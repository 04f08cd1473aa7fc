package app.mallcop.sim.shelf;

import app.mallcop.sim.deed.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Records for a test that counts losses: when each happened, when it could be read, and whether it comes twice. The same
 * seed gives the same history.
 */
public final class ScriptedHistory {

    /**
     * One record that the vendor's simulator puts into its own words.
     *
     * @param number from 0, in order of time
     * @param again when it is delivered a second time
     */
    public record Scripted(String id, int number, Instant happened, Instant available, Optional<Instant> again) {}

    /** How often things happen, as shares of all records. */
    public record Habits(double tied, double late, Duration latest, double repeated) {
        public static final Habits ROUGH = new Habits(0.2, 0.2, Duration.ofHours(6), 0.1);
    }

    private static final int USUAL_DELAY_SECONDS = 300;

    private final List<Scripted> all;

    private ScriptedHistory(List<Scripted> all) {
        this.all = List.copyOf(all);
    }

    /** So many records that happen from one instant up to, but not at, the other. */
    public static ScriptedHistory seeded(long seed, int records, Instant from, Instant until, Habits habits) {
        long span = Duration.between(from, until).toMillis();
        if (span <= 0) {
            throw new IllegalArgumentException("a history begins before it ends");
        }
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Dice dice = Dice.of(seed, "time", i);
            boolean tied = i > 0 && dice.chance(habits.tied());
            times.add(tied ? times.getLast() : from.plusMillis(dice.between(0, 999_999_999) * span / 1_000_000_000L));
        }
        Collections.sort(times);
        List<Scripted> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            all.add(one(Dice.of(seed, "record", i), i, times.get(i), habits));
        }
        return new ScriptedHistory(all);
    }

    private static Scripted one(Dice dice, int number, Instant happened, Habits habits) {
        String id = dice.id().toString();
        int latest = (int) habits.latest().toSeconds();
        boolean late = dice.chance(habits.late());
        Instant available = happened
                .plusSeconds(dice.between(0, late ? latest : Math.min(latest, USUAL_DELAY_SECONDS)));
        Optional<Instant> again = dice.chance(habits.repeated())
                ? Optional.of(available.plusSeconds(dice.between(0, latest)))
                : Optional.empty();
        return new Scripted(id, number, happened, available, again);
    }

    /** In order of time. */
    public List<Scripted> all() {
        return all;
    }

    /** Fills a shelf; the records arrive there as they do, the repeats among them. */
    public <R> void shelve(Shelf<R> shelf, Function<Scripted, R> inTheVendorsWords) {
        for (Scripted each : all) {
            R record = inTheVendorsWords.apply(each);
            shelf.put(each.id(), record, each.happened(), each.available());
            each.again().ifPresent(again -> shelf.put(each.id(), record, each.happened(), again));
        }
    }

    /** The ids of what happened in this time and could be read at that moment: what a stream that asked for it must have. */
    public NavigableSet<String> ids(Instant from, Instant until, Instant readable) {
        NavigableSet<String> ids = new TreeSet<>(Comparator.naturalOrder());
        for (Scripted each : all) {
            if (!each.happened().isBefore(from) && each.happened().isBefore(until)
                    && !each.available().isAfter(readable)) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    public NavigableSet<String> ids() {
        return ids(Instant.MIN, Instant.MAX, Instant.MAX);
    }

    /** When the last of them has arrived, the repeats too. */
    public Instant complete() {
        return all.stream().map(each -> each.again().orElse(each.available())).max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
