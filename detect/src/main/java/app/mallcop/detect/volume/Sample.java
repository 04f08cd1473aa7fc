package app.mallcop.detect.volume;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events of a day that are at hand: the first and last few of each stretch. Who and what they are mostly about, and evidence. */
final class Sample {

    private static final int EVIDENCE = 40;
    private static final int LONGEST = 300;
    private static final Untrusted BEYOND_BELIEF = Untrusted.of("!");

    private final List<Tally.Entry> entries = new ArrayList<>();

    /** @param cells the busiest first, so that they are what is shown */
    Sample(List<Tally.Cell> cells) {
        cells.stream().sorted(Comparator.comparingLong(Tally.Cell::weight).reversed().thenComparing(Tally.Cell::start))
                .forEach(cell -> entries.addAll(cell.entries()));
    }

    /** What is counted and noted of an event: worked out once, since it is asked for by who learns and by both tallies. */
    static final class Notes {
        private @Nullable Sighting last;
        private List<Untrusted> notes = List.of();
        private long weight;

        List<Untrusted> of(Sighting seen) {
            look(seen);
            return notes;
        }

        long weight(Sighting seen) {
            look(seen);
            return weight;
        }

        @SuppressWarnings("ReferenceEquality") // the very same sighting, not one like it
        private void look(Sighting seen) {
            if (seen != last) {
                weight = Facts.weight(seen);
                notes = List.of(seen.actor(), bounded(seen.event().target()),
                        weight == Facts.MOST && Facts.isBeyondBelief(seen) ? BEYOND_BELIEF : Untrusted.EMPTY);
                last = seen;
            }
        }
    }

    private static Untrusted bounded(Untrusted text) {
        return text.length() <= LONGEST ? text : Untrusted.of(text.clear().substring(0, LONGEST));
    }

    /** Who or what most of it is about. */
    record Share(Untrusted value, int percent) {}

    Share topActor() {
        return top(0);
    }

    Share topTarget() {
        return top(1);
    }

    private Share top(int note) {
        Map<Untrusted, Long> weights = new TreeMap<>();
        long total = 0;
        for (Tally.Entry entry : entries) {
            weights.merge(entry.notes().get(note), entry.weight(), Long::sum);
            total += entry.weight();
        }
        Untrusted best = Untrusted.EMPTY;
        long most = 0;
        for (Map.Entry<Untrusted, Long> weight : weights.entrySet()) {
            if (weight.getValue() > most) {
                best = weight.getKey();
                most = weight.getValue();
            }
        }
        return new Share(best, total == 0 ? 0 : (int) Math.round(100.0 * most / total));
    }

    /** Events of this actor, of the busiest time first. */
    List<EventRef> evidence(Untrusted actor) {
        return entries.stream().filter(entry -> entry.notes().getFirst().equals(actor)).limit(EVIDENCE)
                .map(Tally.Entry::ref).toList();
    }

    Instant first() {
        return entries.stream().map(Tally.Entry::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    Instant last() {
        return entries.stream().map(Tally.Entry::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    /** Records that claim to stand for more than can be. */
    long beyondBelief() {
        return entries.stream().filter(entry -> entry.notes().get(2).equals(BEYOND_BELIEF)).count();
    }
}
