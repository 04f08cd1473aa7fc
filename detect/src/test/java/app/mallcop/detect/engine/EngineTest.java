package app.mallcop.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Found;
import app.mallcop.detect.Play;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.testkit.Gen;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {

    /** Whoever was not seen on two days is new; the finding withholds the actor. */
    private record Newcomer(int days) implements Detector {
        @Override
        public String name() {
            return "newcomer";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void judge(Sighting seen, Normal normal, Found found) {
            Key key = Key.of(seen.actor());
            if (normal.of(Everyday.ACTOR, key).days() < days) {
                found.raise(Raised.of("newcomer", Severity.WARN, seen, Prose.of("New: {}", seen.actor()))
                        .about("actor", seen.actor()).lasting().withholds(Everyday.ACTOR, key).build());
            }
        }
    }

    /** Three in ten minutes. */
    private static final class Burst implements Detector, Tally {
        @Override
        public String name() {
            return "burst";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<Tally> tallies() {
            return List.of(this);
        }

        @Override
        public int grainMinutes() {
            return 10;
        }

        @Override
        public int reachMinutes() {
            return 10;
        }

        @Override
        public int keeps() {
            return 3;
        }

        @Override
        public void take(Sighting seen, Into into) {
            into.add(Key.of(seen.actor()), 1);
        }

        @Override
        public boolean isWorthJudging(long count, long weight) {
            return count >= 3;
        }

        @Override
        public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
            List<Entry> entries = stretch.cells().stream().flatMap(cell -> cell.entries().stream()).toList();
            for (int i = 2; i < entries.size(); i++) {
                Entry last = entries.get(i);
                if (!last.at().isAfter(entries.get(i - 2).at().plusSeconds(600))
                        && last.ref().day().equals(day)) {
                    found.raise(Raised.of("burst", Severity.WARN, entries.get(i - 2).at(), last.at(), entries.size(),
                            List.of(last.ref()), Prose.of("Burst of {}", key.part(0)))
                            .about("actor", key.part(0)).build());
                    return;
                }
            }
        }
    }

    @Test
    void an_actor_seen_on_two_sealed_days_is_known() {
        Play play = Play.of(new Newcomer(2)).learning(2);
        play.daily("2026-03-01", 6, "09:00", event -> event.actor("bob"));
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(finding.lastSeen()).isEqualTo("2026-03-03T09:00:00Z"));
    }

    @Test
    void an_open_finding_keeps_its_actor_new_until_it_is_acked() {
        Play play = Play.of(new Newcomer(2));
        play.daily("2026-03-01", 9, "09:00", event -> event.actor("eve"));
        Finding found = play.detect().getFirst();
        assertThat(found.occurrences()).isEqualTo(9);
        play.ack(found.id());
        play.event("2026-03-10T09:00:00Z").actor("eve").add();
        assertThat(play.detect()).as("known now").isEmpty();
        play.unack(found.id());
        play.event("2026-03-11T09:00:00Z").actor("eve").add();
        assertThat(play.detect()).extracting(Finding::occurrences).containsExactly(10L);
    }

    @Test
    void while_learning_the_severity_is_info_and_the_real_one_stays_beside_it() {
        Play play = Play.of(new Newcomer(2)).learning(14);
        play.event("2026-03-01T09:00:00Z").actor("bob").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.realSeverity()).isEqualTo(Severity.WARN);
            assertThat(finding.withholds()).isEmpty();
        });
    }

    @Test
    void a_burst_over_midnight_is_found_on_the_day_it_is_met() {
        Play play = Play.of(new Burst());
        play.event("2026-03-01T23:58:00Z").add();
        play.event("2026-03-01T23:59:00Z").add();
        assertThat(play.detect()).isEmpty();
        play.event("2026-03-02T00:01:00Z").add();
        assertThat(play.detect()).singleElement().satisfies(
                finding -> assertThat(finding.scope().toString()).contains("2026-03-02"));
    }

    @Test
    void a_late_event_of_yesterday_completes_a_burst_of_today() {
        Play play = Play.of(new Burst());
        play.event("2026-03-01T23:58:00Z").add();
        play.event("2026-03-02T00:01:00Z").add();
        assertThat(play.detect()).isEmpty();
        play.event("2026-03-01T23:59:00Z").add();
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void twenty_five_of_a_kind_in_a_day_are_one_finding_however_they_came() {
        Play play = Play.of(new Newcomer(2));
        for (int i = 0; i < 24; i++) {
            play.event("2026-03-01T09:00:00Z").actor("a" + i).add();
        }
        assertThat(play.detect()).hasSize(24);
        for (int i = 24; i < 40; i++) {
            play.event("2026-03-01T10:00:00Z").actor("a" + i).add();
        }
        assertThat(play.detect()).singleElement().satisfies(flood -> {
            assertThat(flood.occurrences()).isEqualTo(40);
            assertThat(flood.rule()).isEqualTo("newcomer-flood");
        });
        assertThat(play.findings()).hasSize(1);
    }

    @Test
    void a_detector_that_throws_stops_nobody_else() {
        Detector broken = new Detector() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public void judge(Sighting seen, Normal normal, Found found) {
                throw new IllegalStateException("secret " + seen.actor().clear());
            }
        };
        Play play = Play.of(broken, new Newcomer(2));
        play.event("2026-03-01T09:00:00Z").actor("bob").add();
        assertThat(play.detect()).extracting(Finding::detector).containsExactlyInAnyOrder("newcomer", "mallcop-health");
        assertThat(play.lastResult().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.detector()).isEqualTo("broken");
            assertThat(failure.what()).startsWith("IllegalStateException").doesNotContain("bob");
        });
    }

    @Test
    void at_the_end_of_learning_what_turned_out_usual_is_ended_and_what_did_not_counts_in_full() {
        Play play = Play.of(new Newcomer(2)).learning(5);
        play.daily("2026-03-01", 4, "09:00", event -> event.actor("bob"));
        play.event("2026-03-03T11:00:00Z").actor("eve").add();
        List<Finding> found = play.detect();
        assertThat(found).extracting(Finding::severity).containsOnly(Severity.INFO).hasSize(2);
        play.daily("2026-03-05", 4, "09:00", event -> event.actor("bob"));
        play.detect();
        assertThat(play.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.entities().getFirst().value().clear()).isEqualTo("eve");
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
        });
    }

    @Test
    void a_book_that_is_not_at_hand_is_made_again_from_the_days_events_and_findings() {
        Play play = Play.of(new Newcomer(2), new Burst());
        play.event("2026-03-01T08:00:00Z").actor("eve").add();
        play.event("2026-03-01T08:01:00Z").actor("eve").add();
        play.detect();
        play.daily("2026-03-20", 1, "09:00", event -> event.actor("bob"));
        play.detect();
        play.event("2026-03-01T08:02:00Z").actor("eve").add();
        assertThat(play.detect()).extracting(Finding::rule).containsExactlyInAnyOrder("newcomer", "burst");
        assertThat(play.lastSealed()).singleElement().satisfies(sealed -> assertThat(sealed.lines())
                .filteredOn(line -> line.fact().equals("actor")).singleElement().satisfies(line -> {
                    assertThat(line.count()).isEqualTo(3);
                    assertThat(line.withheld()).hasSize(1);
                }));
    }

    /** Nobody says it anew: what comes late is of somebody else. */
    @Test
    void a_book_that_is_made_again_keeps_out_what_findings_of_earlier_runs_keep_out() {
        Play play = Play.of(new Newcomer(2), new Burst());
        play.event("2026-03-01T08:00:00Z").actor("eve").add();
        play.detect();
        play.daily("2026-03-20", 1, "09:00", event -> event.actor("bob"));
        play.detect();
        play.event("2026-03-01T08:02:00Z").actor("carol").add();
        play.detect();
        assertThat(play.lastSealed()).singleElement().satisfies(sealed -> assertThat(sealed.lines())
                .filteredOn(line -> line.fact().equals("actor")).hasSize(2)
                .allSatisfy(line -> assertThat(line.withheld()).hasSize(1)));
    }

    static List<Long> seeds() {
        return Gen.seeds(20).toList();
    }

    /** Twelve days of a few actors, with newcomers and bursts. */
    private static List<Event> someDays(Gen gen) {
        Play desk = Play.of();
        for (int i = 0; i < 400; i++) {
            int day = gen.between(1, 13);
            desk.event("2026-03-%02dT%02d:%02d:00Z".formatted(day, gen.between(0, 24), gen.between(0, 60)))
                    .actor("a" + gen.between(0, gen.between(1, 12))).source(gen.chance(0.3) ? "github" : "azure").add();
        }
        return desk.takeEvents();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_is_found_in_one_run_and_in_many_shuffled_repeated_and_partly_late(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Event> events = someDays(gen);
        Play one = Play.of(new Newcomer(2), new Burst());
        events.forEach(one::add);
        one.asOf("2026-03-13T00:00:00Z").detect();

        Play many = Play.of(new Newcomer(2), new Burst()).throughBytes();
        List<Event> late = new java.util.ArrayList<>();
        for (int day = 1; day <= 12; day++) {
            LocalDate today = LocalDate.of(2026, 3, day);
            late.forEach(many::add);
            late.clear();
            for (Event event : gen.shuffled(events)) {
                if (event.day().equals(today)) {
                    if (gen.chance(0.2)) {
                        late.add(event);
                    } else {
                        many.add(event);
                    }
                    if (gen.chance(0.1)) {
                        many.add(event);
                        many.asOf(today + "T23:59:00Z").detect();
                    }
                }
            }
            many.asOf(today + "T23:59:59Z").detect();
        }
        late.forEach(many::add);
        many.asOf("2026-03-13T00:00:00Z").detect();
        assertThat(many.fingerprints()).isEqualTo(one.fingerprints());
    }
}
