package app.mallcop.sim.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final WorldClock clock = new WorldClock(NOON);
    private final Shelf<String> shelf = new Shelf<>(clock);

    @Test
    void a_late_record_is_not_there_before_it_arrives() {
        put("a", NOON.minusSeconds(60), NOON.plusSeconds(1));
        assertThat(shelf.all().count()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(shelf.all().count()).isOne();
    }

    @Test
    void a_window_takes_its_beginning_and_leaves_its_end() {
        put("a", NOON.minusSeconds(2), NOON);
        put("b", NOON.minusSeconds(1), NOON);
        assertThat(ids(shelf.happened(NOON.minusSeconds(2), NOON.minusSeconds(1)))).containsExactly("a");
        assertThat(ids(shelf.happened(NOON, NOON))).isEmpty();
        assertThat(ids(shelf.happened(NOON, NOON.minusSeconds(9)))).isEmpty();
    }

    @Test
    void a_window_of_arrivals_does_not_look_at_when_things_happened() {
        put("early", NOON.minusSeconds(5), NOON.minusSeconds(5));
        put("late", NOON.minusSeconds(3600), NOON);
        assertThat(ids(shelf.arrived(NOON.minusSeconds(1), NOON.plusSeconds(1)))).containsExactly("late");
    }

    @Test
    void records_of_one_instant_keep_their_order_and_newest_first_is_its_reverse() {
        put("a", NOON.minusSeconds(9), NOON);
        put("b", NOON.minusSeconds(9), NOON);
        put("c", NOON.minusSeconds(10), NOON);
        assertThat(ids(shelf.all())).containsExactly("c", "a", "b");
        assertThat(ids(shelf.all().newestFirst())).containsExactly("b", "a", "c");
    }

    @Test
    void what_is_put_twice_is_delivered_twice() {
        put("a", NOON.minusSeconds(9), NOON.minusSeconds(9));
        put("a", NOON.minusSeconds(9), NOON.plusSeconds(9));
        assertThat(ids(shelf.all())).containsExactly("a");
        clock.advance(Duration.ofSeconds(9));
        assertThat(ids(shelf.all())).containsExactly("a", "a");
    }

    @Test
    void pages_by_position_do_not_move_when_records_arrive_between_them() {
        for (int i = 0; i < 10; i++) {
            put("r" + i, NOON.minusSeconds(10 - i), NOON);
        }
        Page<String> first = shelf.all().newestFirst().page(4);
        put("new", NOON, NOON);
        List<String> got = new ArrayList<>(first.records());
        Optional<String> next = first.next();
        while (next.isPresent()) {
            Page<String> page = shelf.all().newestFirst().after(next.get()).page(4);
            got.addAll(page.records());
            next = page.next();
        }
        assertThat(got).containsExactly("r9", "r8", "r7", "r6", "r5", "r4", "r3", "r2", "r1", "r0");
    }

    @Test
    void pages_by_number_move_when_records_arrive_between_them_as_they_do_with_such_vendors() {
        for (int i = 0; i < 4; i++) {
            put("r" + i, NOON.minusSeconds(10 - i), NOON);
        }
        assertThat(shelf.all().newestFirst().numbered(1, 2).records()).containsExactly("r3", "r2");
        put("new", NOON, NOON);
        Page<String> second = shelf.all().newestFirst().numbered(2, 2);
        assertThat(second.records()).containsExactly("r2", "r1");
        assertThat(second.next()).contains("3");
        assertThat(shelf.all().newestFirst().numbered(3, 2).next()).isEmpty();
    }

    @Test
    void a_full_last_page_has_no_next() {
        put("a", NOON, NOON);
        put("b", NOON, NOON);
        assertThat(shelf.all().page(2).next()).isEmpty();
        assertThat(shelf.all().page(1).next()).isPresent();
    }

    @Test
    void a_question_may_be_about_some_records_and_about_an_earlier_moment() {
        put("a1", NOON.minusSeconds(2), NOON.minusSeconds(2));
        put("a2", NOON.minusSeconds(1), NOON);
        put("b", NOON.minusSeconds(1), NOON.minusSeconds(1));
        assertThat(ids(shelf.all().where(record -> record.startsWith("a")))).containsExactly("a1", "a2");
        assertThat(ids(shelf.all().asOf(NOON.minusSeconds(1)))).containsExactly("a1", "b");
    }

    private void put(String id, Instant happened, Instant available) {
        shelf.put(id, id, happened, available);
    }

    private static List<String> ids(Window<String> window) {
        return window.stream().map(Entry::id).toList();
    }
}
