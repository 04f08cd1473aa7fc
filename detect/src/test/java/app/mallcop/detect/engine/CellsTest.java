package app.mallcop.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellsTest {

    private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");
    private static final int DAY = (int) LocalDate.parse("2026-03-10").toEpochDay();
    private static final int MOST_KEYS = 20_000;

    /** By actor; told apart by target. */
    private record ByActor(int keeps, Apart apart) implements Tally {
        @Override
        public String name() {
            return "by-actor";
        }

        @Override
        public int grainMinutes() {
            return 60;
        }

        @Override
        public int reachMinutes() {
            return 0;
        }

        @Override
        public void take(Sighting seen, Into into) {
            into.add(Key.of(seen.actor()), seen.event().action().length(), seen.event().action(),
                    seen.event().target());
        }

        @Override
        public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, app.mallcop.detect.Found found) {}
    }

    private static Sighting seen(int number, String actor, String action, String target) {
        Event event = new Event("e" + number, TEN.plusMillis(number), "azure", "azure", new EventType("login"),
                Untrusted.of(actor), Untrusted.of(target), Untrusted.of(action), Severity.INFO, Metadata.NONE,
                Traces.NONE, null);
        return new Sighting(event, event.actor());
    }

    @Test
    void GP10_of_a_million_groups_the_same_few_stay_whatever_the_order() {
        Cells there = new Cells("t", new ByActor(4, Tally.Apart.NOTHING), DAY, 42);
        Cells back = new Cells("t", new ByActor(4, Tally.Apart.NOTHING), DAY, 42);
        for (int i = 0; i < 1_000_000; i++) {
            there.take(seen(i, "actor" + i, "", ""), true);
            back.take(seen(999_999 - i, "actor" + (999_999 - i), "", ""), true);
            assertThat(there.all().size()).isLessThanOrEqualTo(2 * MOST_KEYS);
        }
        assertThat(there.keys()).hasSize(MOST_KEYS).isEqualTo(back.keys());
        assertThat(there.leftOut()).isEqualTo(1_000_000 - MOST_KEYS);
    }

    private static List<Tally.Entry> kept(ByActor tally, List<Sighting> events, Gen gen) {
        Cells cells = new Cells("t", tally, DAY, 42);
        gen.shuffled(events).forEach(seen -> cells.take(seen, true));
        List<Tally.Cell> stretch = new ArrayList<>();
        cells.addTo(stretch, Key.of(Untrusted.of("dana")), 0);
        return stretch.getFirst().entries();
    }

    @Test
    void a_cell_keeps_the_same_in_any_order_and_something_of_each_value_and_kind() {
        List<Sighting> events = IntStream.range(0, 5_000)
                .mapToObj(i -> seen(i, "dana", i % 977 == 5 ? "rare" : "often", i == 2_500 ? "hidden" : "t" + i % 3))
                .toList();
        ByActor tally = new ByActor(6, Tally.Apart.values(1).ofKind(0));
        List<Tally.Entry> once = kept(tally, events, Gen.seeded(1));
        for (long seed = 2; seed < 12; seed++) {
            assertThat(kept(tally, events, Gen.seeded(seed))).isEqualTo(once);
        }
        assertThat(once).hasSizeLessThan(40);
        assertThat(once.stream().map(entry -> entry.notes().get(1).clear())).contains("hidden");
        assertThat(once.stream().filter(entry -> entry.notes().getFirst().clear().equals("rare"))).hasSize(6);
    }

    @Test
    void the_heaviest_stays_where_a_maximum_is_asked() {
        List<Sighting> events = IntStream.range(0, 500)
                .mapToObj(i -> seen(i, "dana", i == 250 ? "xxxxxxxx" : "x", "t")).toList();
        List<Tally.Entry> kept = kept(new ByActor(3, new Tally.Apart(-1, List.of(), true)), events, Gen.seeded(3));
        assertThat(kept).hasSize(7).anySatisfy(entry -> assertThat(entry.weight()).isEqualTo(8));
    }

    @Test
    void too_many_values_leave_the_same_ones_in_any_order() {
        List<Sighting> events = IntStream.range(0, 3_000).mapToObj(i -> seen(i, "dana", "a", "t" + i)).toList();
        ByActor tally = new ByActor(10, Tally.Apart.values(1));
        assertThat(kept(tally, events, Gen.seeded(1))).isEqualTo(kept(tally, events, Gen.seeded(2)))
                .hasSizeBetween(20, 40);
    }
}
