package app.mallcop.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Entity;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Play;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Normal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewsTest {

    private static final int MANY = 3 * Crews.BATCH + 7;

    /** Tells how many were at work on what they share at most. */
    private record Sharing(String name, AtomicInteger atWork, AtomicInteger most) implements Detector {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public String shares() {
            return "one desk";
        }

        @Override
        public void judge(Sighting seen, Normal normal, Found found) {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            atWork.decrementAndGet();
        }
    }

    /** Raises one finding for all events, whose words are those of the first. */
    private record FirstWords(String name) implements Detector {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public void judge(Sighting seen, Normal normal, Found found) {
            found.raise(Raised.of("first", Severity.INFO, seen, Prose.of("{}", seen.event().target())).build());
        }
    }

    private static Play manyEventsOfADay(Play play) {
        for (int i = 0; i < MANY; i++) {
            play.event(Instant.parse("2026-03-10T00:00:00Z").plusSeconds(i)).actor("bob").target("t" + i).add();
        }
        return play;
    }

    @Test
    void detectors_that_share_something_are_never_at_work_at_the_same_time() {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Play play = manyEventsOfADay(
                Play.of(new Sharing("a", atWork, most), new Sharing("b", atWork, most),
                        new Sharing("c", atWork, most)));

        play.detect();

        assertThat(most).hasValue(1);
    }

    @Test
    void what_is_found_in_many_events_is_told_in_their_order_whichever_thread_was_first() {
        Play play = manyEventsOfADay(Play.of(
                IntStream.range(0, 6).mapToObj(i -> new FirstWords("words-" + i)).toArray(Detector[]::new)));

        assertThat(play.detect()).hasSize(6).allSatisfy(finding -> {
            assertThat(finding.title()).isEqualTo(Prose.of("{}", app.mallcop.api.Untrusted.of("t0")));
            assertThat(finding.occurrences()).isEqualTo(MANY);
        });
    }

    @Test
    void words_of_crews_come_event_by_event_and_of_one_event_in_the_order_of_detectors() {
        List<String> told = new ArrayList<>();
        Hearing hearing = new Hearing() {
            private String who = "";

            @Override
            public void from(Detector detector) {
                who = detector.name();
            }

            @Override
            public void raise(Raised raised) {
                told.add(who + " " + raised.rule());
            }

            @Override
            public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
                told.add(who + " mended " + rule);
            }
        };
        Crew.Placed first = new Crew.Placed(0, new FirstWords("first"));
        Crew.Placed second = new Crew.Placed(1, new FirstWords("second"));
        Heard early = new Heard();
        early.listen(0, second, hearing);
        early.raise(raised("event 0"));
        early.listen(1, second, hearing);
        early.mended("event 1", List.of(), Scope.Always.STATE, Instant.EPOCH, "it is well");
        Heard late = new Heard();
        late.listen(0, first, hearing);
        late.raise(raised("event 0"));
        late.listen(1, first, hearing);
        late.raise(raised("event 1"));

        Heard.tell(List.of(early, late));

        assertThat(told).containsExactly("first event 0", "second event 0", "first event 1", "second mended event 1");
    }

    private static Raised raised(String rule) {
        return Raised.of(rule, Severity.INFO, Instant.EPOCH, Instant.EPOCH, 1, List.of(), Prose.of("A title")).build();
    }
}
