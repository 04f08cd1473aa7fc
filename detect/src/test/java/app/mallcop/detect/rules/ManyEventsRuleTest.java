package app.mallcop.detect.rules;

import static app.mallcop.detect.rules.Written.file;
import static app.mallcop.detect.rules.Written.map;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Play;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyEventsRuleTest {

    private static final Instant NINE = Instant.parse("2026-03-20T09:03:00Z");

    private static Play counting(int threshold) {
        return Loading
                .play(file("aggregate", map("function", "count", "window", "10m", "group_by", "event.actor"), "when",
                        "event.action == 'read'", "condition", "agg.value >= " + threshold, "finding_template",
                        map("title", "{agg.value} reads by {event.actor}, last {event.target}")));
    }

    private static void reads(Play play, int... seconds) {
        for (int second : seconds) {
            play.event(NINE.plusSeconds(second)).action("read").target("t" + second).add();
        }
    }

    @Test
    void GP9_events_exactly_a_window_apart_are_in_it() {
        Play play = counting(3);
        reads(play, 0, 300, 600);
        Finding found = play.detect().getFirst();
        assertThat(found.title().render(Untrusted::clear)).isEqualTo("3 reads by alice, last t600");
        assertThat(found.numbers()).containsEntry("observed", "3").containsEntry("window_minutes", "10");
        assertThat(found.evidence()).hasSize(3);
    }

    @Test
    void GP9_a_second_more_than_a_window_apart_is_quiet() {
        Play play = counting(3);
        reads(play, 0, 300, 601);
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void GP9_one_below_the_threshold_is_quiet() {
        Play play = counting(4);
        reads(play, 0, 1, 2);
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void actors_are_counted_apart() {
        Play play = counting(4);
        reads(play, 0, 1, 2);
        play.event(NINE).actor("bob").action("read").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void a_window_over_midnight_belongs_to_the_day_of_the_event_that_meets_the_condition() {
        Play play = counting(3);
        for (String at : List.of("2026-03-20T23:56:00Z", "2026-03-20T23:58:00Z", "2026-03-21T00:02:00Z")) {
            play.event(at).action("read").add();
        }
        assertThat(play.detect()).singleElement().satisfies(found -> assertThat(found.scope())
                .isEqualTo(new app.mallcop.api.Scope.Day(java.time.LocalDate.parse("2026-03-21"))));
    }

    @Test
    void a_flood_is_counted_whole() {
        Play play = counting(3);
        for (int i = 0; i < 2_000; i++) {
            play.event(NINE.plusMillis(i * 100L)).action("read").add();
        }
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.occurrences()).isEqualTo(2_000));
    }

    @Test
    void distinct_values_are_counted_once_each() {
        Play play = Loading.play(file("aggregate",
                map("function", "count_distinct", "of", "event.target", "window", "1h", "group_by",
                        List.of("event.actor")),
                "condition", "agg.value >= 3"));
        for (int i = 0; i < 30; i++) {
            play.event(NINE.plusSeconds(i)).target("t" + i % 2).add();
        }
        assertThat(play.detect()).isEmpty();
        play.event(NINE.plusSeconds(3_000)).target("t9").add();
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.numbers()).containsEntry("observed", "3"));
    }

    @Test
    void many_repetitions_do_not_hide_distinct_values() {
        Play play = Loading.play(file("aggregate",
                map("function", "count_distinct", "of", "event.target", "window", "1h", "group_by",
                        List.of("event.actor")),
                "condition", "agg.value >= 20"));
        for (int i = 0; i < 3_000; i++) {
            play.event(NINE.plusSeconds(i)).target(i % 100 == 50 ? "t" + i : "same").add();
        }
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void sums_add_up_and_the_largest_is_found() {
        Play play = Loading.play(
                file("id", "sum", "aggregate",
                        map("function", "sum", "of", "event.metadata.request.bytes", "window", "1h", "group_by",
                                "event.actor"),
                        "condition", "agg.value >= 1000"));
        Play max = Loading.play(
                file("id", "max", "aggregate",
                        map("function", "max", "of", "event.metadata.request.bytes", "window", "1h", "group_by",
                                "event.actor"),
                        "condition", "agg.value > 500"));
        for (Play one : List.of(play, max)) {
            for (int i = 0; i < 2; i++) {
                one.event(NINE.plusSeconds(i))
                        .meta("request", Value.Fields.of(java.util.Map.of("bytes", Value.number(500))))
                        .add();
            }
        }
        assertThat(play.detect()).hasSize(1);
        assertThat(max.detect()).isEmpty();
        max.event(NINE).meta("request", Value.Fields.of(java.util.Map.of("bytes", Value.number(501)))).add();
        assertThat(max.detect()).hasSize(1);
    }

    @Test
    void what_a_day_usually_has_can_be_asked() {
        Play play = Loading.play(file("aggregate", map("function", "count", "window", "24h"), "condition",
                "agg.value >= 5 * agg.expected"));
        for (int i = 0; i < 10; i++) {
            String minute = "09:0" + i;
            play.daily("2026-03-01", 14, minute, event -> event.type("request"));
        }
        for (int i = 0; i < 49; i++) {
            play.event("2026-03-16T10:00:00Z").type("request").add();
        }
        assertThat(play.detect()).isEmpty();
        play.event("2026-03-16T11:00:00Z").type("request").add();
        assertThat(play.detect()).singleElement().satisfies(
                found -> assertThat(found.numbers()).containsEntry("expected", "10").containsEntry("observed", "50"));
    }

    private static Play stopThenDelete() {
        return Loading.play(file("severity", "critical", "sequence", map("by", "event.actor", "within", "1h", "steps",
                List.of("event.action == 'Stop'", "event.action == 'Delete'")), "finding_template",
                map("title", "{event.actor}: off, then {event.target} gone")));
    }

    private static void step(Play play, int seconds, String actor, String action) {
        play.event(NINE.plusSeconds(seconds)).actor(actor).action(action).target("x").add();
    }

    @Test
    void steps_in_order_within_the_time_are_a_sequence() {
        Play play = stopThenDelete();
        step(play, 3_600, "eve", "Delete");
        step(play, 0, "eve", "Stop");
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(found.title().render(Untrusted::clear)).isEqualTo("eve: off, then x gone");
            assertThat(found.evidence()).hasSize(2);
        });
    }

    @Test
    void too_late_the_wrong_order_or_another_actor_is_none() {
        Play play = stopThenDelete();
        step(play, 0, "late", "Stop");
        step(play, 3_601, "late", "Delete");
        step(play, 0, "order", "Delete");
        step(play, 60, "order", "Stop");
        step(play, 0, "one", "Stop");
        step(play, 60, "other", "Delete");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void events_of_one_moment_count_in_the_order_that_fits() {
        Play play = stopThenDelete();
        play.event(NINE).id("a").actor("eve").action("Delete").add();
        play.event(NINE).id("b").actor("eve").action("Stop").add();
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void the_order_in_which_events_arrive_changes_nothing() {
        List<app.mallcop.api.Event> events = new java.util.ArrayList<>();
        Play make = counting(3);
        reads(make, 0, 200, 400, 900, 1_000, 1_100, 5_000);
        events.addAll(make.takeEvents());
        Play forward = counting(3);
        events.forEach(forward::add);
        forward.detect();
        Play backward = counting(3);
        for (app.mallcop.api.Event event : events.reversed()) {
            backward.add(event);
            backward.detect();
        }
        assertThat(backward.fingerprints()).isEqualTo(forward.fingerprints()).isNotEmpty();
    }
}
