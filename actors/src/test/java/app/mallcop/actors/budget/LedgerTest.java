package app.mallcop.actors.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Usage;
import app.mallcop.store.costs.Cost;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
    private static final Ask ASK = new Ask("m", "look", List.of(), List.of(new Message.Said("here")), 1_000,
            Duration.ofSeconds(1));
    private static final long MOST = ASK.inputBound() + ASK.maxTokens();
    static final Pricing CENT = new Pricing() {
        @Override
        public long microUsd(String model, Usage usage) {
            return usage.tokens();
        }

        @Override
        public long atMost(String model, long tokens) {
            return 5 * tokens;
        }
    };

    private final List<Cost> written = new ArrayList<>();

    @Test
    void a_call_is_written_down_before_it_is_made() throws IOException {
        Ledger.Hold hold = held(ledger(ceilings(MOST, MOST)), ordinary("fnd_1"));
        assertThat(written).singleElement().satisfies(cost -> {
            assertThat(cost.kind()).isEqualTo(Cost.Kind.RESERVED);
            assertThat(cost.tokens()).isEqualTo(MOST);
        });
        assertThat(hold.used(new Usage(100, 50, 0, 0, false), "m")).isFalse();
        assertThat(written.getLast().kind()).isEqualTo(Cost.Kind.BILLED);
        assertThat(written.getLast().id()).isEqualTo(written.getFirst().id());
        assertThat(written.getLast().tokens()).isEqualTo(150);
    }

    @Test
    void what_cannot_be_written_down_is_not_made() {
        Ledger ledger = new Ledger(ceilings(MOST, MOST), Ledger.Before.NOTHING, CENT, _ -> {
            throw new IOException("disk full");
        }, () -> NOW, "run");
        assertThatThrownBy(() -> ledger.hold(ordinary("fnd_1"), ASK)).hasMessage("disk full");
    }

    @Test
    void what_a_call_did_not_use_is_there_for_the_next() throws IOException {
        Ledger ledger = ledger(ceilings(2 * MOST - 1, 10 * MOST));
        Ledger.Hold first = held(ledger, ordinary("fnd_1"));
        assertThat(ledger.hold(ordinary("fnd_1"), ASK)).isEqualTo(new Ledger.TooMuch(Limit.FINDING, MOST));
        var _ = first.used(new Usage(MOST - 1, 0, 0, 0, false), "m");
        assertThat(ledger.hold(ordinary("fnd_1"), ASK)).isInstanceOf(Ledger.Hold.class);
    }

    @Test
    void a_part_is_kept_for_what_is_critical() throws IOException {
        Ledger ledger = ledger(new Ceilings(MOST, 2 * MOST, null, null, new BigDecimal("0.5"), Map.of()));
        assertThat(ledger.hold(ordinary("fnd_1"), ASK)).isInstanceOf(Ledger.Hold.class);
        assertThat(ledger.hold(ordinary("fnd_2"), ASK)).isEqualTo(new Ledger.TooMuch(Limit.RUN, MOST));
        assertThat(ledger.hold(critical("fnd_3"), ASK)).isInstanceOf(Ledger.Hold.class);
        assertThat(ledger.hold(critical("fnd_4"), ASK)).isEqualTo(new Ledger.TooMuch(Limit.RUN, MOST));
    }

    @Test
    void with_the_breaker_tripped_only_the_critical_part_is_left() throws IOException {
        Ledger ledger = ledger(
                new Ceilings(MOST, 2 * MOST, null, null, new BigDecimal("0.5"), Map.of()).reserveOnly());
        assertThat(ledger.hold(ordinary("fnd_1"), ASK)).isInstanceOf(Ledger.TooMuch.class);
        assertThat(ledger.hold(critical("fnd_2"), ASK)).isInstanceOf(Ledger.Hold.class);
        assertThat(ledger.hold(critical("fnd_3"), ASK)).isInstanceOf(Ledger.TooMuch.class);
    }

    @Test
    void what_was_spent_earlier_on_this_day_and_in_this_month_counts() throws IOException {
        Ceilings day = new Ceilings(MOST, 9 * MOST, 2 * MOST, null, BigDecimal.ZERO, Map.of());
        assertThat(ledger(day, new Ledger.Before(MOST, 0)).hold(ordinary("fnd_1"), ASK))
                .isInstanceOf(Ledger.Hold.class);
        assertThat(ledger(day, new Ledger.Before(MOST + 1, 0)).hold(ordinary("fnd_1"), ASK))
                .isEqualTo(new Ledger.TooMuch(Limit.DAY, MOST));
        Ceilings month = new Ceilings(MOST, 9 * MOST, null, MOST, BigDecimal.ZERO, Map.of());
        assertThat(ledger(month, new Ledger.Before(0, 1)).hold(ordinary("fnd_1"), ASK))
                .isEqualTo(new Ledger.TooMuch(Limit.MONTH, MOST));
    }

    @Test
    void an_actor_has_a_ceiling_of_its_own() throws IOException {
        Ledger ledger = ledger(new Ceilings(MOST, 9 * MOST, null, null, BigDecimal.ZERO, Map.of("triage", MOST)));
        assertThat(ledger.hold(ordinary("fnd_1"), ASK)).isInstanceOf(Ledger.Hold.class);
        assertThat(ledger.hold(ordinary("fnd_2"), ASK)).isEqualTo(new Ledger.TooMuch(Limit.ACTOR, MOST));
        assertThat(ledger.hold(new Ledger.Purpose("fnd_2", "investigate", false), ASK))
                .isInstanceOf(Ledger.Hold.class);
    }

    @Test
    void the_room_that_is_told_is_the_room_that_there_is() throws IOException {
        List<Ceilings> all = List.of(ceilings(MOST, 9 * MOST), ceilings(9 * MOST, 2 * MOST),
                new Ceilings(9 * MOST, 3 * MOST, null, null, new BigDecimal("0.5"), Map.of()),
                new Ceilings(9 * MOST, 9 * MOST, 2 * MOST, null, new BigDecimal("0.4"), Map.of()),
                new Ceilings(9 * MOST, 9 * MOST, null, 2 * MOST, BigDecimal.ZERO, Map.of()),
                new Ceilings(9 * MOST, 9 * MOST, null, null, BigDecimal.ZERO, Map.of("triage", 2 * MOST)));
        for (Ceilings ceilings : all) {
            Ledger ledger = ledger(ceilings);
            for (Ledger.Purpose purpose : List.of(ordinary("fnd_1"), critical("fnd_2"), ordinary("fnd_2"),
                    ordinary("fnd_1"), critical("fnd_1"))) {
                boolean fits = ledger.room(purpose) >= MOST;
                assertThat(ledger.hold(purpose, ASK) instanceof Ledger.Hold).as("%s %s", ceilings, purpose)
                        .isEqualTo(fits);
            }
        }
    }

    @Test
    void a_call_of_which_nobody_knows_how_it_ended_counts_as_spent() throws IOException {
        Ledger ledger = ledger(ceilings(9 * MOST, MOST));
        held(ledger, ordinary("fnd_1")).lost();
        assertThat(ledger.hold(ordinary("fnd_2"), ASK)).isInstanceOf(Ledger.TooMuch.class);
        assertThat(written).hasSize(1);
        assertThat(ledger.total().tokens()).isEqualTo(MOST);
    }

    @Test
    void a_call_that_nobody_took_costs_nothing() throws IOException {
        Ledger ledger = ledger(ceilings(MOST, MOST));
        held(ledger, ordinary("fnd_1")).unused();
        assertThat(ledger.hold(ordinary("fnd_1"), ASK)).isInstanceOf(Ledger.Hold.class);
        assertThat(written.get(1).tokens()).isZero();
    }

    @Test
    void a_call_that_uses_more_than_it_can_is_told() throws IOException {
        Ledger ledger = ledger(ceilings(MOST, MOST));
        assertThat(held(ledger, ordinary("fnd_1")).used(new Usage(MOST, 1, 0, 0, false), "m")).isTrue();
        assertThat(ledger.bills()).singleElement().extracting(Bill::overruns).isEqualTo(1L);
    }

    /** Four findings are worked on at once: whatever the order of their calls, no ceiling is passed. */
    @Test
    void no_order_of_four_at_work_goes_over_a_ceiling() throws IOException {
        int[] steps = {4, 4, 2, 2};
        long[] seen = new long[2];
        each(new int[4], steps, new ArrayList<>(), order -> {
            long most = play(order);
            seen[0]++;
            seen[1] = Math.max(seen[1], most);
        });
        assertThat(seen[0]).isEqualTo(207_900);
        assertThat(seen[1]).isGreaterThan(2 * MOST).isLessThanOrEqualTo(RUN);
    }

    private static final long RUN = 2 * MOST + MOST / 2;

    /** Plays one order of steps, each worker holding and settling in turns. Returns what was spent. */
    private static long play(List<Integer> order) throws IOException {
        List<Cost> bills = new ArrayList<>();
        Ledger ledger = new Ledger(new Ceilings(9 * MOST, RUN, null, null, BigDecimal.ZERO, Map.of()),
                Ledger.Before.NOTHING, CENT, bills::add, () -> NOW, "run");
        Ledger.@Nullable Hold[] holding = new Ledger.Hold[4];
        int[] turn = new int[4];
        for (int worker : order) {
            Ledger.Hold hold = holding[worker];
            if (turn[worker]++ % 2 == 0) {
                holding[worker] = ledger.hold(ordinary("fnd_" + worker), ASK) instanceof Ledger.Hold got ? got : null;
            } else if (hold != null) {
                var _ = hold.used(new Usage(MOST - 300L * worker, 0, 0, 0, false), "m");
            }
        }
        return bills.stream().filter(cost -> cost.kind() == Cost.Kind.BILLED).mapToLong(Cost::tokens).sum();
    }

    private interface Order {
        void play(List<Integer> order) throws IOException;
    }

    private static void each(int[] at, int[] steps, List<Integer> order, Order play) throws IOException {
        boolean done = true;
        for (int worker = 0; worker < steps.length; worker++) {
            if (at[worker] < steps[worker]) {
                done = false;
                at[worker]++;
                order.add(worker);
                each(at, steps, order, play);
                order.removeLast();
                at[worker]--;
            }
        }
        if (done) {
            play.play(order);
        }
    }

    private static Ceilings ceilings(long finding, long run) {
        return new Ceilings(finding, run, null, null, BigDecimal.ZERO, Map.of());
    }

    private Ledger ledger(Ceilings ceilings) {
        return ledger(ceilings, Ledger.Before.NOTHING);
    }

    private Ledger ledger(Ceilings ceilings, Ledger.Before before) {
        return new Ledger(ceilings, before, CENT, written::add, () -> NOW, "run");
    }

    private static Ledger.Hold held(Ledger ledger, Ledger.Purpose purpose) throws IOException {
        return (Ledger.Hold) ledger.hold(purpose, ASK);
    }

    private static Ledger.Purpose ordinary(String finding) {
        return new Ledger.Purpose(finding, "triage", false);
    }

    private static Ledger.Purpose critical(String finding) {
        return new Ledger.Purpose(finding, "triage", true);
    }
}
