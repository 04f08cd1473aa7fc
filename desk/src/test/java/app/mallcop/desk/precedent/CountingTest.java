package app.mallcop.desk.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.evidence.Some;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CountingTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Job JOB = Job.nightly();

    /** On five days, by one person. */
    private static List<Vote> five() {
        List<Vote> votes = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            votes.add(JOB.closed(day, "2026-03-0" + day + "T09:00:00Z", "sam"));
        }
        return votes;
    }

    private static List<Precedent> of(List<Vote> votes, Objection... objections) {
        return Counting.of(votes, List.of(objections), NOW);
    }

    private static Optional<Precedent> covering(List<Precedent> all, Job job) {
        return new Precedents(all).of(job.finding(), Some.of(List.of(job.event()), 10));
    }

    @Test
    void five_findings_that_people_closed_on_several_days_make_a_rule() {
        assertThat(of(five())).singleElement().satisfies(one -> {
            assertThat(one.id()).matches("rr_[0-9a-f]{12}");
            assertThat(one.findings()).hasSize(5);
            assertThat(one.days()).isEqualTo(5);
            assertThat(one.confirmed()).isEqualTo(Instant.parse("2026-03-05T09:00:00Z"));
        });
        assertThat(covering(of(five()), JOB)).isPresent();
    }

    @Test
    void four_make_none() {
        assertThat(of(five().subList(0, 4))).isEmpty();
    }

    @Test
    void many_closed_at_one_sitting_count_once() {
        List<Vote> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(JOB.closed(i, "2026-03-01T09:00:%02dZ".formatted(i), "sam"));
        }
        batch.add(JOB.closed(60, "2026-03-02T09:00:00Z", "sam"));

        assertThat(of(batch)).isEmpty();
    }

    @Test
    void all_of_them_on_one_day_make_none() {
        List<Vote> oneDay = new ArrayList<>();
        for (int hour = 0; hour < 10; hour++) {
            oneDay.add(JOB.closed(hour, "2026-03-01T1%d:00:00Z".formatted(hour), "sam"));
        }
        assertThat(of(oneDay)).isEmpty();
    }

    /** Whatever is different, it is not the same. */
    static Stream<Job> different() {
        return Stream.of(JOB.actor("eve"), JOB.target("acme/payroll"), JOB.at("2026-03-01T12:10:00Z"),
                JOB.ip("203.0.113.9"), JOB.grantee("mallory"), JOB.type("login"), JOB.source("azure"),
                JOB.rule("other"), JOB.detector("volume-anomaly"));
    }

    @ParameterizedTest
    @MethodSource("different")
    void what_differs_in_one_respect_is_not_covered_and_does_not_count(Job other) {
        assertThat(covering(of(five()), other)).isEmpty();

        List<Vote> mixed = new ArrayList<>(five().subList(0, 4));
        mixed.add(other.closed(9, "2026-03-05T09:00:00Z", "sam"));
        assertThat(of(mixed)).isEmpty();
    }

    @Test
    void another_address_of_the_same_network_is_the_same() {
        assertThat(covering(of(five()), JOB.ip("192.0.2.200"))).isPresent();
    }

    @Test
    void what_is_worse_or_more_often_than_any_that_was_closed_is_not_covered() {
        Precedents rules = new Precedents(of(five()));
        Some<app.mallcop.api.Event> events = Some.of(List.of(JOB.event()), 10);
        Finding worse = JOB.finding("fnd_" + "b".repeat(32), Severity.CRITICAL, 1);
        Finding more = JOB.finding("fnd_" + "b".repeat(32), Severity.WARN, 2);

        assertThat(rules.of(worse, events)).isEmpty();
        assertThat(rules.of(more, events)).isEmpty();
    }

    @Test
    void a_finding_of_which_not_every_event_is_here_is_not_covered() {
        assertThat(new Precedents(of(five())).of(JOB.finding(), new Some<>(List.of(JOB.event()), 2))).isEmpty();
        assertThat(new Precedents(of(five())).of(JOB.finding(), new Some<>(List.of(), 1))).isEmpty();
    }

    @Test
    void it_ends_ninety_days_after_a_person_said_so_last() {
        Instant last = Instant.parse("2026-03-05T09:00:00Z");

        assertThat(Counting.of(five(), List.of(), last.plus(Precedent.HOLDS).minusSeconds(1))).hasSize(1);
        assertThat(Counting.of(five(), List.of(), last.plus(Precedent.HOLDS))).isEmpty();
    }

    @Test
    void who_confirms_it_prolongs_it() {
        List<Vote> votes = new ArrayList<>(five());
        votes.add(JOB.closed(6, "2026-05-20T09:00:00Z", "ana"));

        assertThat(Counting.of(votes, List.of(), Instant.parse("2026-07-01T00:00:00Z"))).singleElement()
                .satisfies(one -> assertThat(one.confirmed()).isEqualTo(Instant.parse("2026-05-20T09:00:00Z")));
    }

    @Test
    void one_override_of_something_like_it_takes_it_back_at_once() {
        Objection override = new Objection(Instant.parse("2026-03-06T00:00:00Z"), JOB.traits(), Optional.empty());

        assertThat(of(five(), override)).isEmpty();
    }

    @Test
    void an_override_of_something_else_does_not() {
        Objection other = new Objection(Instant.parse("2026-03-06T00:00:00Z"), JOB.actor("eve").traits(),
                Optional.empty());

        assertThat(of(five(), other)).hasSize(1);
    }

    @Test
    void what_is_removed_by_its_id_comes_back_only_when_people_close_as_many_again() {
        String id = of(five()).getFirst().id();
        Objection removed = new Objection(Instant.parse("2026-03-05T12:00:00Z"), null, Optional.of(id));
        List<Vote> again = new ArrayList<>(five());

        assertThat(of(again, removed)).isEmpty();
        for (int day = 6; day <= 9; day++) {
            again.add(JOB.closed(day, "2026-03-0" + day + "T09:00:00Z", "sam"));
        }
        assertThat(of(again, removed)).isEmpty();
        again.add(JOB.closed(10, "2026-03-10T09:00:00Z", "sam"));
        assertThat(of(again, removed)).singleElement().satisfies(one -> assertThat(one.id()).isEqualTo(id));
    }

    @Test
    void numbered_siblings_are_taken_together_where_people_closed_several_of_them() {
        List<Vote> siblings = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            siblings.add(JOB.target("acme/build-" + day).closed(day, "2026-03-0" + day + "T09:00:00Z", "sam"));
        }

        assertThat(covering(of(siblings), JOB.target("acme/build-77"))).isPresent();
        assertThat(covering(of(siblings), JOB.target("acme/payroll"))).isEmpty();
        assertThat(covering(of(siblings), JOB.target("other/build-77"))).isEmpty();
        assertThat(covering(of(five()), JOB.target("acme/site-2"))).isEmpty();
    }

    @Test
    void the_order_in_which_it_is_told_changes_nothing() {
        List<Vote> votes = five();
        Collections.reverse(votes);

        assertThat(of(votes)).isEqualTo(of(five()));
    }

    @Test
    void the_file_boxes_what_comes_from_outside_and_can_be_read_again() {
        String yaml = PrecedentFile.text(new Precedents(of(five())));

        assertThat(yaml).contains("actor: \"[USER_DATA_BEGIN]deploy-bot[USER_DATA_END]\"", "hours_utc: \"00-06\"",
                "expires: 2026-06-03");
        assertThat(app.mallcop.store.config.YamlFile.parse(yaml, "f").errors()).isEmpty();
        assertThat(PrecedentFile.text(Precedents.NONE)).contains("rules: []");
    }
}
