package app.mallcop.sim.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.shelf.ScriptedHistory.Habits;
import app.mallcop.sim.shelf.ScriptedHistory.Scripted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScriptedHistoryTest {

    private static final Instant FROM = Instant.parse("2026-11-19T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-21T00:00:00Z");

    private final ScriptedHistory history = ScriptedHistory.seeded(5, 2000, FROM, UNTIL, Habits.ROUGH);

    @Test
    void the_same_seed_is_the_same_history() {
        assertThat(ScriptedHistory.seeded(5, 2000, FROM, UNTIL, Habits.ROUGH).all()).isEqualTo(history.all());
        assertThat(ScriptedHistory.seeded(6, 2000, FROM, UNTIL, Habits.ROUGH).all()).isNotEqualTo(history.all());
    }

    @Test
    void it_has_as_many_records_as_asked_for_each_with_an_id_of_its_own_in_order_of_time() {
        assertThat(history.ids()).hasSize(2000);
        assertThat(history.all()).extracting(Scripted::happened).isSorted()
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(FROM).isBefore(UNTIL));
    }

    @Test
    void rough_habits_tie_delay_and_repeat_records_and_none_is_later_than_six_hours() {
        assertThat(history.all().stream().map(Scripted::happened).distinct().count()).isBetween(1400L, 1800L);
        assertThat(history.all()).allSatisfy(each -> assertThat(each.available())
                .isBetween(each.happened(), each.happened().plus(Duration.ofHours(6))));
        assertThat(history.all().stream()
                .filter(each -> each.available().isAfter(each.happened().plus(Duration.ofHours(1)))).count())
                .isBetween(200L, 500L);
        assertThat(history.all().stream().filter(each -> each.again().isPresent()).count()).isBetween(120L, 280L);
    }

    @Test
    void what_a_stream_must_have_is_what_happened_in_its_time_and_could_be_read() {
        Instant middle = FROM.plus(Duration.ofDays(1));
        Shelf<String> shelf = new Shelf<>(() -> middle);
        history.shelve(shelf, Scripted::id);
        assertThat(shelf.happened(FROM, UNTIL).stream().map(Entry::id))
                .containsAll(history.ids(FROM, UNTIL, middle)).allMatch(history.ids(FROM, UNTIL, middle)::contains);
        assertThat(history.ids(FROM, middle, middle).size()).isBetween(1, 1999);
    }

    @Test
    void it_is_complete_when_the_last_repeat_has_come() {
        Instant complete = history.complete();
        Shelf<String> shelf = new Shelf<>(() -> complete);
        history.shelve(shelf, Scripted::id);
        long repeats = history.all().stream().filter(each -> each.again().isPresent()).count();
        assertThat(shelf.all().count()).isEqualTo(2000 + repeats);
        assertThat(shelf.all().asOf(complete.minusNanos(1)).count()).isLessThan(2000 + repeats);
    }
}
